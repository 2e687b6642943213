using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Production.Trading;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the algos that can execute orders, with what each is chosen for and the settings it goes by.</summary>
[Cmdlet(VerbsCommon.Get, "SysAlgo")]
[OutputType(typeof(AlgoRow))]
public sealed class GetSysAlgoCommand : SysCmdlet
{
    private TradingSettings? _settings;

    /// <summary>Algos; wildcards are allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Config whose section execution_algos counts; that of the open book when left out, and where none is open the private one and the defaults.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource[] Config { get; set; } = [];

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Begin() => _settings = Config.Length == 0 && Session.Find<TradingBook>() is { } book
        ? book.Settings
        : TradingSettings.Read(ConfigSource.ReadAll(Config, SessionState.Path));

    /// <inheritdoc/>
    protected override void Process()
    {
        var selection = _settings!.Algos;
        var algos = selection.Table.Algos.ToDictionary(a => a.Name, StringComparer.Ordinal);
        foreach (var name in NamePatterns.Expand(Name, [.. selection.Table.Algos.Select(a => a.Name)], "algo", null, WriteSysError)) WriteObject(AlgoRow.Of(algos[name], selection));
    }
}
