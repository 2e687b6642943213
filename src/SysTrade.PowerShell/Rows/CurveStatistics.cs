using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Rows;

/// <summary>The statistics of one account curve, in the units and frequency of the curve.</summary>
public sealed class CurveStatistics
{
    private readonly AccountStatistics _all;

    internal CurveStatistics(NamedCurve named, string unit)
    {
        (Curve, Level, InstrumentCode, Rule, Unit) = (named.Label, named.Level, named.Instrument, named.Rule, unit);
        (Side, Frequency) = (named.Curve.Type, CurveView.Of(named.Curve.Frequency));
        _all = named.Curve.Statistics;
        var index = named.Curve.Returns.Index;
        if (index.Count > 0) (From, To) = (index.First, index.Last);
        Years = index.Count / named.Curve.PeriodsPerYear;
    }

    /// <summary>Short name: <c>PORTFOLIO</c>, the instrument, the rule, or both.</summary>
    public string Curve { get; }

    /// <summary>What the curve is of.</summary>
    public CurveLevel Level { get; }

    /// <summary>Instrument, or null.</summary>
    public string? InstrumentCode { get; }

    /// <summary>Trading rule, or null.</summary>
    public string? Rule { get; }

    /// <summary>Net, gross or costs.</summary>
    public CurveType Side { get; }

    /// <summary>Length of a period.</summary>
    public CurveFrequency Frequency { get; }

    /// <summary>Base currency, or <c>%</c> of capital.</summary>
    public string Unit { get; }

    /// <summary>First period.</summary>
    public DateTime? From { get; }

    /// <summary>Last period.</summary>
    public DateTime? To { get; }

    /// <summary>Length, years of the frequency's number of periods.</summary>
    public double Years { get; }

    /// <summary>Worst period.</summary>
    public double Min => _all.Min;

    /// <summary>Best period.</summary>
    public double Max => _all.Max;

    /// <summary>Median period.</summary>
    public double Median => _all.Median;

    /// <summary>Mean period.</summary>
    public double Mean => _all.Mean;

    /// <summary>Standard deviation of the periods.</summary>
    public double Std => _all.Std;

    /// <summary>Population skewness of the periods.</summary>
    public double Skew => _all.Skew;

    /// <summary>Mean of a year.</summary>
    public double AnnMean => _all.AnnMean;

    /// <summary>Standard deviation of a year.</summary>
    public double AnnStd => _all.AnnStd;

    /// <summary>Annual mean over annual standard deviation.</summary>
    public double Sharpe => _all.Sharpe;

    /// <summary>Annual mean over annual standard deviation of the losses.</summary>
    public double Sortino => _all.Sortino;

    /// <summary>Mean distance below the highest point so far.</summary>
    public double AvgDrawdown => _all.AvgDrawdown;

    /// <summary>Greatest distance below the highest point so far.</summary>
    public double WorstDrawdown => _all.WorstDrawdown;

    /// <summary>Share of the periods below the highest point so far.</summary>
    public double TimeInDrawdown => _all.TimeInDrawdown;

    /// <summary>Annual mean over worst drawdown.</summary>
    public double Calmar => _all.Calmar;

    /// <summary>Annual mean over average drawdown.</summary>
    public double AvgReturnToDrawdown => _all.AvgReturnToDrawdown;

    /// <summary>Mean losing period.</summary>
    public double AvgLoss => _all.AvgLoss;

    /// <summary>Mean winning period.</summary>
    public double AvgGain => _all.AvgGain;

    /// <summary>Mean win over mean loss.</summary>
    public double GainToLossRatio => _all.GainToLossRatio;

    /// <summary>Sum of wins over sum of losses.</summary>
    public double ProfitFactor => _all.ProfitFactor;

    /// <summary>Share of winning periods among those not zero.</summary>
    public double HitRate => _all.HitRate;

    /// <summary>t statistic of the mean against zero.</summary>
    public double TStat => _all.TStat;

    /// <summary>Two-sided p value of the same.</summary>
    public double PValue => _all.PValue;

    /// <summary>Fatness of the lower tail relative to a normal distribution.</summary>
    public double QuantRatioLower => _all.QuantRatioLower;

    /// <summary>Fatness of the upper tail relative to a normal distribution.</summary>
    public double QuantRatioUpper => _all.QuantRatioUpper;
}
