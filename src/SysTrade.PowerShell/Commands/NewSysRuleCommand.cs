using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.ScriptRules;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Commands;

/// <summary>Makes a rule function of a script block, for New-SysSystem; the config then names it like any other.</summary>
[Cmdlet(VerbsCommon.New, "SysRule")]
[OutputType(typeof(RuleDefinition))]
public sealed class NewSysRuleCommand : SysCmdlet
{
    /// <summary>Name for configs to use.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidatePattern("^[A-Za-z_][A-Za-z0-9_.]*$")]
    public string Name { get; set; } = "";

    /// <summary>The formula: gets a series for each data source, then options by name, and gives the forecast.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public ScriptBlock ScriptBlock { get; set; } = null!;

    /// <summary>Outputs that give the series when the config names none.</summary>
    [Parameter]
    [Alias("Data")]
    [ArgumentCompleter(typeof(OutputCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] DataSource { get; set; } = [TradingRule.DefaultData];

    /// <summary>What the rule does.</summary>
    [Parameter]
    public string Description { get; set; } = "";

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Process()
    {
        var script = ScriptText.Of(ScriptBlock);
        var places = ScriptRule.SeriesParameters(script);
        if (script.Parameters.Count > 0 && places < DataSource.Length)
        {
            throw new SysTradeException(
                "RuleParameters", SysErrorKind.InvalidArgument,
                $"The script of rule {Name} has {places} parameters for series and the rule has {DataSource.Length} data sources: {string.Join(", ", DataSource)}.",
                "Write a parameter for each data source, in the same order; options follow.", Name);
        }

        var runner = new ScriptRunner(script, ScriptSurroundings.Of(ScriptBlock, SessionState));
        Session.Get(() => new ScriptRunners()).Add(runner);
        WriteObject(new RuleDefinition(Name, Name, Description, DataSource, new ScriptRule(script, runner).Forecast));
    }
}
