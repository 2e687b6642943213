using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the rule functions that configs may name.</summary>
[Cmdlet(VerbsCommon.Get, "SysRuleFunction")]
[OutputType(typeof(RuleDefinition))]
public sealed class GetSysRuleFunctionCommand : SysCmdlet
{
    /// <summary>Full or short names; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RuleFunctionCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>System whose functions are listed; by default the session's, else those that come with the program.</summary>
    [Parameter(ValueFromPipeline = true)]
    public TradingSystem? System { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Process()
    {
        var registry = (System ?? Session.Find<TradingSystem>())?.Rules.Registry ?? RuleRegistry.Provided;
        var names = registry.Definitions.SelectMany(d => new[] { d.Name, d.ShortName }).Distinct(StringComparer.Ordinal).ToArray();
        var found = NamePatterns.Expand(Name, names, "rule function", null, WriteSysError).Select(n => registry.Find(n)).ToHashSet();
        foreach (var definition in registry.Definitions) if (found.Contains(definition)) WriteObject(definition);
    }
}
