using SysTrade.Quant;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Systems.Accounting;

namespace SysTrade.Systems.Comparing;

/// <summary>The daily net returns of two systems against each other, on the days that both have.</summary>
/// <param name="Curve">What the returns are of: <c>PORTFOLIO</c> or an instrument.</param>
/// <param name="Days">Days that both have.</param>
/// <param name="Correlation">Correlation of the daily returns.</param>
/// <param name="ReferenceSharpe">Annual Sharpe ratio of the reference system on those days.</param>
/// <param name="DifferenceSharpe">Annual Sharpe ratio of the other system on those days.</param>
/// <param name="SharpeDifference">The other's less the reference's.</param>
/// <param name="TStat">Paired t statistic of the difference, both scaled to the same risk.</param>
/// <param name="PValue">Two-sided p value of the same.</param>
public sealed record ReturnComparison(
    string Curve, int Days, double Correlation, double ReferenceSharpe, double DifferenceSharpe, double SharpeDifference, double TStat, double PValue)
{
    /// <summary>Compares two curves (handbook, accounts, account_t_test): cumulated, on common days, returns divided by their standard deviation.</summary>
    /// <param name="curve">What the curves are of.</param>
    /// <param name="reference">Curve of the reference system.</param>
    /// <param name="difference">Curve of the other system.</param>
    public static ReturnComparison Of(string curve, AccountCurve reference, AccountCurve difference)
    {
        var (a, b) = CommonReturns(reference.Net.Daily.Percent, difference.Net.Daily.Percent);
        double deviationOfA = Statistics.StandardDeviation(a), deviationOfB = Statistics.StandardDeviation(b);
        var scaled = new double[a.Length];
        for (var i = 0; i < a.Length; i++) scaled[i] = b[i] / deviationOfB - a[i] / deviationOfA;
        var test = TTest.OneSample(scaled);
        double sharpeOfA = Sharpe(a), sharpeOfB = Sharpe(b);
        return new ReturnComparison(curve, a.Length, CorrelationOf(a, b), sharpeOfA, sharpeOfB, sharpeOfB - sharpeOfA, test.Statistic, test.PValue);
    }

    private static (double[] Reference, double[] Difference) CommonReturns(AccountCurve reference, AccountCurve difference)
    {
        TimeSeries a = reference.Cumulative(), b = difference.Cumulative();
        var common = a.Index.Intersect(b.Index);
        ReadOnlySpan<double> x = a.Reindex(common).Difference().Values, y = b.Reindex(common).Difference().Values;
        var (kept, left, right) = (0, new double[x.Length], new double[x.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            if (double.IsNaN(x[i]) || double.IsNaN(y[i])) continue;
            (left[kept], right[kept]) = (x[i], y[i]);
            kept++;
        }

        return (left[..kept], right[..kept]);
    }

    private static double Sharpe(double[] returns) =>
        Statistics.Mean(returns) / Statistics.StandardDeviation(returns) * Domain.TradingCalendar.RootBusinessDaysInYear;

    private static double CorrelationOf(double[] a, double[] b)
    {
        double meanOfA = Statistics.Mean(a), meanOfB = Statistics.Mean(b), together = 0, ofA = 0, ofB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            double x = a[i] - meanOfA, y = b[i] - meanOfB;
            (together, ofA, ofB) = (together + (x * y), ofA + (x * x), ofB + (y * y));
        }

        return together / Math.Sqrt(ofA * ofB);
    }
}
