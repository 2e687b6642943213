using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Completers;

/// <summary>Shipped configs, then files as PowerShell completes them.</summary>
public sealed class ConfigCompleter : IArgumentCompleter
{
    private readonly Shipped _shipped = new();

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        _shipped.CompleteArgument(commandName, parameterName, wordToComplete, commandAst, fakeBoundParameters)
            .Concat(CompletionCompleters.CompleteFilename(wordToComplete ?? ""));

    private sealed class Shipped : QuietCompleter
    {
        /// <inheritdoc/>
        protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
            ShippedConfigs.Names.Select(name => (name, ShippedConfigs.Describe(name)));
    }
}
