using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Turns the prices of one instrument into those of another: <c>(inverse ? 1 / price : price) * Multiplier + Offset</c>.</summary>
/// <param name="Multiplier">Factor; not zero.</param>
/// <param name="Offset">Added after multiplying, price units of the result.</param>
/// <param name="IsInverse">True to take 1 over the price first, as for a rate quoted the other way round.</param>
public sealed record PriceTransform(double Multiplier = 1, double Offset = 0, bool IsInverse = false)
{
    /// <summary>A price turned; NaN stays NaN.</summary>
    public double Of(double price) => ((IsInverse ? 1 / price : price) * Multiplier) + Offset;

    /// <summary>A series turned.</summary>
    public TimeSeries Of(TimeSeries prices)
    {
        Validate();
        var values = prices.ToArray();
        for (var i = 0; i < values.Length; i++) values[i] = Of(values[i]);
        return prices.With(values);
    }

    /// <summary>Bars of a contract turned; high and low change places where the order of prices is reversed. Volumes stay.</summary>
    public ColumnSet Of(ColumnSet bars)
    {
        var reversed = IsInverse != Multiplier < 0;
        return new ColumnSet(
            bars.Index,
            Turned("OPEN", "OPEN"), Turned("HIGH", reversed ? "LOW" : "HIGH"), Turned("LOW", reversed ? "HIGH" : "LOW"), Turned(ContractPrices.Final, ContractPrices.Final),
            bars[ContractPrices.Volume]);

        Column Turned(string name, string from) => Column.OfNumbers(name, Of(bars.Series(from)).ToArray());
    }

    /// <summary>Multiple prices turned; the contracts stay.</summary>
    public MultiplePrices Of(MultiplePrices prices) => prices with { Price = Of(prices.Price), Carry = Of(prices.Carry), Forward = Of(prices.Forward) };

    /// <summary>A copy of an instrument under another code; the adjusted prices are made anew, since an inverse has no history of its own.</summary>
    public ContinuousPrices CopyAs(ContinuousPrices prices, string code)
    {
        var multiple = Of(prices.Multiple);
        return new ContinuousPrices(Domain.InstrumentCode.Require(code), multiple, BackAdjustment.Adjust(multiple, prices.Method), prices.Method);
    }

    /// <summary>A copy of all contracts of an instrument under another code.</summary>
    public ContractPrices CopyAs(ContractPrices prices, string code) =>
        ContractPrices.Of(Domain.InstrumentCode.Require(code), prices.Contracts.Select(c => KeyValuePair.Create(c, Of(prices.Bars(c)))));

    private void Validate()
    {
        if (double.IsFinite(Multiplier) && Multiplier != 0 && double.IsFinite(Offset)) return;
        throw new SysTradeException("ParameterOutOfRange", SysErrorKind.InvalidArgument, $"Prices cannot be multiplied by {Multiplier} and moved by {Offset}; expected finite numbers, the first not zero.");
    }
}
