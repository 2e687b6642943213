using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain;

namespace SysTrade.Data;

/// <summary>A catalogue of instruments that also knows what the exchange specifies for each.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class InstrumentTable : IInstrumentCatalog
{
    private readonly InstrumentCatalog _catalog;
    private readonly IReadOnlyDictionary<string, ContractSpecification> _specifications;

    /// <summary>Creates the table.</summary>
    public InstrumentTable(InstrumentCatalog catalog, IEnumerable<ContractSpecification> specifications)
    {
        _catalog = catalog;
        _specifications = specifications.ToDictionary(s => s.Code, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public string Description => _catalog.Description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Codes => _catalog.Codes;

    /// <inheritdoc/>
    public bool TryGet(string code, [NotNullWhen(true)] out Instrument? instrument) => _catalog.TryGet(code, out instrument);

    /// <inheritdoc/>
    public Instrument Get(string code) => _catalog.Get(code);

    /// <inheritdoc/>
    public double? SpreadCost(string code) => _catalog.SpreadCost(code);

    /// <inheritdoc/>
    public InstrumentCosts Costs(string code) => _catalog.Costs(code);

    /// <inheritdoc/>
    public RollParameters? RollParameters(string code) => _catalog.RollParameters(code);

    /// <inheritdoc/>
    public InstrumentDetails? Details(string code) => _catalog.Details(code);

    /// <summary>What the exchange specifies, or null when it is not known.</summary>
    public ContractSpecification? Specification(string code) => _specifications.GetValueOrDefault(code);
}
