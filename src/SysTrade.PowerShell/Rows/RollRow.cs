using SysTrade.Data.Building;

namespace SysTrade.PowerShell.Rows;

/// <summary>One roll of an instrument.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Date">Last moment at which the current contract is the one held.</param>
/// <param name="Current">Contract left, YYYYMMDD.</param>
/// <param name="Next">Contract rolled into.</param>
/// <param name="Carry">Carry contract until then.</param>
/// <param name="CurrentPrice">Price of the contract left, price units; NaN when it is not known.</param>
/// <param name="NextPrice">Price of the contract rolled into, price units; NaN when it is not known.</param>
public sealed record RollRow(string InstrumentCode, DateTime Date, int Current, int Next, int Carry, double CurrentPrice, double NextPrice)
{
    /// <summary>Price of the next contract less that of the one left.</summary>
    public double Difference => NextPrice - CurrentPrice;

    internal static RollRow Of(string code, Roll roll, ContractPrices? prices) => new(
        code, roll.Date, roll.Current, roll.Next, roll.Carry, Price(prices, roll.Current, roll.Date), Price(prices, roll.Next, roll.Date));

    private static double Price(ContractPrices? prices, int contract, DateTime date) =>
        prices is not null && prices.TryPrices(contract, out var series) ? series.At(date) : double.NaN;
}
