using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Rules;

namespace SysTrade.Systems.Stages;

/// <summary>Raw forecasts: each rule variation applied to each instrument. Takes data and rawdata; gives unscaled forecasts.</summary>
/// <remarks>Formulas: handbook, stage rules. A forecast of zero is a forecast; the reference's loss of zeros is a quirk.</remarks>
public class RulesStage : Stage
{
    private readonly RuleRegistry _registry;

    /// <summary>Creates the stage.</summary>
    /// <param name="registry">Rule functions that the config may name.</param>
    public RulesStage(RuleRegistry registry)
        : base("rules")
    {
        _registry = registry;
        TradingRules = ForSystem("trading_rules", "Rule variations as configured.", "", () => TradingRuleParser.Parse(Config, _registry));
        RawForecast = ForInstrumentRule("get_raw_forecast", "Forecast before scaling and capping.", "", MakeRawForecast);
    }

    /// <inheritdoc/>
    public override string Description => "Raw forecasts of each trading rule.";

    /// <summary>Rule functions that the config may name.</summary>
    public RuleRegistry Registry => _registry;

    /// <summary>Rule variations by name.</summary>
    public Output<IReadOnlyDictionary<string, TradingRule>> TradingRules { get; }

    /// <summary>Forecast before scaling and capping.</summary>
    public Output<TimeSeries> RawForecast { get; }

    /// <summary>A rule variation by name.</summary>
    /// <exception cref="UnknownNameException">There is no such rule.</exception>
    public TradingRule Rule(string name)
    {
        var rules = TradingRules.Value;
        return rules.TryGetValue(name, out var rule) ? rule : throw new UnknownNameException("trading rule", name, rules.Keys, "trading_rules");
    }

    /// <inheritdoc/>
    protected internal override Stage CreateAnother() => GetType() == typeof(RulesStage) ? new RulesStage(_registry) : base.CreateAnother();

    private TimeSeries MakeRawForecast(string code, string ruleName)
    {
        var rule = Rule(ruleName);
        var data = rule.Data.Select((path, i) => Resolve(code, rule, path, i)).ToArray();
        if (rule.Data.Where((path, i) => data[i].Count == 0 && path.Contains("hourly", StringComparison.Ordinal)).FirstOrDefault() is { } hours)
        {
            throw RawData.NoHours(code, $"rule {ruleName} takes {hours}", "Give the rule daily prices, or add prices within the day.");
        }

        var options = rule.NamedOptions();
        var function = Config.Quirks.EwmacCalcVolOfLevels ? rule.Definition.WithVolatilityOfLevels ?? rule.Definition.Function : rule.Definition.Function;
        var forecast = Call(code, rule, function, data, options);
        options.RejectUnknown();
        if (!Config.Quirks.ZeroForecastsBecomeMissing) return IsAlwaysZero(forecast) ? forecast.Replace(0, double.NaN) : forecast;
        return forecast.Replace(0, double.NaN);
    }

    private TimeSeries Resolve(string code, TradingRule rule, string path, int position)
    {
        var where = Config.Place($"trading_rules.{rule.Name}");
        var output = System.FindOutput(path, where);
        var options = position < rule.DataOptions.Count ? OutputOptions.From(rule.DataOptions[position]) : null;
        if (options is not null && output.Options.Count == 0)
        {
            throw new SysTradeException(
                "RuleDataOption", SysErrorKind.InvalidArgument,
                $"Rule {rule.Name} passes {string.Join(", ", options.Names)} to {path}, which takes no options.",
                "Remove the options with leading underscores from other_args.", rule.Name);
        }

        if (options is not null) output.RequireOptions(options, where);
        return output.GetValue(new OutputArguments(code, Options: options)) as TimeSeries ?? throw new SysTradeException(
            "RuleData", SysErrorKind.InvalidArgument, $"Rule {rule.Name} takes {path}, which is not a series.", "Name an output that gives a series for an instrument.", rule.Name);
    }

    private static TimeSeries Call(string code, TradingRule rule, RuleFunction function, TimeSeries[] data, Domain.NamedOptions options)
    {
        TimeSeries? forecast;
        try
        {
            forecast = function(data, options);
        }
        catch (SysTradeException error) when (error is { ErrorId: "RuleFailed" or "RuleResult", Target: null })
        {
            // A function that words its own error does not know what it was asked for.
            throw new SysTradeException(error.ErrorId, error.Kind, $"Rule {rule.Name} on {code}: {error.Message}", error.Remedy, code, error);
        }
        catch (Exception error) when (error is not (SysTradeException or OperationCanceledException or OutOfMemoryException))
        {
            throw new SysTradeException(
                "RuleFailed", SysErrorKind.InvalidOperation, $"Rule {rule.Name} ({rule.Definition.Name}) failed on {code}: {error.Message}",
                "Correct the rule function; it gets the series under data and must return a series.", code, error);
        }

        return forecast is { Count: > 0 } || data.All(d => d.Count == 0) && forecast is not null ? forecast : throw new SysTradeException(
            "RuleResult", SysErrorKind.InvalidOperation,
            $"Rule {rule.Name} ({rule.Definition.Name}) returned {(forecast is null ? "nothing" : "a series without rows")} for {code}; a series with a forecast for each day was expected.",
            "Return one series, on the index of the data.", code);
    }

    private static bool IsAlwaysZero(TimeSeries forecast)
    {
        foreach (var value in forecast.Values)
        {
            if (value != 0 && !double.IsNaN(value)) return false;
        }

        return true;
    }
}
