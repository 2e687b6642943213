using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.PowerShell.Completers;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that builds or checks the prices of instruments, one after the other; a failure of one does not stop the others.</summary>
public abstract class BuildingCmdlet : DataCmdlet
{
    /// <summary>Instruments; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        var known = WithPrices();
        foreach (var typed in InstrumentCode)
        {
            // A code that is written out may also be one of the tables alone.
            IReadOnlyList<string> among = WildcardPattern.ContainsWildcardCharacters(typed) ? known : [.. known.Union(Market.Catalog.Codes)];
            foreach (var code in NamePatterns.Expand([typed], among, "instrument", Market.Description, WriteSysError)) Try(() => Process(code));
        }
    }

    /// <summary>Works on one instrument.</summary>
    /// <param name="code">Its code.</param>
    protected abstract void Process(string code);

    /// <summary>Instruments with prices of any kind.</summary>
    protected IReadOnlyList<string> WithPrices() =>
        [.. Market.Instruments
            .Union(Market.Store.Keys(SeriesKind.ContractPrices).Select(k => ContractPriceKey.Parse(k).Instrument), StringComparer.Ordinal)
            .Union(Market.Store.Keys(SeriesKind.MultiplePrices), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Roll parameters of an instrument.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>InstrumentNotFound</c> or <c>RollParametersNotFound</c>.</exception>
    protected RollParameters RollParameters(string code) => Market.RollParameters(code);

    /// <summary>Contract prices of an instrument, or null where there are none.</summary>
    protected ContractPrices? ContractsOrNull(string code) => ContractPrices.ReadOrEmpty(Market.Store, code) is { Contracts.Count: > 0 } prices ? prices : null;

    /// <summary>Approved prices of a contract, or with 0 of the adjusted series; null where none can be kept.</summary>
    protected IReadOnlyDictionary<DateTime, double>? Approved(string code, int contract) => StoreApprovals.Find(Market.Store, contract)?.Of(code, contract);

    /// <summary>Writes what was found while something was built as warnings, and what is only worth knowing as verbose lines.</summary>
    protected void Tell(IEnumerable<DataFinding> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Severity == FindingSeverity.Information) WriteVerbose($"{finding.Instrument}: {finding.Text}");
            else WriteWarning($"{finding.Instrument}: {finding.Text}");
        }
    }

    /// <summary>After a write: the data that commands read next are the new ones.</summary>
    protected void Forget() => Market.Forget();
}
