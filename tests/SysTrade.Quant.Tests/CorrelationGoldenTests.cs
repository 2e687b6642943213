using System.Text.Json;
using SysTrade.Domain;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class CorrelationGoldenTests
{
    [Theory]
    [InlineData("idm_default.csv")]
    [InlineData("instrument_returns_default.csv")]
    [InlineData("plain_expanding.csv")]
    [InlineData("plain_insample.csv")]
    [InlineData("plain_rolling2.csv")]
    public void ForReturns_GoldenOptions_MatchReference(string file)
    {
        var returns = GoldenCsv.Golden("d_units", "corr", "returns_input.csv").ToFrame();
        var expected = GoldenCsv.Golden("d_units", "corr", file);
        Compare(expected, CorrelationOverTime.ForReturns(returns, Options(expected.Comment!), FittingConventions.Pysystemtrade));
    }

    [Fact]
    public void ForReturns_SubsystemCurves_MatchReferenceForIdm()
    {
        var returns = GoldenCsv.Golden("b_chapter15_estimated_handcraft", "pandl_subsystem_net_percent.csv").ToFrame();
        var options = Options(
            """{"frequency": "W", "date_method": "expanding", "using_exponent": true, "ew_lookback": 25, "min_periods": 20, "cleaning": true, "rollyears": 20, "floor_at_zero": true, "forward_fill_price_index": true}""");
        var expected = GoldenCsv.Golden("b_chapter15_estimated_handcraft", "instrument_correlations_for_idm.csv");
        Compare(expected, CorrelationOverTime.ForReturns(returns, options, FittingConventions.Pysystemtrade));
    }

    [Fact]
    public void ForForecasts_PooledInstruments_MatchReferenceForFdm()
    {
        string[] instruments = ["CORN", "EUROSTX", "MXP", "SOFR", "US10", "V2X"];
        var forecasts = instruments.Select(i => GoldenCsv.Golden("b_chapter15_estimated_handcraft", "forecast_capped", $"{i}.csv").ToFrame()).ToArray();
        var options = Options(
            """{"frequency": "W", "date_method": "expanding", "using_exponent": true, "ew_lookback": 250, "min_periods": 20, "cleaning": true, "rollyears": 20, "floor_at_zero": true, "forward_fill_data": true}""");
        var expected = GoldenCsv.Golden("b_chapter15_estimated_handcraft", "forecast_correlations_for_fdm_CORN.csv");
        Compare(expected, CorrelationOverTime.ForForecasts(forecasts, options, FittingConventions.Pysystemtrade));
    }

    [Fact]
    public void Generate_GoldenMethods_MatchReference()
    {
        var file = GoldenCsv.Golden("d_units", "corr", "fitting_dates_first30.csv");
        var rows = Enumerable.Range(0, file.RowCount).Select(r => file.Names.ToDictionary(n => n, n => file.Text(n)[r])).ToArray();
        foreach (var group in rows.GroupBy(r => (Method: r["date_method"], Interval: r["interval"], Roll: r["rollyears"])))
        {
            var periods = FittingDates.Generate(
                new DateTime(2014, 1, 1), new DateTime(2023, 8, 31), FittingDates.Method(group.Key.Method), group.Key.Interval, int.Parse(group.Key.Roll), FittingConventions.Pysystemtrade);
            var expected = group.Select(r => new FitPeriod(
                GoldenCsv.Moment(r["fit_start"]), GoldenCsv.Moment(r["fit_end"]), GoldenCsv.Moment(r["period_start"]), GoldenCsv.Moment(r["period_end"]), r["no_data"] == "True")).ToArray();
            Assert.Equal(expected, periods.Take(30));
        }
    }

    private static void Compare(GoldenCsv expected, CorrelationList actual)
    {
        var (starts, fits, ends, fitEnds) = (expected.Moments("period_start"), expected.Moments("fit_start"), expected.Moments("period_end"), expected.Moments("fit_end"));
        var (first, second, values) = (expected.Text("asset1"), expected.Text("asset2"), expected.Numbers("correlation"));
        var computed = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var period = Assert.Single(actual.Periods, p => p.PeriodStart == starts[i]);
            Assert.Equal((fits[i], fitEnds[i], ends[i]), (period.FitStart, period.FitEnd, period.PeriodEnd));
            Assert.Same(period.Matrix, actual.MatrixAt(starts[i].AddHours(1)));
            computed[i] = period.Matrix[first[i], second[i]];
        }

        Close.Equal(values, computed, 1e-12, "correlations", i => $"{first[i]}/{second[i]} {starts[i]:yyyy-MM-dd}");
        Assert.True(starts.Distinct().Count() > 3 || actual.Periods.Count == 1);
    }

    private static NamedOptions Options(string json)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!.ToDictionary(
            e => e.Key,
            e => (object?)(e.Value.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number => e.Value.GetDouble(),
                _ => e.Value.GetString(),
            }));
        return new NamedOptions(values, "golden");
    }
}
