using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Facts about instruments held in memory, whatever they were read from.</summary>
public sealed class InstrumentCatalog : IInstrumentCatalog
{
    private readonly Dictionary<string, Instrument> _instruments;
    private readonly IReadOnlyDictionary<string, double> _spreads;
    private readonly IReadOnlyDictionary<string, RollParameters> _rolls;
    private readonly IReadOnlyDictionary<string, InstrumentDetails> _details;

    /// <summary>Creates the catalogue.</summary>
    /// <param name="description">Where the facts come from.</param>
    /// <param name="instruments">The instruments.</param>
    /// <param name="spreads">Half the bid-ask spread in price units, by code.</param>
    /// <param name="rolls">Roll parameters by code.</param>
    /// <param name="details">Finer classification by code.</param>
    public InstrumentCatalog(
        string description,
        IEnumerable<Instrument> instruments,
        IReadOnlyDictionary<string, double> spreads,
        IReadOnlyDictionary<string, RollParameters> rolls,
        IReadOnlyDictionary<string, InstrumentDetails>? details = null)
    {
        Description = description;
        _instruments = instruments.ToDictionary(i => i.Code, StringComparer.Ordinal);
        _spreads = spreads;
        _rolls = rolls;
        _details = details ?? new Dictionary<string, InstrumentDetails>();
        Codes = _instruments.Keys.Order(StringComparer.Ordinal).ToArray();
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Codes { get; }

    /// <inheritdoc/>
    public bool TryGet(string code, [NotNullWhen(true)] out Instrument? instrument) => _instruments.TryGetValue(code, out instrument);

    /// <inheritdoc/>
    public Instrument Get(string code) =>
        TryGet(code, out var instrument) ? instrument : throw new UnknownNameException("instrument", code, Codes, Description);

    /// <inheritdoc/>
    public double? SpreadCost(string code) => _spreads.TryGetValue(code, out var spread) ? spread : null;

    /// <inheritdoc/>
    public InstrumentCosts Costs(string code)
    {
        var instrument = Get(code);
        return SpreadCost(code) is { } spread
            ? new InstrumentCosts(spread, instrument.PerBlock, instrument.Percentage, instrument.PerTrade)
            : throw new MissingDataException(
                "CostNotFound",
                $"Instrument '{code}' has no spread cost in {Description}.",
                "Add a row for it to the spread costs (spreadcosts.csv): half the bid-ask spread in price units.",
                code);
    }

    /// <inheritdoc/>
    public RollParameters? RollParameters(string code) => _rolls.GetValueOrDefault(code);

    /// <inheritdoc/>
    public InstrumentDetails? Details(string code) => _details.GetValueOrDefault(code);
}
