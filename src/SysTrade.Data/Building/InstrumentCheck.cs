using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Says everything that is wrong with one instrument: facts, roll parameters, costs, exchange rate, prices of each kind, and how these fit together.</summary>
/// <remarks>Nothing stops it: what cannot be read is itself a finding. Limits for costs are the reference's for bad markets.</remarks>
public static class InstrumentCheck
{
    /// <summary>Checks an instrument.</summary>
    /// <param name="data">The data.</param>
    /// <param name="code">Instrument code.</param>
    /// <param name="known">Facts to compare with, such as those that come with the product; null compares with none.</param>
    /// <param name="includeContracts">Whether the prices of every contract are checked too, which reads them all.</param>
    /// <returns>Findings, in the order in which things build on one another.</returns>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>: neither facts nor prices are there.</exception>
    public static IReadOnlyList<DataFinding> Run(MarketData data, string code, IInstrumentCatalog? known = null, bool includeContracts = true)
    {
        var contracts = ContractPrices.ReadOrEmpty(data.Store, code);
        if (!data.Catalog.TryGet(code, out _) && !data.HasPrices(code) && !data.HasMultiplePrices(code) && contracts.Contracts.Count == 0)
        {
            throw new UnknownNameException("instrument", code, data.Instruments.Union(data.Catalog.Codes), data.Description);
        }

        var findings = new FindingList(code);
        new InstrumentFacts(data, code, known, findings).Check();
        new InstrumentSeries(data, code, contracts, includeContracts, findings).Check();
        return findings.All;
    }
}
