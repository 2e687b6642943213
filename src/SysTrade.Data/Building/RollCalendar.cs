using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>The rolls of an instrument, in the order of a calendar. Immutable. May be faulty: <see cref="Check"/> tells.</summary>
public sealed class RollCalendar
{
    /// <summary>Creates a calendar of rolls as they are, with whatever was found while it was made.</summary>
    public RollCalendar(string instrument, IEnumerable<Roll> rolls, IEnumerable<DataFinding>? findings = null)
    {
        Instrument = instrument;
        // Arrays, since a prompt can index those and not every list.
        Rolls = rolls.ToArray();
        Findings = (findings ?? []).ToArray();
    }

    /// <summary>Instrument code.</summary>
    public string Instrument { get; }

    /// <summary>The rolls.</summary>
    public IReadOnlyList<Roll> Rolls { get; }

    /// <summary>What was found while the calendar was made: contracts without prices that were passed over, rolls that could not be priced.</summary>
    public IReadOnlyList<DataFinding> Findings { get; }

    /// <summary>Number of rolls.</summary>
    public int Count => Rolls.Count;

    /// <summary>A calendar from contract prices: the days asked for by the rule, each moved to the nearest day on which all contracts concerned have a price.</summary>
    /// <remarks>Rules: reference, systems data, section 6.3; where this differs by default, see <see cref="RollCalendarOptions"/>.</remarks>
    /// <exception cref="SysTradeException"><c>NoRolls</c>: no roll can be made of these prices. <c>InvalidRollCycle</c>, <c>InvalidCarryOffset</c>.</exception>
    public static RollCalendar Build(ContractPrices prices, RollParameters parameters, RollCalendarOptions? options = null) =>
        new RollCalendarBuilder(prices, parameters, options ?? new()).Build();

    /// <summary>The days asked for by the rule, whether or not there are prices on them; one more than <see cref="Build"/> makes of it, as a rule.</summary>
    /// <exception cref="SysTradeException"><c>NoRolls</c>, <c>InvalidRollCycle</c>, <c>InvalidCarryOffset</c>.</exception>
    public static RollCalendar Approximate(ContractPrices prices, RollParameters parameters, RollCalendarOptions? options = null) =>
        new RollCalendarBuilder(prices, parameters, options ?? new()).Approximate();

    /// <summary>The rolls that stored multiple prices were made with: each dated on the last row of the contract left.</summary>
    /// <remarks>Building multiple prices of the same contract prices with it gives the same rows again, from the second contract on.</remarks>
    public static RollCalendar FromMultiplePrices(string instrument, MultiplePrices prices) => MultiplePriceRolls.Of(instrument, prices);

    /// <summary>
    /// The same, dated and extended as the reference does it: each roll on the first row of the new contract, only where the contract number increases, and a
    /// last row for the contracts in use at the end.
    /// </summary>
    public static RollCalendar FromMultiplePricesAsReference(string instrument, MultiplePrices prices) => MultiplePriceRolls.AsReference(instrument, prices);

    /// <summary>Reads the columns of <see cref="SeriesKind.RollCalendars"/>.</summary>
    public static RollCalendar From(string instrument, ColumnSet columns)
    {
        var current = columns.Contracts("current_contract");
        var next = columns.Contracts("next_contract");
        var carry = columns.Contracts("carry_contract");
        var rolls = new Roll[columns.Count];
        for (var i = 0; i < rolls.Length; i++) rolls[i] = new Roll(columns.Index[i], current[i], next[i], carry[i]);
        return new RollCalendar(instrument, rolls);
    }

    /// <summary>The columns as a store keeps them.</summary>
    /// <exception cref="SysTradeException"><c>DuplicateIndex</c> or <c>UnsortedIndex</c>: the dates do not increase.</exception>
    public ColumnSet ToColumns() => new(
        TimeIndex.From(Rolls.Select(r => r.Date)),
        Column.OfContracts("current_contract", [.. Rolls.Select(r => r.Current)]),
        Column.OfContracts("next_contract", [.. Rolls.Select(r => r.Next)]),
        Column.OfContracts("carry_contract", [.. Rolls.Select(r => r.Carry)]));

    /// <summary>Everything that is wrong with the calendar.</summary>
    /// <param name="prices">Prices that the rolls must have; null looks at the calendar alone.</param>
    /// <param name="parameters">Roll parameters that the contracts should follow; null does not ask.</param>
    public IReadOnlyList<DataFinding> Check(ContractPrices? prices = null, RollParameters? parameters = null) => RollCalendarCheck.Run(this, prices, parameters);

    /// <summary>A calendar with the faults that can be mended mended; <see cref="Findings"/> of the result tells each change.</summary>
    /// <remarks>Rolls are put in the order of their contracts, broken chains are joined, and dates without prices moved to the nearest one that has them.</remarks>
    public RollCalendar Repair(ContractPrices prices, RollParameters parameters) => new RollCalendarRepair(this, prices, parameters).Run();

    /// <inheritdoc/>
    public override string ToString() => Count == 0 ? $"{Instrument}: no rolls" : $"{Instrument}: {Count} rolls, {Rolls[0].Date:yyyy-MM-dd} to {Rolls[^1].Date:yyyy-MM-dd}";
}
