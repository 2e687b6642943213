using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <content>Facts of the instruments.</content>
public sealed partial class MarketData
{
    /// <summary>Asset classes of the instruments that have prices, sorted ordinally.</summary>
    public IReadOnlyList<string> AssetClasses =>
        Instruments.Select(AssetClassOrNull).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

    /// <summary>Facts of an instrument.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>, with the nearest codes.</exception>
    public Instrument Instrument(string code) => _catalog.Get(code);

    /// <summary>Slippage and commissions of an instrument.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    /// <exception cref="MissingDataException"><c>CostNotFound</c>: its spread is not known.</exception>
    public InstrumentCosts Costs(string code) => _catalog.Costs(code);

    /// <summary>How often an instrument rolls in a year: the number of delivery months held.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    /// <exception cref="MissingDataException"><c>RollParametersNotFound</c>.</exception>
    public int RollsPerYear(string code) => RollParameters(code).RollsPerYear;

    /// <summary>How an instrument rolls.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    /// <exception cref="MissingDataException"><c>RollParametersNotFound</c>.</exception>
    public RollParameters RollParameters(string code)
    {
        if (_catalog.RollParameters(code) is { } parameters) return parameters;
        _catalog.Get(code);
        throw new MissingDataException(
            "RollParametersNotFound",
            $"Instrument '{code}' has no roll parameters in {_catalog.Description}.",
            "Add a row for it to the roll parameters (rollconfig.csv).",
            code);
    }

    /// <summary>Asset class of an instrument.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    public string AssetClass(string code) => _catalog.Get(code).AssetClass;

    /// <summary>Instruments of an asset class that have prices, sorted ordinally.</summary>
    /// <exception cref="UnknownNameException"><c>AssetClassNotFound</c>.</exception>
    public IReadOnlyList<string> InstrumentsInAssetClass(string assetClass)
    {
        var found = Instruments.Where(code => string.Equals(AssetClassOrNull(code), assetClass, StringComparison.Ordinal)).ToArray();
        return found.Length > 0 ? found : throw new UnknownNameException("asset class", assetClass, AssetClasses, Description);
    }

    /// <summary>What is and is not there for each instrument. Looks at what exists without reading it.</summary>
    public DataCoverage Coverage()
    {
        var withPrices = Instruments.ToHashSet(StringComparer.Ordinal);
        var fx = _series.Keys(SeriesKind.FxPrices).ToHashSet(StringComparer.Ordinal);
        var gaps = new List<DataGap>();
        foreach (var code in Instruments)
        {
            if (!_catalog.TryGet(code, out var instrument))
            {
                gaps.Add(new DataGap(code, DataGapKind.Instrument));
                continue;
            }

            if (!HasMultiplePrices(code)) gaps.Add(new DataGap(code, DataGapKind.MultiplePrices));
            if (_catalog.SpreadCost(code) is null) gaps.Add(new DataGap(code, DataGapKind.Cost));
            if (_catalog.RollParameters(code) is null) gaps.Add(new DataGap(code, DataGapKind.RollParameters));
            if (instrument.Currency != Dollar && !fx.Contains(instrument.Currency + Dollar)) gaps.Add(new DataGap(code, DataGapKind.Fx));
        }

        return new DataCoverage(Instruments, _catalog.Codes.Where(code => !withPrices.Contains(code)).ToArray(), gaps);
    }

    private string? AssetClassOrNull(string code) => _catalog.TryGet(code, out var instrument) ? instrument.AssetClass : null;
}
