using SysTrade.Data;

namespace SysTrade.PowerShell.Rows;

/// <summary>What a data source covers.</summary>
public sealed record DataSummary
{
    private readonly DataCoverage _coverage;

    private DataSummary(MarketData data) => (Data, _coverage) = (data, data.Coverage());

    /// <summary>The data source itself.</summary>
    public MarketData Data { get; }

    /// <summary>Where the data are.</summary>
    public string Path => Data.Description;

    /// <summary>First moment that is seen; null when all are.</summary>
    public DateTime? StartDate => Data.StartDate;

    /// <summary>Instruments with back-adjusted prices.</summary>
    public IReadOnlyList<string> Instruments => _coverage.Instruments;

    /// <summary>Asset classes of these instruments.</summary>
    public IReadOnlyList<string> AssetClasses => Data.AssetClasses;

    /// <summary>Currencies with a rate against the dollar.</summary>
    public IReadOnlyList<string> Currencies => [.. Data.Store.Keys(SeriesKind.FxPrices).Select(pair => pair.EndsWith("USD", StringComparison.Ordinal) ? pair[..^3] : pair)];

    /// <summary>Instruments that are configured and have no prices.</summary>
    public IReadOnlyList<string> WithoutPrices => _coverage.WithoutPrices;

    /// <summary>Instruments with prices that the instrument table does not list.</summary>
    public IReadOnlyList<string> WithoutMetadata => Lacking(DataGapKind.Instrument);

    /// <summary>Instruments with prices and no multiple prices.</summary>
    public IReadOnlyList<string> WithoutMultiplePrices => Lacking(DataGapKind.MultiplePrices);

    /// <summary>Instruments with prices whose bid-ask spread is not known.</summary>
    public IReadOnlyList<string> WithoutCosts => Lacking(DataGapKind.Cost);

    /// <summary>Instruments with prices and no roll parameters.</summary>
    public IReadOnlyList<string> WithoutRollParameters => Lacking(DataGapKind.RollParameters);

    /// <summary>Instruments with prices whose currency has no rate against the dollar.</summary>
    public IReadOnlyList<string> WithoutFx => Lacking(DataGapKind.Fx);

    /// <summary>Everything that instruments with prices lack, one by one.</summary>
    public IReadOnlyList<DataGap> Gaps => _coverage.Gaps;

    internal static DataSummary Of(MarketData data) => new(data);

    private string[] Lacking(DataGapKind kind) => [.. _coverage.Gaps.Where(g => g.Missing == kind).Select(g => g.Instrument)];
}
