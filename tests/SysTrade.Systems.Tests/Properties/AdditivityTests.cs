using CsCheck;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Properties;

public sealed class AdditivityTests
{
    private static readonly Gen<int> Seeds = Gen.Int[1, 10_000];

    private static readonly string[] ByInstrument = ["data", "rawdata", "rules", "forecastScaleCap", "combForecast", "positionSize"];

    /// <summary>Fitted to all instruments together.</summary>
    private static readonly string[] Pooled = ["forecastScaleCap.get_estimated_forecast_scalar", .. AllOutputs.AcrossTheSystem];

    [Fact]
    public void OneThreadOrMany_EveryOutputIsTheSameBitForBit() => Seeds.Sample(
        seed =>
        {
            var config = Systems.Configuration.SystemConfig.Parse(SmallMarket.Yaml);
            var one = new TradingSystem(SmallMarket.Data(seed), config) { Parallelism = 1 };
            var many = new TradingSystem(SmallMarket.Data(seed), config) { Parallelism = 16 };
            Assert.Empty(AllOutputs.Different(AllOutputs.Of(one), AllOutputs.Of(many)));
        },
        iter: 4, threads: 1);

    [Fact]
    public void InstrumentAlone_HasTheSameValuesAsAmongOthersUpToItsSubsystemPosition() => Seeds.Sample(
        seed =>
        {
            var together = AllOutputs.Of(SmallMarket.System(seed));
            foreach (var code in (string[])["A", "B", "C"])
            {
                var alone = TestSystem.Of(SmallMarket.Data(seed), SmallMarket.Yaml);
                alone.Configure(alone.Config.With("instrument_weights", new Dictionary<string, object> { [code] = 1.0 }));
                foreach (var (name, series) in AllOutputs.Of(alone))
                {
                    if (!name.Contains($"({code}", StringComparison.Ordinal) || !ByInstrument.Contains(name.Split('.')[0]) || Pooled.Contains(AllOutputs.OutputOf(name))) continue;
                    Assert.True(AllOutputs.Same(series, together[name]), name);
                }
            }
        },
        iter: 4, threads: 2);

    [Fact]
    public void EveryCurve_NetIsGrossPlusCosts() => Seeds.Sample(
        seed =>
        {
            var curves = Curves(SmallMarket.System(seed)).ToArray();
            Assert.True(curves.Length > 30);
            foreach (var (name, curve) in curves)
            {
                var (gross, costs, net) = (curve.Source.Gross, curve.Source.Costs, curve.Source.Net);
                for (var i = 0; i < net.Count; i++)
                {
                    var moment = net.Index[i];
                    var sum = Zero(gross.At(moment)) + Zero(costs.At(moment));
                    Assert.True(Math.Abs(Zero(net[i]) - sum) <= 1e-9 * Math.Max(1, Math.Abs(sum)), $"{name} on {moment:yyyy-MM-dd}: net {net[i]}, gross and costs {sum}.");
                }

                foreach (var cost in costs.Values) Assert.False(cost > 0, $"{name} earns {cost} by trading.");
            }
        },
        iter: 4, threads: 2);

    [Fact]
    public void EveryGroup_IsTheSumOfItsMembers() => Seeds.Sample(
        seed =>
        {
            var groups = Curves(SmallMarket.System(seed)).Where(c => c.Curve.Members.Count > 0).ToArray();
            Assert.True(groups.Length >= 10);
            foreach (var (name, group) in groups)
            {
                foreach (var view in (CurveType[])[CurveType.Gross, CurveType.Costs, CurveType.Net])
                {
                    var sum = group.View(view).MemberReturns().RowSum();
                    Close.Equal(group.View(view).Returns, sum, 1e-9, $"{name} {view}");
                }
            }
        },
        iter: 4, threads: 2);

    [Fact]
    public void Weights_SumToOneOnEveryDayAndAreNeverNegative() => Seeds.Sample(
        seed =>
        {
            var system = SmallMarket.System(seed);
            Frame[] frames = [system.Portfolio.InstrumentWeights.Value, .. system.Instruments.Select(c => system.CombForecast.ForecastWeights[c])];
            foreach (var frame in frames)
            {
                foreach (var sum in frame.RowSum().Values) Assert.Equal(1, sum, 1e-12);
                for (var c = 0; c < frame.ColumnCount; c++) Assert.DoesNotContain(frame.Values(c).ToArray(), w => w < 0);
            }
        },
        iter: 8, threads: 2);

    [Fact]
    public void PositionHeld_StaysWithinTheBuffer() => Seeds.Sample(
        seed =>
        {
            var system = SmallMarket.System(seed);
            foreach (var code in system.Instruments)
            {
                var held = system.Accounts.BufferedPosition.Get(new OutputArguments(code, RoundPositions: false));
                var edges = system.Portfolio.BuffersForPosition[code].ForwardFill();
                for (var i = 1; i < held.Count; i++)
                {
                    var (top, bottom) = (edges["top_pos"][i], edges["bot_pos"][i]);
                    if (double.IsNaN(top)) continue;
                    Assert.InRange(held[i], bottom, top);
                }
            }
        },
        iter: 8, threads: 2);

    private static IEnumerable<(string Name, AccountCurve Curve)> Curves(TradingSystem system)
    {
        var rules = system.Rules.TradingRules.Value.Keys.ToArray();
        foreach (var output in system.Outputs.Where(o => o.ValueType == typeof(AccountCurve)))
        {
            OutputArguments[] all = output.Scope switch
            {
                OutputScope.System => [default],
                OutputScope.Instrument => [.. system.Instruments.Select(c => new OutputArguments(c))],
                OutputScope.Rule => [.. rules.Select(r => new OutputArguments(Rule: r))],
                _ => [.. system.Instruments.SelectMany(c => rules.Select(r => new OutputArguments(c, r)))],
            };
            foreach (var arguments in all) yield return (new OutputKey(output.FullName, arguments).ToString(), (AccountCurve)output.GetValue(arguments)!);
        }
    }

    private static double Zero(double value) => double.IsNaN(value) ? 0 : value;
}
