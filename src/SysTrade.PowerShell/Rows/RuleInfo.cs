using System.Globalization;
using SysTrade.Systems;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Rows;

/// <summary>A trading rule (variation) of a system.</summary>
/// <param name="Rule">Name of the variation.</param>
/// <param name="Function">Rule function.</param>
/// <param name="Data">Outputs that give it data.</param>
/// <param name="Options">Options as configured.</param>
/// <param name="Scalar">What its forecasts are multiplied by; null when it is estimated.</param>
public sealed record RuleInfo(string Rule, string Function, IReadOnlyList<string> Data, IReadOnlyDictionary<string, object?> Options, double? Scalar)
{
    /// <summary>The options on one line.</summary>
    public string OptionText => string.Join(", ", Options.Select(o => $"{o.Key}={Convert.ToString(o.Value, CultureInfo.InvariantCulture)}"));

    internal static RuleInfo Of(TradingSystem system, TradingRule rule) => new(
        rule.Name, rule.Definition.Name, rule.Data, rule.Options,
        system.Config.BoolOrNull("use_forecast_scale_estimates") == true ? null : system.ForecastScaleCap.FixedForecastScalar.ForRule(rule.Name));
}
