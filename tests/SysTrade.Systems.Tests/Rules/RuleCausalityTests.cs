using CsCheck;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Rules;

/// <summary>No forecast changes when days are added after it.</summary>
public sealed class RuleCausalityTests
{
    private static readonly Dictionary<string, object?> Spans = new() { ["Lfast"] = 3, ["Lslow"] = 12, ["lookback"] = 8, ["horizon"] = 5, ["smooth"] = 4, ["smooth_days"] = 3 };

    private static readonly string[] Options = ["Lfast", "Lslow", "lookback", "horizon", "smooth", "smooth_days"];

    public static TheoryData<string> Names => [.. RuleRegistry.Provided.Definitions.Select(d => d.ShortName)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_WithLaterDaysTakenAway_IsTheSame(string name)
    {
        var definition = RuleRegistry.Provided.Find(name);
        Gen.Select(Gen.Int[0, 1000], Gen.Int[12, 90], Gen.Int[0, 30]).Sample(
            (seed, kept, gap) =>
            {
                TimeSeries[] data = [.. definition.Data.Select((_, i) => WithAGap(Days.Walk(100, seed + i), gap + (7 * i)))];
                RuleFunction[] functions = definition.WithVolatilityOfLevels is { } ofLevels ? [definition.Function, ofLevels] : [definition.Function];
                foreach (var function in functions)
                {
                    var whole = function(data, Given(function, data));
                    var part = function([.. data.Select(d => d.Slice(..kept))], Given(function, data));
                    Close.Equal(whole.Slice(..kept), part, 1e-12, name);
                }
            },
            iter: 20);
    }

    private static TimeSeries WithAGap(double[] values, int row)
    {
        values[row] = double.NaN;
        return Days.Series(values);
    }

    /// <summary>Short spans for the options the rule knows, so that it is past its warm-up.</summary>
    private static NamedOptions Given(RuleFunction function, TimeSeries[] data)
    {
        var asked = new NamedOptions(Spans, "test");
        function(data, asked);
        var known = Options.Where(option => Accepts(asked, option)).ToDictionary(option => option, option => Spans[option]);
        return new NamedOptions(known, "test");
    }

    private static bool Accepts(NamedOptions asked, string option) => Record.Exception(() => asked.RejectUnknown(Options.Where(o => o != option))) is null;
}
