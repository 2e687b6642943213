using System.Management.Automation;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Rows;

/// <summary>The statistics by the name of their property and by pysystemtrade's name.</summary>
internal static class StatisticNames
{
    /// <summary>Property, pysystemtrade's name, meaning; in the order of the reference.</summary>
    public static IReadOnlyList<(string Name, string ReferenceName, string Description)> All { get; } =
    [
        (nameof(CurveStatistics.Min), "min", "Worst period"),
        (nameof(CurveStatistics.Max), "max", "Best period"),
        (nameof(CurveStatistics.Median), "median", "Median period"),
        (nameof(CurveStatistics.Mean), "mean", "Mean period"),
        (nameof(CurveStatistics.Std), "std", "Standard deviation of the periods"),
        (nameof(CurveStatistics.Skew), "skew", "Skewness of the periods"),
        (nameof(CurveStatistics.AnnMean), "ann_mean", "Mean of a year"),
        (nameof(CurveStatistics.AnnStd), "ann_std", "Standard deviation of a year"),
        (nameof(CurveStatistics.Sharpe), "sharpe", "Annual mean over annual standard deviation"),
        (nameof(CurveStatistics.Sortino), "sortino", "Annual mean over annual standard deviation of the losses"),
        (nameof(CurveStatistics.AvgDrawdown), "avg_drawdown", "Mean distance below the highest point so far"),
        (nameof(CurveStatistics.WorstDrawdown), "worst_drawdown", "Greatest distance below the highest point so far"),
        (nameof(CurveStatistics.TimeInDrawdown), "time_in_drawdown", "Share of the periods below the highest point so far"),
        (nameof(CurveStatistics.Calmar), "calmar", "Annual mean over worst drawdown"),
        (nameof(CurveStatistics.AvgReturnToDrawdown), "avg_return_to_drawdown", "Annual mean over average drawdown"),
        (nameof(CurveStatistics.AvgLoss), "avg_loss", "Mean losing period"),
        (nameof(CurveStatistics.AvgGain), "avg_gain", "Mean winning period"),
        (nameof(CurveStatistics.GainToLossRatio), "gaintolossratio", "Mean win over mean loss"),
        (nameof(CurveStatistics.ProfitFactor), "profitfactor", "Sum of wins over sum of losses"),
        (nameof(CurveStatistics.HitRate), "hitrate", "Share of winning periods among those not zero"),
        (nameof(CurveStatistics.TStat), "t_stat", "t statistic of the mean against zero"),
        (nameof(CurveStatistics.PValue), "p_value", "Two-sided p value of the same"),
        (nameof(CurveStatistics.QuantRatioLower), "quant_ratio_lower", "Fatness of the lower tail relative to a normal distribution"),
        (nameof(CurveStatistics.QuantRatioUpper), "quant_ratio_upper", "Fatness of the upper tail relative to a normal distribution"),
    ];

    /// <summary>The properties that names stand for, in the order given; either name may be used, in any case, with wildcards.</summary>
    /// <exception cref="UnknownNameException">A name stands for none.</exception>
    public static IReadOnlyList<(string Name, string ReferenceName)> Expand(IEnumerable<string> typed)
    {
        var found = new List<(string Name, string ReferenceName)>();
        foreach (var name in typed)
        {
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            var matches = All.Select(s => (s.Name, s.ReferenceName)).Where(s => pattern.IsMatch(s.Name) || pattern.IsMatch(s.ReferenceName)).ToArray();
            if (matches.Length == 0) throw new UnknownNameException("statistic", name, All.Select(s => s.Name), null, "Use one of these names, or pysystemtrade's.");
            found.AddRange(matches.Except(found));
        }

        return found;
    }
}
