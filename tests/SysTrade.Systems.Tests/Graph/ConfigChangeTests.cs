using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Graph;

public sealed class ConfigChangeTests
{
    private readonly ProbeStage _probe = new();
    private readonly TradingSystem _system;

    public ConfigChangeTests() => _system = new TradingSystem(
        Market.Of(Market.Walking("A", 1, 120), Market.Walking("B", 2, 120)),
        Systems.Configuration.SystemConfig.Parse(TestSystem.Rules),
        [.. TradingSystem.StandardStages(), _probe]);

    [Fact]
    public void ForecastCapChanged_CappedForecastsAreDroppedAndEarlierStagesKept()
    {
        var (volatility, raw, capped, position) = (Volatility, Raw, Capped, _system.PositionSize.SubsystemPosition["A"]);
        var scalar = _system.PositionSize.AveragePosition["A"];
        Assert.True(_system.Configure(_system.Config.With("forecast_cap", 5)) > 0);
        Assert.Same(volatility, Volatility);
        Assert.Same(raw, Raw);
        Assert.Same(scalar, _system.PositionSize.AveragePosition["A"]);
        Assert.NotSame(capped, Capped);
        Assert.NotSame(position, _system.PositionSize.SubsystemPosition["A"]);
        Assert.True(Capped.Values.ToArray().Where(v => !double.IsNaN(v)).Max(Math.Abs) <= 5);
    }

    [Fact]
    public void ChangedAndChangedBack_ValuesAreThoseOfTheStart()
    {
        var before = _system.Accounts.Portfolio.Value.Returns.ToArray();
        var config = _system.Config;
        _system.Configure(config.With("forecast_cap", 5));
        Assert.NotEqual(before, _system.Accounts.Portfolio.Value.Returns.ToArray());
        _system.Configure(config);
        Assert.Equal(before, _system.Accounts.Portfolio.Value.Returns.ToArray());
    }

    [Fact]
    public void UnrelatedKeyChanged_NothingIsDropped()
    {
        _ = _system.Accounts.Portfolio.Value;
        var count = _system.RememberedValues;
        Assert.Equal(0, _system.Configure(_system.Config.With("max_price_spike", 9)));
        Assert.Equal(count, _system.RememberedValues);
    }

    [Fact]
    public void SameConfigAgain_NothingIsDropped()
    {
        _ = _system.Accounts.Portfolio.Value;
        Assert.Equal(0, _system.Configure(_system.Config));
    }

    [Fact]
    public void KeyOfOneOwnOutputChanged_OnlyThatOutputIsComputedAgain()
    {
        _ = (_probe.First["A"], _probe.Second["A", "carry"], _probe.Total.Value);
        Assert.Equal((2, 1, 1), (_probe.FirstCount, _probe.SecondCount, _probe.TotalCount));
        _system.Configure(_system.Config.With("forecast_cap", 7));
        _ = (_probe.First["A"], _probe.Second["A", "carry"], _probe.Total.Value);
        Assert.Equal((2, 2, 1), (_probe.FirstCount, _probe.SecondCount, _probe.TotalCount));
        _system.Configure(_system.Config.With("instrument_div_multiplier", 2));
        _ = (_probe.First["A"], _probe.Second["A", "carry"], _probe.Total.Value);
        Assert.Equal((4, 3, 2), (_probe.FirstCount, _probe.SecondCount, _probe.TotalCount));
    }

    [Fact]
    public void KeyThatWasAbsentAppears_ValuesThatLookedForItAreDropped()
    {
        var capped = Capped;
        var raw = Raw;
        Assert.True(_system.Configure(_system.Config.With("forecast_floor", 0)) > 0);
        Assert.NotSame(capped, Capped);
        Assert.Same(raw, Raw);
        Assert.True(Capped.Values.ToArray().Where(v => !double.IsNaN(v)).Min() >= 0);
    }

    [Fact]
    public void StartDateChanged_DataAreCutAnew()
    {
        Assert.Equal(120, _system.RawData.DailyPrices["A"].Count);
        _system.Configure(_system.Config.With("start_date", Days.Day(20).ToString("yyyy-MM-dd")));
        Assert.Equal(100, _system.RawData.DailyPrices["A"].Count);
    }

    [Fact]
    public void QuirkChanged_OnlyWhatReadsQuirksIsDropped()
    {
        _ = _system.Accounts.Portfolio.Value;
        var weights = _system.Data.PointSize["A"];
        var costs = _system.Data.Costs["A"];
        Assert.True(_system.Configure(_system.Config.With("compatibility", "pysystemtrade")) > 0);
        Assert.Equal(weights, _system.Data.PointSize["A"]);
        Assert.Same(costs, _system.Data.Costs["A"]);
    }

    [Fact]
    public async Task ConfigChangedWhileValuesAreComputed_NoValueOfTheOldConfigSurvives()
    {
        var caps = Enumerable.Range(1, 40).Select(i => i * 0.5).ToArray();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(reader => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                _ = _probe.Second["A", "x"];
                _ = _system.CombForecast.CombinedForecast["B"];
            }
        })).ToArray();
        foreach (var cap in caps)
        {
            _system.Configure(_system.Config.With("forecast_cap", cap));
            Assert.Equal(cap, _probe.Second["A", "x"] - _probe.First["A"] - 1, 1e-9);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        var last = _system.CombForecast.CombinedForecast["B"].ToArray();
        _system.Forget();
        Assert.Equal(_system.CombForecast.CombinedForecast["B"].ToArray(), last);
    }

    private Series.TimeSeries Volatility => _system.RawData.DailyReturnsVolatility["A"];

    private Series.TimeSeries Raw => _system.Rules.RawForecast["A", "ewmac4"];

    private Series.TimeSeries Capped => _system.ForecastScaleCap.CappedForecast["A", "ewmac4"];
}
