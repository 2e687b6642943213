using SysTrade.Series;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Tests.Support;

/// <summary>The rules stage with given raw forecasts, by <c>INSTRUMENT/rule</c>, or by rule for all instruments.</summary>
internal sealed class GivenForecasts : RulesStage
{
    public GivenForecasts(params (string Key, TimeSeries Forecast)[] forecasts)
        : base(RuleRegistry.Provided.With("given", (data, _) => data[0]))
    {
        var byKey = forecasts.ToDictionary(f => f.Key, f => f.Forecast);
        RawForecast.Override((_, a) => byKey.TryGetValue($"{a.Instrument}/{a.Rule}", out var own) ? own : byKey[a.Rule!]);
    }
}
