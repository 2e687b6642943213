using System.Globalization;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Export;

/// <summary>Table forms of what is fitted or optimised: returns that weights are fitted to, fitted weights, correlations, optimised positions.</summary>
public static class EstimateTables
{
    /// <summary>The tables of a value; null when it is not an estimate.</summary>
    public static IReadOnlyList<OutputTable>? Of(string name, object? value) => value switch
    {
        InstrumentPandl pandl => [Table(name + ".gross", pandl.Gross), Table(name + ".costs", pandl.Costs)],
        NetReturns returns => [Table(name, returns.Returns)],
        OptimisedWeights weights => [Table(name, weights.Weights), Estimates(name + ".estimates", weights)],
        ReturnsPreProcessor pool => [CostSharpeRatios(name, pool)],
        CorrelationList correlations => [Correlations(name, correlations)],
        CorrelationMatrix matrix => [Matrix(name, "correlation", matrix.Names, matrix.ToArray())],
        Covariance covariance => [Matrix(name, "covariance", covariance.Names, covariance.ToArray())],
        OptimisedPath path => [Table(name, path.Positions), Table(name + ".measures", path.Measures), Issues(name + ".issues", path.Issues)],
        IReadOnlyList<DatedIssue> issues => [Issues(name, issues)],
        _ => null,
    };

    private static SeriesTable Table(string name, Frame frame) => new(name, [.. frame.Names.Select(n => (n, frame[n]))]);

    private static RecordTable Matrix(string name, string value, IReadOnlyList<string> names, double[,] values) => new(
        name,
        ["asset1", "asset2", value],
        [.. names.SelectMany((a, i) => names.Select((b, j) => (IReadOnlyList<object?>)[a, b, values[i, j]]))]);

    private static RecordTable Issues(string name, IReadOnlyList<DatedIssue> issues) => new(
        name,
        ["date", "kind", "instrument", "stops_the_day", "description"],
        [.. issues.Select(i => (IReadOnlyList<object?>)[Stamp(i.Date), i.Kind.ToString(), i.Instrument, i.StopsTheDay, i.Description])]);

    private static RecordTable CostSharpeRatios(string name, ReturnsPreProcessor pool) => new(
        name,
        ["instrument", "asset", "cost_sharpe_ratio"],
        [.. pool.Instruments.SelectMany(code => pool.CostSharpeRatios(code).Select(c => (IReadOnlyList<object?>)[code, c.Key, c.Value]))]);

    private static RecordTable Estimates(string name, OptimisedWeights weights) => new(
        name,
        ["fit_start", "fit_end", "period_start", "period_end", "asset", "mean", "stdev", "weight"],
        [
            .. weights.Periods.SelectMany(p => p.Estimates is not { } estimates ? [] : estimates.Names.Select((asset, i) => (IReadOnlyList<object?>)
            [
                Stamp(p.Period.FitStart), Stamp(p.Period.FitEnd), Stamp(p.Period.PeriodStart), Stamp(p.Period.PeriodEnd), asset,
                estimates.Means[i], estimates.Deviations[i], p.Weights[i],
            ])),
        ]);

    private static RecordTable Correlations(string name, CorrelationList correlations) => new(
        name,
        ["fit_start", "fit_end", "period_start", "period_end", "asset1", "asset2", "correlation"],
        [.. correlations.Periods.SelectMany(Rows)]);

    private static IEnumerable<IReadOnlyList<object?>> Rows(CorrelationPeriod period)
    {
        for (var i = 0; i < period.Matrix.Count; i++)
        {
            for (var j = i + 1; j < period.Matrix.Count; j++)
            {
                yield return
                [
                    Stamp(period.FitStart), Stamp(period.FitEnd), Stamp(period.PeriodStart), Stamp(period.PeriodEnd),
                    period.Matrix.Names[i], period.Matrix.Names[j], period.Matrix[i, j],
                ];
            }
        }
    }

    private static string Stamp(DateTime moment) =>
        moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
