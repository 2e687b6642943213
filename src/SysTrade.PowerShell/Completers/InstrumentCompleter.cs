using System.Collections;
using SysTrade.Data;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Completers;

/// <summary>Instruments of the system or, where there is none, of the data, with their names in words.</summary>
public sealed class InstrumentCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters)
    {
        var system = SystemOf.Line(boundParameters);
        var data = boundParameters?.Contains("Data") == true ? SystemOf.Data(boundParameters) : system?.SourceData ?? SystemOf.Data(boundParameters!);
        if (data is null) return [];
        var codes = system is not null && ReferenceEquals(system.SourceData, data) ? system.Instruments : data.Instruments;
        return codes.Select(code => (code, Describe(data, code)));
    }

    internal static string Describe(MarketData data, string code) =>
        data.Catalog.TryGet(code, out var instrument) ? $"{instrument.Description} ({instrument.AssetClass}, {instrument.Currency})" : code;
}
