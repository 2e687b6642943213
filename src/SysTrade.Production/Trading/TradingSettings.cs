using System.Collections.Immutable;
using SysTrade.Domain;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Capital;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Systems.Configuration;

namespace SysTrade.Production.Trading;

/// <summary>What a config says about trading: special instruments, which algo executes which order, when rolls are suggested.</summary>
public sealed record TradingSettings
{
    private const string Undecided = "default_roll_state_if_undecided";

    /// <summary>Special instruments and strategies.</summary>
    public required InstrumentLists Lists { get; init; }

    /// <summary>Which algo executes which order.</summary>
    public required AlgoSelection Algos { get; init; }

    /// <summary>When rolls are suggested.</summary>
    public required RollSuggestionSettings Rolls { get; init; }

    /// <summary>Currency that the account is kept in.</summary>
    public required string Currency { get; init; }

    /// <summary>How capital follows profit.</summary>
    public required CapitalMethod CapitalMethod { get; init; }

    /// <summary>Weights by which capital is divided among strategies; empty when the config has none.</summary>
    public required IReadOnlyDictionary<string, double> StrategyWeights { get; init; }

    /// <summary>Where the config came from.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// Reads <c>base_currency</c>, <c>production_capital_method</c>, <c>strategy_capital_allocation.strategy_weights</c>, <c>stale_instruments</c>, <c>stale_strategies</c>, <c>duplicate_instruments.exclude</c>, <c>exclude_instrument_lists</c>, <c>execution_algos</c> and
    /// <c>roll_status_auto_update</c>; the private config and the defaults are filled in.
    /// </summary>
    /// <param name="config">The config.</param>
    /// <exception cref="ConfigException">A value is of another kind than expected.</exception>
    /// <exception cref="Domain.Errors.SysTradeException"><c>AlgoNotFound</c>, <c>OptionNotFound</c>, <c>OptionType</c>, <c>AlgoSetting</c>, or an instrument's code is not one.</exception>
    public static TradingSettings Read(SystemConfig config)
    {
        var all = config.WithDefaults();
        return new TradingSettings
        {
            Source = config.Source,
            Currency = all.Text("base_currency"),
            CapitalMethod = ReadMethod(all),
            StrategyWeights = all.NumbersOrNull("strategy_capital_allocation.strategy_weights") ?? ImmutableDictionary<string, double>.Empty,
            Lists = new InstrumentLists
            {
                BadMarkets = Codes(all, "exclude_instrument_lists.bad_markets"),
                Ignored = Codes(all, "exclude_instrument_lists.ignore_instruments"),
                Restricted = Codes(all, "exclude_instrument_lists.trading_restrictions"),
                Duplicates = [.. all.KeysOrNone("duplicate_instruments.exclude").SelectMany(market => all.TextList("duplicate_instruments.exclude." + market)).Select(InstrumentCode.Require)],
                StaleInstruments = Codes(all, "stale_instruments"),
                StaleStrategies = [.. all.TextListOrNull("stale_strategies") ?? []],
            },
            Algos = AlgoSelection.Read(new NamedOptions(all.OptionsOrNone("execution_algos"), "execution_algos", config.Source)),
            Rolls = ReadRolls(all),
        };
    }

    private static ImmutableHashSet<string> Codes(SystemConfig config, string path) => [.. (config.TextListOrNull(path) ?? []).Select(InstrumentCode.Require)];

    private static CapitalMethod ReadMethod(SystemConfig config)
    {
        const string Key = "production_capital_method";
        return config.TextOrNull(Key) is not { } text ? CapitalMethod.Full
            : Enum.GetNames<CapitalMethod>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<CapitalMethod>(name)
            : throw config.Unusable(Key, "full, half or fixed");
    }

    private static RollSuggestionSettings ReadRolls(SystemConfig config)
    {
        const string Section = "roll_status_auto_update.";
        var standard = new RollSuggestionSettings();
        RollState? undecided = null;
        if (config.TextOrNull(Section + Undecided) is { } text && !text.Equals("Ask", StringComparison.OrdinalIgnoreCase))
        {
            // A number would be taken for a state too.
            undecided = Enum.GetNames<RollState>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Enum.Parse<RollState>(name)
                : throw config.Unusable(Section + Undecided, $"Ask or one of {string.Join(", ", Enum.GetNames<RollState>())}");
        }

        return new RollSuggestionSettings(
            config.DoubleOrNull(Section + "near_expiry_days") ?? standard.NearExpiryDays,
            config.DoubleOrNull(Section + "auto_roll_if_relative_volume_higher_than") ?? standard.AutoRollRelativeVolume,
            config.DoubleOrNull(Section + "min_relative_volume") ?? standard.MinimumRelativeVolume,
            config.DoubleOrNull(Section + "min_absolute_volume") ?? standard.MinimumVolume,
            undecided,
            config.BoolOrNull(Section + "auto_roll_expired") ?? standard.RollExpired);
    }
}
