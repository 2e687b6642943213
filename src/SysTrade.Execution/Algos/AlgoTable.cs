using System.Collections.Immutable;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>The algos there are, by name. A config names algos; it never loads one.</summary>
public sealed class AlgoTable
{
    // The reference's names of its algos.
    private static readonly ImmutableDictionary<string, string> ReferenceNames = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sysexecution.algos.algo_market.algoMarket"] = "market",
        ["sysexecution.algos.algo_limit_orders.algoLimit"] = "limit",
        ["sysexecution.algos.algo_snaps.algoSnapMkt"] = "snap_mkt",
        ["sysexecution.algos.algo_snaps.algoSnapMid"] = "snap_mid",
        ["sysexecution.algos.algo_snaps.algoSnapPrim"] = "snap_prim",
        ["sysexecution.algos.algo_adaptive.algoAdaptiveMkt"] = "adaptive_mkt",
        ["sysexecution.algos.algo_original_best.algoOriginalBest"] = "original_best",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private readonly ImmutableSortedDictionary<string, IExecutionAlgo> _algos;

    private AlgoTable(ImmutableSortedDictionary<string, IExecutionAlgo> algos) => _algos = algos;

    /// <summary>All algos, in order of their names.</summary>
    public IEnumerable<IExecutionAlgo> Algos => _algos.Values;

    /// <summary>The algos of this library.</summary>
    /// <param name="settings">Numbers they go by; null for the reference's.</param>
    /// <param name="profile">Volume by time of day for VWAP; null for equal volume all day.</param>
    public static AlgoTable Standard(AlgoSettings? settings = null, VolumeProfile? profile = null)
    {
        settings = (settings ?? AlgoSettings.Default).Check("the algos' settings");
        return new AlgoTable(ImmutableSortedDictionary.Create<string, IExecutionAlgo>(StringComparer.Ordinal))
            .With(new SingleOrderAlgo("market", "A market order, one slice at a time.", BrokerOrderType.Market, true, settings))
            .With(new SingleOrderAlgo("snap_mkt", "A limit order the broker prices at the other side's price on arrival.", BrokerOrderType.SnapMarket, true, settings))
            .With(new SingleOrderAlgo("snap_mid", "A limit order the broker prices at the middle on arrival.", BrokerOrderType.SnapMid, true, settings))
            .With(new SingleOrderAlgo("snap_prim", "A limit order the broker prices at its own side's price on arrival.", BrokerOrderType.SnapPrimary, true, settings))
            .With(new SingleOrderAlgo("adaptive_mkt", "A market order the broker works patiently, without a time limit.", BrokerOrderType.AdaptiveMarket, false, settings))
            .With(new LimitAlgo(settings))
            .With(new OriginalBestAlgo(settings))
            .With(new ScheduleAlgo("twap", "Equal parts over a time.", null, settings))
            .With(new ScheduleAlgo("vwap", "Parts by the usual volume of the time of day.", profile ?? VolumeProfile.Flat, settings));
    }

    /// <summary>The table with an algo added, or replaced when one has its name.</summary>
    /// <exception cref="SysTradeException"><c>InvalidAlgoName</c>.</exception>
    public AlgoTable With(IExecutionAlgo algo) =>
        algo.Name.Length is > 0 and <= 40 && algo.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? new AlgoTable(_algos.SetItem(algo.Name, algo))
            : throw new SysTradeException(
                "InvalidAlgoName", SysErrorKind.InvalidArgument, $"'{algo.Name}' cannot name an algo; expected up to 40 lower-case letters, digits and underscores.", null, algo.Name);

    /// <summary>An algo by its short name or by the reference's.</summary>
    /// <param name="name">Name.</param>
    /// <param name="where">Where the name was found, for messages.</param>
    /// <exception cref="UnknownNameException"><c>AlgoNotFound</c>.</exception>
    public IExecutionAlgo Find(string name, string? where = null) =>
        _algos.TryGetValue(ReferenceNames.GetValueOrDefault(name, name), out var algo)
            ? algo
            : throw new UnknownNameException("algo", name, _algos.Keys.Concat(ReferenceNames.Keys), where);
}
