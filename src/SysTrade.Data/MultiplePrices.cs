using SysTrade.Series;

namespace SysTrade.Data;

/// <summary>
/// Prices of the contract held (price), the one carry is measured against (carry) and the one that will be held next (forward), side by side
/// with the contract each price belongs to. NaN is a missing price, 0 a missing contract.
/// </summary>
/// <remarks>All columns share <see cref="Index"/>. The contract arrays must not be changed.</remarks>
/// <param name="Index">The moments.</param>
/// <param name="Price">Price of the contract held.</param>
/// <param name="Carry">Price of the carry contract.</param>
/// <param name="Forward">Price of the next contract to be held.</param>
/// <param name="PriceContract">Contract held, YYYYMMDD.</param>
/// <param name="CarryContract">Carry contract, YYYYMMDD.</param>
/// <param name="ForwardContract">Next contract to be held, YYYYMMDD.</param>
public sealed record MultiplePrices(
    TimeIndex Index, TimeSeries Price, TimeSeries Carry, TimeSeries Forward, int[] PriceContract, int[] CarryContract, int[] ForwardContract)
{
    /// <summary>Number of rows.</summary>
    public int Count => Index.Count;

    /// <summary>Reads the columns of <see cref="SeriesKind.MultiplePrices"/>. Nothing is copied.</summary>
    public static MultiplePrices From(ColumnSet columns) => new(
        columns.Index,
        columns.Series("PRICE"),
        columns.Series("CARRY"),
        columns.Series("FORWARD"),
        columns.OwnedContracts("PRICE_CONTRACT"),
        columns.OwnedContracts("CARRY_CONTRACT"),
        columns.OwnedContracts("FORWARD_CONTRACT"));

    /// <summary>A range of rows; a copy.</summary>
    public MultiplePrices Slice(Range rows)
    {
        var index = Index.Slice(rows);
        return new(
            index, new(index, Price.Values[rows].ToArray()), new(index, Carry.Values[rows].ToArray()), new(index, Forward.Values[rows].ToArray()),
            PriceContract[rows], CarryContract[rows], ForwardContract[rows]);
    }

    /// <summary>The columns as a store keeps them.</summary>
    public ColumnSet ToColumns() => new(
        Index,
        Column.OfNumbers("CARRY", Carry.ToArray()),
        Column.OfContracts("CARRY_CONTRACT", CarryContract),
        Column.OfNumbers("PRICE", Price.ToArray()),
        Column.OfContracts("PRICE_CONTRACT", PriceContract),
        Column.OfNumbers("FORWARD", Forward.ToArray()),
        Column.OfContracts("FORWARD_CONTRACT", ForwardContract));
}
