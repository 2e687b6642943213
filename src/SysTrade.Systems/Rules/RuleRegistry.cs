using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Rules;

/// <summary>The rule functions that configs may name. Immutable: adding one gives a new registry.</summary>
/// <remarks>A name from a config is looked up here and nowhere else; it never loads a type.</remarks>
public sealed class RuleRegistry
{
    private const string Factor = "rawdata.get_demeanded_factor_value";

    private static readonly string[] DailyPrice = [TradingRule.DefaultData];

    private static readonly string[] PriceAndVolatility = ["rawdata.get_daily_prices", "rawdata.daily_returns_volatility"];

    private static readonly string[] OwnAndClassPrice = ["rawdata.get_cumulative_daily_vol_normalised_returns", "rawdata.normalised_price_for_asset_class"];

    private readonly Dictionary<string, RuleDefinition> _byName;

    private RuleRegistry(IReadOnlyList<RuleDefinition> definitions)
    {
        Definitions = definitions;
        _byName = new Dictionary<string, RuleDefinition>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            _byName[definition.Name] = definition;
            _byName[definition.ShortName] = definition;
        }
    }

    /// <summary>The rules that come with the project.</summary>
    public static RuleRegistry Provided { get; } = new(
    [
        new("systems.provided.rules.ewmac.ewmac", "ewmac", "Moving average crossover over volatility.", PriceAndVolatility, Ewmac.Rule),
        new("systems.provided.rules.ewmac.ewmac_calc_vol", "ewmac_calc_vol",
            "Moving average crossover over its own volatility.", DailyPrice, Ewmac.OwnVolatilityRule)
            { WithVolatilityOfLevels = Ewmac.OwnVolatilityOfLevelsRule },
        new("systems.provided.rules.ewmac.ewmac_forecast_with_defaults", "ewmac_forecast_with_defaults",
            "The same with spans 32 and 128 unless given.", DailyPrice, Ewmac.OwnVolatilityWithDefaultsRule)
            { WithVolatilityOfLevels = Ewmac.OwnVolatilityOfLevelsWithDefaultsRule },
        new("systems.provided.rules.ewmac.ewmac_forecast_with_defaults_no_vol", "ewmac_forecast_with_defaults_no_vol",
            "Moving average crossover over given volatility, with spans 16 and 32 unless given.", PriceAndVolatility, Ewmac.WithDefaultsRule),
        new("systems.provided.rules.accel.accel", "accel", "Change of a moving average crossover.", PriceAndVolatility, Acceleration.Rule),
        new("systems.provided.rules.breakout.breakout", "breakout",
            "Position of the price within its recent range.", ["rawdata.get_daily_prices"], Breakout.Rule),
        new("systems.provided.rules.carry.carry", "carry", "Smoothed carry.", ["rawdata.raw_carry"], CarryRule.Rule),
        new("systems.provided.rules.carry.relative_carry", "relative_carry",
            "Smoothed carry less that of the asset class.", ["rawdata.smoothed_carry", "rawdata.median_carry_for_asset_class"], RelativeCarry.Rule),
        new("systems.provided.rules.cs_mr.cross_sectional_mean_reversion", "cross_sectional_mean_reversion",
            "Mean reversion within the asset class.", OwnAndClassPrice, CrossSectionalMeanReversion.Rule),
        new("systems.provided.rules.rel_mom.relative_momentum", "relative_momentum",
            "Momentum within the asset class.", OwnAndClassPrice, RelativeMomentum.Rule),
        new("systems.provided.rules.mr_wings.mr_wings", "mr_wings", "Mean reversion against extreme trends.", PriceAndVolatility, MeanReversionWings.Rule),
        new("systems.provided.rules.factors.factor_trading_rule", "factor_trading_rule",
            "A factor such as skew, less an average of it, over its own volatility.", [Factor], FactorRule.Rule)
            { WithVolatilityOfLevels = FactorRule.OfLevelsRule },
        new("systems.provided.rules.factors.conditioned_factor_trading_rule", "conditioned_factor_trading_rule",
            "A factor over its own volatility, with the sign of another.", [Factor, Factor], ConditionedFactorRule.Rule)
            { WithVolatilityOfLevels = ConditionedFactorRule.OfLevelsRule },
        new("systems.provided.moretradingrules.morerules.long_bias", "long_bias", "Always long, with a forecast of 10.", DailyPrice, Bias.LongRule),
        new("systems.provided.moretradingrules.morerules.short_bias", "short_bias", "Always short, with a forecast of -10.", DailyPrice, Bias.ShortRule),
    ]);

    /// <summary>All definitions.</summary>
    public IReadOnlyList<RuleDefinition> Definitions { get; }

    /// <summary>A registry that also knows another rule; a rule of the same name is replaced.</summary>
    public RuleRegistry With(RuleDefinition definition) =>
        new([.. Definitions.Where(d => d.Name != definition.Name && d.ShortName != definition.ShortName), definition]);

    /// <summary>A registry that also knows a rule of the user's own.</summary>
    /// <param name="name">Name for configs to use.</param>
    /// <param name="function">The formula.</param>
    /// <param name="data">Data series it takes when the config names none; by default the daily price.</param>
    /// <param name="description">What it does.</param>
    public RuleRegistry With(string name, RuleFunction function, IReadOnlyList<string>? data = null, string description = "") =>
        With(new RuleDefinition(name, name, description, data ?? [TradingRule.DefaultData], function));

    /// <summary>The rule of that name.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public RuleDefinition Find(string name, string? where = null) =>
        _byName.TryGetValue(name, out var definition)
            ? definition
            : throw new UnknownNameException(
                "rule function", name, Definitions.SelectMany(d => new[] { d.Name, d.ShortName }).Distinct(StringComparer.Ordinal), where,
                "Use a provided rule function, or register your own before making the system.");
}
