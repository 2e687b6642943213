using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class DiversificationMultiplierTests
{
    private static readonly DiversificationMultiplierOptions Defaults = new();

    [Fact]
    public void OverTime_GoldenInstruments_MatchReference()
    {
        const string Case = "b_chapter15_estimated_handcraft";
        var weights = GoldenCsv.Golden(Case, "instrument_weights.csv").ToFrame();
        var correlations = Read(GoldenCsv.Golden(Case, "instrument_correlations_for_idm.csv"));
        Close.Equal(GoldenCsv.Golden(Case, "idm.csv")["idm"], DiversificationMultiplier.OverTime(correlations, weights, Defaults), 1e-9, "idm");
    }

    [Fact]
    public void OverTime_GoldenForecasts_MatchReference()
    {
        const string Case = "b_chapter15_estimated_handcraft";
        var weights = GoldenCsv.Golden(Case, "forecast_weights", "CORN.csv").ToFrame();
        var correlations = Read(GoldenCsv.Golden(Case, "forecast_correlations_for_fdm_CORN.csv"));
        Close.Equal(GoldenCsv.Golden(Case, "fdm.csv")["CORN"], DiversificationMultiplier.OverTime(correlations, weights, Defaults), 1e-9, "fdm");
    }

    [Fact]
    public void Of_TwoAssets_IsOneOverRisk()
    {
        var correlation = new CorrelationMatrix(["a", "b"], new[,] { { 1, 0.5 }, { 0.5, 1 } });
        Assert.Equal(1 / Math.Sqrt(0.75), DiversificationMultiplier.Of([0.5, 0.5], correlation), 1e-14);
        Assert.Equal(1.1, DiversificationMultiplier.Of([0.5, 0.5], correlation, 1.1));
        Assert.Equal(1, DiversificationMultiplier.Of([0, 0], correlation));
        Assert.Equal(1, DiversificationMultiplier.Of([double.NaN, 1], correlation), 1e-14);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => DiversificationMultiplier.Of([1], correlation)).ErrorId);
    }

    [Fact]
    public void Of_AssetWithoutCorrelations_IsLeftOut()
    {
        var nan = double.NaN;
        var correlation = new CorrelationMatrix(["a", "b", "c"], new[,] { { 1, 0, nan }, { 0, 1, nan }, { nan, nan, nan } });
        Assert.Equal(1 / Math.Sqrt(0.32), DiversificationMultiplier.Of([0.4, 0.4, 0.2], correlation), 1e-14);
    }

    [Fact]
    public void OverTime_PeriodsBeforeAndWithinWeights_UsesWeightsKnownThen()
    {
        string[] names = ["a", "b"];
        var days = TimeIndex.From([new(2000, 1, 3), new(2000, 1, 4), new(2000, 1, 5)]);
        var weights = new Frame(days, names, [[1, 0.5, 0.5], [0, 0.5, 0.5]]);
        CorrelationPeriod Period(DateTime start) => new(new FitPeriod(start, start, start, start.AddDays(1)), CorrelationMatrix.Identity(names));
        var list = new CorrelationList(names, [Period(new(1999, 12, 31)), Period(new(2000, 1, 4)), Period(new(2000, 1, 5))]);
        var unsmoothed = DiversificationMultiplier.OverTime(list, weights, new DiversificationMultiplierOptions { Span = 1 });
        Close.Equal([1, Math.Sqrt(2), Math.Sqrt(2)], unsmoothed.Values, 1e-14);
        Assert.Equal([1.0, 1, 1], DiversificationMultiplier.OverTime(new CorrelationList(names, []), weights, Defaults).ToArray());
    }

    [Fact]
    public void From_Section_ReadsNamesAndRejectsOthers()
    {
        var section = new Dictionary<string, object?> { ["func"] = "x", ["dm_max"] = 2, ["ewma_span"] = 30 };
        Assert.Equal(new DiversificationMultiplierOptions { Maximum = 2, Span = 30 }, DiversificationMultiplierOptions.From(new NamedOptions(section, "s")));
        section["dm_maximum"] = 3;
        Assert.Throws<UnknownNameException>(() => DiversificationMultiplierOptions.From(new NamedOptions(section, "s")));
    }

    private static CorrelationList Read(GoldenCsv file)
    {
        var (starts, ends, fits, fitEnds) = (file.Moments("period_start"), file.Moments("period_end"), file.Moments("fit_start"), file.Moments("fit_end"));
        var (first, second, values) = (file.Text("asset1"), file.Text("asset2"), file.Numbers("correlation"));
        var names = first.Concat(second).Distinct().Order(StringComparer.Ordinal).ToArray();
        var periods = Enumerable.Range(0, starts.Count).GroupBy(i => starts[i]).Select(rows =>
        {
            var matrix = new double[names.Length, names.Length];
            for (var i = 0; i < names.Length; i++) matrix[i, i] = 1;
            foreach (var r in rows)
            {
                var (i, j) = (Array.IndexOf(names, first[r]), Array.IndexOf(names, second[r]));
                matrix[i, j] = matrix[j, i] = values[r];
            }

            var at = rows.First();
            return new CorrelationPeriod(new FitPeriod(fits[at], fitEnds[at], starts[at], ends[at]), new CorrelationMatrix(names, matrix));
        });
        return new CorrelationList(names, [.. periods]);
    }
}
