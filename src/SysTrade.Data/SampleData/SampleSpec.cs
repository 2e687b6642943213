using SysTrade.Domain;

namespace SysTrade.Data.SampleData;

/// <summary>Everything about a sample instrument that does not change with time.</summary>
/// <param name="Code">Instrument code.</param>
/// <param name="Description">Name in words.</param>
/// <param name="AssetClass">Asset class.</param>
/// <param name="SubClass">Part of the class.</param>
/// <param name="Region">Trading region.</param>
/// <param name="Currency">Currency of the price.</param>
/// <param name="PointSize">Value of a move of 1.0 in price.</param>
/// <param name="TickUnits">Smallest price step, in units of 10 to the power of minus <paramref name="Decimals"/>.</param>
/// <param name="Decimals">Decimals of the price.</param>
/// <param name="BasePrice">Level the price hovers around at the end of the history.</param>
/// <param name="AnnualVolatility">Annual standard deviation of the logarithm of the spot price.</param>
/// <param name="Seasonality">Half the distance between the dearest and the cheapest delivery month, in logarithms.</param>
/// <param name="Rolls">How it rolls.</param>
/// <param name="Commission">Commission per contract.</param>
/// <param name="Cost">Cost of a trade that the spread is set for, in Sharpe ratio units.</param>
internal sealed record SampleSpec(
    string Code,
    string Description,
    string AssetClass,
    string SubClass,
    string Region,
    string Currency,
    double PointSize,
    long TickUnits,
    int Decimals,
    double BasePrice,
    double AnnualVolatility,
    double Seasonality,
    RollParameters Rolls,
    double Commission,
    double Cost)
{
    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    /// <summary>Units of the last decimal in 1.0.</summary>
    public double UnitsPerPoint => PowersOfTen[Decimals];

    /// <summary>Smallest price step.</summary>
    public double Tick => TickUnits / UnitsPerPoint;

    /// <summary>Half the bid-ask spread: a whole number of half ticks, at least one.</summary>
    public double SpreadCost
    {
        get
        {
            var wanted = (Cost * AnnualVolatility * BasePrice) - (Commission / PointSize);
            var halfTicks = Math.Max(1, Math.Round(wanted / (Tick / 2)));
            return halfTicks * TickUnits / (2 * UnitsPerPoint);
        }
    }

    public Instrument ToInstrument() => new(Code, Description, PointSize, Currency, AssetClass, Commission, 0, 0, Region);

    public InstrumentDetails ToDetails() => new(AssetClass, SubClass, Code, "", Region, "", Description);
}
