using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>Which instruments the system trades.</summary>
/// <remarks>Rules: handbook, "which instruments are in the system". The universe never depends on who asks first.</remarks>
public sealed class BaseStage : Stage
{
    /// <summary>Stands for the set of left-out instruments among the config paths a value can depend on.</summary>
    internal const string ExcludedPath = "runtime.excluded_instruments";

    /// <summary>Creates the stage.</summary>
    public BaseStage()
        : base("system")
    {
        InstrumentList = ForSystem("get_instrument_list", "Instruments in the system: keys of instrument_weights, else instruments, else all with prices; less duplicates and ignored ones.", "", MakeInstrumentList);
        MarketsNotTrading = ForSystem("get_list_of_markets_not_trading_but_with_data", "Instruments in the system that are listed under trading_restrictions or bad_markets.", "", MakeMarketsNotTrading);
    }

    /// <inheritdoc/>
    public override string Description => "The instruments of the system.";

    /// <summary>Instruments in the system, sorted.</summary>
    public Output<IReadOnlyList<string>> InstrumentList { get; }

    /// <summary>Instruments in the system that the config marks as restricted or bad.</summary>
    public Output<IReadOnlyList<string>> MarketsNotTrading { get; }

    private IReadOnlyList<string> MakeInstrumentList()
    {
        var removed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in KeysOrNone("duplicate_instruments.exclude")) removed.UnionWith(Config.TextList("duplicate_instruments.exclude." + name));
        removed.UnionWith(ListOrNone("exclude_instrument_lists.ignore_instruments"));
        _ = Config.Contains(ExcludedPath);
        removed.UnionWith(System.Excluded.Keys);
        var instruments = Candidates().Where(code => !removed.Contains(code)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return instruments.Length > 0
            ? instruments
            : throw new SysTradeException(
                "NoInstrument", SysErrorKind.InvalidArgument, "No instrument is left after removing duplicates, ignored and unusable ones.",
                "Check instrument_weights or instruments, duplicate_instruments and exclude_instrument_lists in the config.");
    }

    private IReadOnlyList<string> Candidates()
    {
        if (Config.Contains("instrument_weights") && Config.Find("instrument_weights") is Configuration.ConfigMapping) return AutoGroup.Leaves(Config, "instrument_weights");
        if (Config.Contains("instruments")) return Config.TextList("instruments");
        return System.SourceData.Instruments;
    }

    private IReadOnlyList<string> MakeMarketsNotTrading()
    {
        var marked = ListOrNone("exclude_instrument_lists.trading_restrictions").Concat(ListOrNone("exclude_instrument_lists.bad_markets")).ToHashSet(StringComparer.Ordinal);
        return InstrumentList.Value.Where(marked.Contains).ToArray();
    }

    private IReadOnlyList<string> ListOrNone(string path) => Config.Contains(path) ? Config.TextList(path) : [];

    private IReadOnlyList<string> KeysOrNone(string path) => Config.Contains(path) ? Config.Keys(path) : [];
}
