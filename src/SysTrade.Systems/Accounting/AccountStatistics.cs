using SysTrade.Quant;
using SysTrade.Series.Kernels;

namespace SysTrade.Systems.Accounting;

/// <summary>What a curve's returns amount to, in the units and frequency of the curve (handbook, accounts, statistics).</summary>
/// <param name="Min">Worst period.</param>
/// <param name="Max">Best period.</param>
/// <param name="Median">Median period.</param>
/// <param name="Mean">Mean of the periods present.</param>
/// <param name="Std">Standard deviation of the periods (one degree of freedom).</param>
/// <param name="Skew">Population skewness.</param>
/// <param name="AnnMean">Sum over years, a year having the frequency's number of rows.</param>
/// <param name="AnnStd">Standard deviation times the root of the periods in a year.</param>
/// <param name="Sharpe">Annual mean over annual standard deviation.</param>
/// <param name="Sortino">Annual mean over the annualised population standard deviation of the losses.</param>
/// <param name="AvgDrawdown">Mean distance below the highest point so far.</param>
/// <param name="WorstDrawdown">Greatest distance below the highest point so far.</param>
/// <param name="TimeInDrawdown">Share of the rows below the highest point so far.</param>
/// <param name="Calmar">Annual mean over the worst drawdown.</param>
/// <param name="AvgReturnToDrawdown">Annual mean over the average drawdown.</param>
/// <param name="AvgLoss">Mean losing period.</param>
/// <param name="AvgGain">Mean winning period.</param>
/// <param name="GainToLossRatio">Mean win over mean loss.</param>
/// <param name="ProfitFactor">Sum of wins over sum of losses.</param>
/// <param name="HitRate">Share of winning periods among those not zero.</param>
/// <param name="TStat">t statistic of the mean against zero.</param>
/// <param name="PValue">Two-sided p value of the same.</param>
/// <param name="QuantRatioLower">Fatness of the lower tail: 1 % quantile over 30 % quantile, relative to a normal distribution.</param>
/// <param name="QuantRatioUpper">Fatness of the upper tail, likewise.</param>
public sealed record AccountStatistics(
    double Min,
    double Max,
    double Median,
    double Mean,
    double Std,
    double Skew,
    double AnnMean,
    double AnnStd,
    double Sharpe,
    double Sortino,
    double AvgDrawdown,
    double WorstDrawdown,
    double TimeInDrawdown,
    double Calmar,
    double AvgReturnToDrawdown,
    double AvgLoss,
    double AvgGain,
    double GainToLossRatio,
    double ProfitFactor,
    double HitRate,
    double TStat,
    double PValue,
    double QuantRatioLower,
    double QuantRatioUpper)
{
    /// <summary>The reference's names of the statistics, in its order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "min", "max", "median", "mean", "std", "skew", "ann_mean", "ann_std", "sharpe", "sortino", "avg_drawdown", "worst_drawdown", "time_in_drawdown", "calmar",
        "avg_return_to_drawdown", "avg_loss", "avg_gain", "gaintolossratio", "profitfactor", "hitrate", "t_stat", "p_value", "quant_ratio_lower", "quant_ratio_upper",
    ];

    /// <summary>A statistic by the reference's name.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException">There is no such statistic.</exception>
    public double this[string name] => name switch
    {
        "min" => Min,
        "max" => Max,
        "median" => Median,
        "mean" => Mean,
        "std" => Std,
        "skew" => Skew,
        "ann_mean" => AnnMean,
        "ann_std" => AnnStd,
        "sharpe" => Sharpe,
        "sortino" => Sortino,
        "avg_drawdown" => AvgDrawdown,
        "worst_drawdown" => WorstDrawdown,
        "time_in_drawdown" => TimeInDrawdown,
        "calmar" => Calmar,
        "avg_return_to_drawdown" => AvgReturnToDrawdown,
        "avg_loss" => AvgLoss,
        "avg_gain" => AvgGain,
        "gaintolossratio" => GainToLossRatio,
        "profitfactor" => ProfitFactor,
        "hitrate" => HitRate,
        "t_stat" => TStat,
        "p_value" => PValue,
        "quant_ratio_lower" => QuantRatioLower,
        "quant_ratio_upper" => QuantRatioUpper,
        _ => throw new Domain.Errors.UnknownNameException("statistic", name, Names),
    };

    /// <summary>Computes the statistics of a curve.</summary>
    public static AccountStatistics Of(AccountCurve curve)
    {
        var returns = curve.Returns;
        var values = returns.DropMissing().ToArray();
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var (lowerTail, upperTail) = QuantileRatios.OfSorted(sorted);
        var losses = Array.FindAll(values, x => x < 0);
        var gains = Array.FindAll(values, x => x > 0);
        var drawdown = curve.Drawdown().DropMissing().Values;
        var years = returns.Count / curve.PeriodsPerYear;
        var annualMean = Statistics.Sum(values) / years;
        var std = Statistics.StandardDeviation(values);
        var annualStd = std * Math.Sqrt(curve.PeriodsPerYear);
        var worst = drawdown.IsEmpty ? double.NaN : Statistics.Minimum(drawdown);
        var average = Statistics.Mean(drawdown);
        var test = TTest.OneSample(values);
        double averageLoss = Statistics.Mean(losses), averageGain = Statistics.Mean(gains);
        return new AccountStatistics(
            Statistics.Minimum(values), Statistics.Maximum(values), Statistics.QuantileOfSorted(sorted, 0.5), Statistics.Mean(values), std, Statistics.Skew(values),
            annualMean, annualStd, annualMean / annualStd,
            annualMean / (Statistics.StandardDeviation(losses, 0) * Math.Sqrt(curve.PeriodsPerYear)),
            average, worst, ShareBelowZero(drawdown), annualMean / -worst, annualMean / -average,
            averageLoss, averageGain, averageGain / -averageLoss, Statistics.Sum(gains) / -Statistics.Sum(losses),
            gains.Length / (double)(gains.Length + losses.Length),
            test.Statistic, test.PValue, lowerTail, upperTail);
    }

    private static double ShareBelowZero(ReadOnlySpan<double> drawdown)
    {
        var below = 0;
        foreach (var value in drawdown)
        {
            if (value < 0) below++;
        }

        return below / (double)drawdown.Length;
    }
}
