using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Finds outputs of a system by name, stage or words of the description.</summary>
[Cmdlet(VerbsCommon.Find, "SysOutput")]
[OutputType(typeof(OutputInfo))]
public sealed class FindSysOutputCommand : SystemCmdlet
{
    /// <summary>Part of the name; with wildcards, the whole name or the name within the stage.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(OutputCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Stages; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StageCompleter))]
    [SupportsWildcards]
    public string[] Stage { get; set; } = ["*"];

    /// <summary>Words that the description holds.</summary>
    [Parameter]
    public string Description { get; set; } = "";

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var stages = NamePatterns.Expand(Stage, [.. system.Stages.Keys], "stage", null, WriteSysError);
        var outputs = system.Outputs.Where(o => stages.Contains(o.Stage.Name)).ToArray();
        foreach (var name in Name)
        {
            var isPattern = WildcardPattern.ContainsWildcardCharacters(name);
            var pattern = new WildcardPattern(isPattern ? name : $"*{WildcardPattern.Escape(name)}*", WildcardOptions.IgnoreCase);
            var found = outputs.Where(o => pattern.IsMatch(o.FullName) || pattern.IsMatch(o.Name)).ToArray();
            if (found.Length == 0 && !isPattern && stages.Count > 0) WriteSysError(new UnknownNameException("output", name, outputs.Select(o => o.FullName)));
            foreach (var output in found)
            {
                if (output.Description.Contains(Description, StringComparison.OrdinalIgnoreCase)) WriteObject(OutputInfo.Of(output));
            }
        }
    }
}
