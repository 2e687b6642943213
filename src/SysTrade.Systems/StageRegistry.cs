using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems;

/// <summary>
/// The stages and lists of stages that the config key <c>stages</c> may name: one name, or several, of which later ones take the place of earlier
/// ones with the same stage name or are added. Immutable: adding one gives a new registry.
/// </summary>
/// <remarks>A name from a config is looked up here and nowhere else; it never loads a type.</remarks>
public sealed class StageRegistry
{
    /// <summary>Config key that names the stages of a system.</summary>
    public const string ConfigKey = "stages";

    /// <summary>The list of a config that names none.</summary>
    public const string Standard = "standard";

    private readonly Dictionary<string, StageDefinition> _stages;
    private readonly Dictionary<string, StageList> _lists;

    private StageRegistry(IReadOnlyList<StageDefinition> definitions, IReadOnlyList<StageList> lists)
    {
        Definitions = definitions;
        Lists = lists;
        _stages = definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);
        _lists = lists.ToDictionary(l => l.Name, StringComparer.Ordinal);
    }

    /// <summary>The stages and lists that come with the project.</summary>
    public static StageRegistry Provided { get; } = new(
    [
        new("rawdata", "Returns, volatility, carry and factors.", _ => new RawData()),
        new("rules", "Raw forecasts of the trading rules.", rules => new RulesStage(rules)),
        new("forecastScaleCap", "Scaled and capped forecasts; those under use_attenuation shrink in high volatility.", _ => new VolatilityAttenuatedForecastScaleCap()),
        new("combForecast", "Combined forecast of each instrument.", _ => new ForecastCombine()),
        new("positionSize", "Positions with all capital in one instrument.", _ => new PositionSizing()),
        new("portfolio", "Positions of the portfolio, and buffers.", _ => new PortfolioStage()),
        new("accounts", "Profit, loss and costs of positions traded at the next close.", _ => new AccountsStage()),
        new("daily_market_orders", "Accounts of simulated orders: placed at a close, filled at the next one.", _ => new DailyMarketOrders()),
        new("hourly_market_orders", "Accounts of simulated orders: placed at the end of an hour, filled at that of the next.", _ => new HourlyMarketOrders()),
        new("hourly_limit_orders", "Accounts of simulated orders: limited to the price at the end of an hour, filled in the next when the market goes through it, else renewed.",
            _ => new HourlyLimitOrders()),
        new("optimisedPositions", "Whole positions that follow the optimal ones (dynamic optimisation).", _ => new OptimisedPositionsStage()),
        new("risk", "Expected risk of the positions.", _ => new RiskStage()),
    ],
    [
        new(Standard, "Fixed or estimated weights, profit of positions traded at the next close.",
            ["rawdata", "rules", "forecastScaleCap", "combForecast", "positionSize", "portfolio", "accounts", "optimisedPositions", "risk"]),
    ]);

    /// <summary>Single stages.</summary>
    public IReadOnlyList<StageDefinition> Definitions { get; }

    /// <summary>Lists of stages.</summary>
    public IReadOnlyList<StageList> Lists { get; }

    /// <summary>Every name a config may give, lists first.</summary>
    public IEnumerable<string> Names => Lists.Select(l => l.Name).Concat(Definitions.Select(d => d.Name));

    /// <summary>A registry that also knows another stage; one of the same name is replaced.</summary>
    public StageRegistry With(StageDefinition definition) => new([.. Definitions.Where(d => d.Name != definition.Name), definition], Lists);

    /// <summary>A registry that also knows another list; one of the same name is replaced.</summary>
    public StageRegistry With(StageList list) => new(Definitions, [.. Lists.Where(l => l.Name != list.Name), list]);

    /// <summary>New stages as a config names them; the standard ones when it names none.</summary>
    /// <param name="config">Config; without the key <c>stages</c> it means <see cref="Standard"/>.</param>
    /// <param name="rules">Known rules; null takes the provided ones.</param>
    /// <exception cref="UnknownNameException">No stage and no list has the name.</exception>
    public IReadOnlyList<Stage> Create(SystemConfig config, RuleRegistry? rules = null) =>
        Create(NamesIn(config), rules, config.Find(ConfigKey) is { } node ? $"{ConfigKey}, {ConfigException.PlaceOf(node.Source, node.Line)}" : null);

    /// <summary>New stages by names of stages and lists.</summary>
    /// <param name="names">Names; a later stage takes the place of an earlier one with the same stage name.</param>
    /// <param name="rules">Known rules; null takes the provided ones.</param>
    /// <param name="where">Where the names stand, for the message.</param>
    /// <exception cref="UnknownNameException">No stage and no list has the name.</exception>
    public IReadOnlyList<Stage> Create(IEnumerable<string> names, RuleRegistry? rules = null, string? where = null) =>
        Join([], Single(names, where, depth: 0).Select(d => d.Create(rules ?? RuleRegistry.Provided)));

    /// <summary>Some stages with others laid over them: one with the name of an earlier stage takes its place, others follow.</summary>
    /// <param name="stages">The stages.</param>
    /// <param name="over">What is laid over them.</param>
    public static IReadOnlyList<Stage> Join(IEnumerable<Stage> stages, IEnumerable<Stage> over)
    {
        var joined = stages.ToList();
        foreach (var stage in over)
        {
            var at = joined.FindIndex(s => s.Name == stage.Name);
            if (at < 0) joined.Add(stage);
            else joined[at] = stage;
        }

        return joined;
    }

    /// <summary>The names a config gives.</summary>
    internal static IReadOnlyList<string> NamesIn(SystemConfig config) => config.TextListOrNull(ConfigKey) ?? [Standard];

    private IEnumerable<StageDefinition> Single(IEnumerable<string> names, string? where, int depth)
    {
        foreach (var name in names)
        {
            if (_stages.TryGetValue(name, out var stage))
            {
                yield return stage;
            }
            else if (_lists.TryGetValue(name, out var list) && depth <= Lists.Count)
            {
                foreach (var inner in Single(list.Stages, $"the list {name}", depth + 1)) yield return inner;
            }
            else
            {
                throw new UnknownNameException("stage or list of stages", name, Names, where, $"Name stages or lists of Get-SysStage -Available under {ConfigKey}.");
            }
        }
    }
}
