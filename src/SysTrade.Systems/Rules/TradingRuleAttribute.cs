namespace SysTrade.Systems.Rules;

/// <summary>
/// Marks a public static method with the parameters of <see cref="RuleFunction"/> as a rule function, so that Import-SysExtension finds it in a C# file.
/// </summary>
/// <param name="name">Name for configs to use under <c>function</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TradingRuleAttribute(string name) : Attribute
{
    /// <summary>Name for configs.</summary>
    public string Name { get; } = name;

    /// <summary>Outputs that give the series when the config names none; by default the daily price.</summary>
    public string[] Data { get; set; } = [TradingRule.DefaultData];

    /// <summary>What the rule does.</summary>
    public string Description { get; set; } = "";
}
