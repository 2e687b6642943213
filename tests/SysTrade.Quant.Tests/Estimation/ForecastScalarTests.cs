using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Forecasts;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Estimation;

public sealed class ForecastScalarTests
{
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new(2020, 1, 1), new(2020, 1, 8));

    [Fact]
    public void Estimate_GoldenForecasts_MatchReference()
    {
        var forecasts = GoldenCsv.Golden("d_units", "forecast_scalar_input.csv").ToFrame();
        var expected = GoldenCsv.Golden("d_units", "forecast_scalar_output.csv");
        var options = new ForecastScalarOptions();
        Close.Equal(expected["pooled_mp500_backfill"], ForecastScalar.Estimate(forecasts, options), 1e-12, "pooled");
        Close.Equal(expected["pooled_mp500_nobackfill"], ForecastScalar.Estimate(forecasts, options with { Backfill = false }), 1e-12, "not back-filled");
        Close.Equal(expected["pooled_window1000"], ForecastScalar.Estimate(forecasts, options with { Window = 1000, MinPeriods = 100 }), 1e-12, "window");
        Close.Equal(expected["single_mp500"], ForecastScalar.Estimate(forecasts.Select(["US10"]), options), 1e-12, "single");
    }

    [Fact]
    public void Estimate_SeveralInstruments_TakesMedianOfLastKnownSizes()
    {
        var options = new ForecastScalarOptions { MinPeriods = 2, Backfill = false, TargetAbsoluteForecast = 10 };
        var scalar = ForecastScalar.Estimate(
            new Frame(Days, ["a", "b", "c"], [[1, -2, double.NaN, 4, 1, 1], [double.NaN, 4, 0, -4, 1, 1], [3, 3, 3, 3, 1, 1]]), options);

        // Medians of sizes: of (1, 3), of (2, 4, 3), of (2, 4, 3), of (4, 4, 3), then 1.
        Close.Equal([double.NaN, 10 / 2.5, 10 / (8.0 / 3), 10 / 3.0, 10 / (13.0 / 5), 10 / (14.0 / 6)], scalar.Values, 1e-12);
    }

    [Fact]
    public void Estimate_OneInstrument_DoesNotFillGaps()
    {
        var scalar = ForecastScalar.Estimate([new TimeSeries(Days, [2, 0, double.NaN, -4, 6, 0])], new ForecastScalarOptions { MinPeriods = 2 });
        Close.Equal([10 / 3.0, 10 / 3.0, 10 / 3.0, 10 / 3.0, 2.5, 2.5], scalar.Values, 1e-12);
    }

    [Fact]
    public void Estimate_LaterForecasts_ChangeNothingBefore()
    {
        var values = Enumerable.Range(0, 6).Select(i => i + 1.0).ToArray();
        var options = new ForecastScalarOptions { MinPeriods = 2, Backfill = false };
        var before = ForecastScalar.Estimate([new TimeSeries(Days, values)], options);
        values = [.. values[..4], -100, 50];
        Assert.Equal(before.Values[..4], ForecastScalar.Estimate([new TimeSeries(Days, values)], options).Values[..4]);
    }

    [Fact]
    public void From_Section_ReadsNamesAndRejectsOthers()
    {
        var section = new Dictionary<string, object?> { ["func"] = "x", ["pool_instruments"] = true, ["window"] = 100, ["min_periods"] = 7, ["backfill"] = "False" };
        Assert.Equal(new ForecastScalarOptions { TargetAbsoluteForecast = 5, Window = 100, MinPeriods = 7, Backfill = false }, ForecastScalarOptions.From(new NamedOptions(section, "s"), 5));
        section["min_period"] = 8;
        Assert.Equal(["min_periods"], Assert.Throws<UnknownNameException>(() => ForecastScalarOptions.From(new NamedOptions(section, "s"))).Nearest);
    }
}
