using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the trading rules (variations) of a system.</summary>
[Cmdlet(VerbsCommon.Get, "SysRule")]
[OutputType(typeof(RuleInfo))]
public sealed class GetSysRuleCommand : SystemCmdlet
{
    /// <summary>Rules; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[] Rule { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override object CurrentInput => Rule;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var rules = system.Rules.TradingRules.Value;
        foreach (var name in NamePatterns.Expand(Rule, [.. rules.Keys], "trading rule", "trading_rules", WriteSysError))
        {
            Try(() => WriteObject(RuleInfo.Of(system, rules[name])));
        }
    }
}
