using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that asks a system about instruments.</summary>
public abstract class SystemInstrumentCmdlet : SystemSelectionCmdlet
{
    /// <summary>Instruments to look at; wildcards are allowed. By default all of the system.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[]? InstrumentCode { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => InstrumentCode is { Length: 1 } one ? one[0] : InstrumentCode;

    /// <summary>The instruments asked for, or null when none were named. A name that does not exist is an error of its own; the others go on.</summary>
    protected IReadOnlyList<string>? NamedInstruments(TradingSystem system) => NamedInstruments(system, InstrumentCode);
}
