namespace SysTrade.Domain;

/// <summary>What it costs to trade an instrument.</summary>
/// <param name="PriceSlippage">Half the bid-ask spread, in price units.</param>
/// <param name="PerBlock">Commission per contract, instrument currency.</param>
/// <param name="Percentage">Commission as a fraction of traded value (0.0001 is one basis point).</param>
/// <param name="PerTrade">Commission per order, instrument currency.</param>
/// <remarks>Formulas: the reference's instrument cost object (cost is the largest commission form plus slippage).</remarks>
public sealed record InstrumentCosts(double PriceSlippage, double PerBlock, double Percentage, double PerTrade)
{
    /// <summary>No cost at all.</summary>
    public static InstrumentCosts Free { get; } = new(0, 0, 0, 0);

    /// <summary>The same commissions without slippage.</summary>
    public InstrumentCosts CommissionOnly() => this with { PriceSlippage = 0 };

    /// <summary>The same slippage without commissions.</summary>
    public InstrumentCosts SpreadOnly() => new(PriceSlippage, 0, 0, 0);

    /// <summary>Commission of one order of <paramref name="contracts"/> (sign ignored), instrument currency: the largest of the three forms.</summary>
    public double Commission(double contracts, double price, double pointSize)
    {
        var size = Math.Abs(contracts);
        var largest = Math.Max(PerTrade, PerBlock * size);

        // Where the price is unknown so is the percentage form, and the others stand.
        return Percentage * size * price * pointSize is var byValue && byValue > largest ? byValue : largest;
    }

    /// <summary>Slippage of one order of <paramref name="contracts"/> (sign ignored), instrument currency.</summary>
    public double Slippage(double contracts, double pointSize) => Math.Abs(contracts) * PriceSlippage * pointSize;

    /// <summary>Commission plus slippage of one order, instrument currency, positive.</summary>
    public double CashCost(double contracts, double price, double pointSize) =>
        Slippage(contracts, pointSize) + Commission(contracts, price, pointSize);

    /// <summary>Cost of trading one contract once, in annual Sharpe ratio units: cash cost over annual cash volatility of one contract.</summary>
    /// <param name="price">Price of the contract.</param>
    /// <param name="annualVolatility">Annual standard deviation in price units.</param>
    /// <param name="pointSize">Value of one price point.</param>
    public double SharpeRatioCost(double price, double annualVolatility, double pointSize) =>
        CashCost(1, price, pointSize) / (annualVolatility * pointSize);
}
