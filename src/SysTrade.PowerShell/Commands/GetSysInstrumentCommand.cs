using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells what is known about instruments.</summary>
[Cmdlet(VerbsCommon.Get, "SysInstrument")]
[OutputType(typeof(InstrumentInfo))]
public sealed class GetSysInstrumentCommand : DataCmdlet
{
    /// <summary>Instruments; wildcards mean those with prices that match.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

    /// <summary>Asset classes to show; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AssetClassCompleter))]
    [SupportsWildcards]
    public string[] AssetClass { get; set; } = [];

    /// <summary>Includes instruments that are configured and have no prices.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        var market = Market;
        IReadOnlyList<string> listed = All ? [.. market.Instruments.Union(market.Catalog.Codes).Order(StringComparer.Ordinal)] : market.Instruments;
        var typed = InstrumentCode.Length == 0 ? ["*"] : InstrumentCode;
        foreach (var name in typed)
        {
            // A code that is written out is looked for among all that are configured.
            var known = WildcardPattern.ContainsWildcardCharacters(name) ? listed : [.. market.Instruments.Union(market.Catalog.Codes)];
            foreach (var code in NamePatterns.Expand([name], known, "instrument", market.Description, WriteSysError)) Write(InstrumentInfo.Of(market, code));
        }
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        foreach (var typed in AssetClass)
        {
            if (WildcardPattern.ContainsWildcardCharacters(typed)) continue;
            var known = Market.Catalog.Codes.Select(c => Market.AssetClass(c)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            if (!known.Contains(typed, StringComparer.OrdinalIgnoreCase)) throw new UnknownNameException("asset class", typed, known, Market.Description);
        }
    }

    private void Write(InstrumentInfo info)
    {
        if (AssetClass.Length == 0 || AssetClass.Any(a => new WildcardPattern(a, WildcardOptions.IgnoreCase).IsMatch(info.AssetClass))) WriteObject(info);
    }
}
