using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>
/// Opens what a person types for market data: a folder of CSV files, a folder of Parquet files, a folder of our own, a config, or a technology and a place.
/// </summary>
/// <remarks>
/// A folder of CSV files is read as <see cref="CsvMarketData"/> reads it, anything else as <see cref="StoreAddress"/> does. Nothing is created.
/// </remarks>
public sealed class MarketDataAddress
{
    private readonly Func<DateTime?, MarketData> _open;

    private MarketDataAddress(string description, Func<DateTime?, MarketData> open) => (Description, _open) = (description, open);

    /// <summary>What the opened data call themselves.</summary>
    public string Description { get; }

    /// <summary>Looks at an address.</summary>
    /// <param name="text">Folder, config file, or a technology and a place such as <c>parquet:FOLDER</c>.</param>
    /// <param name="resolve">Makes a path absolute.</param>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c>, <c>DataFolderNotFound</c>, <c>DataPlaceNotFound</c>.</exception>
    /// <exception cref="SysTradeException"><c>NoSeriesStore</c>: the address keeps documents only; what reading a config gives.</exception>
    public static MarketDataAddress Of(string text, Func<string, string> resolve)
    {
        var settings = StoreAddress.Parse(text, resolve);
        if (settings.Series.Count == 0)
        {
            throw new SysTradeException(
                "NoSeriesStore", SysErrorKind.InvalidArgument, $"{settings.Description} keeps documents only, no prices.",
                "Give a folder of CSV or Parquet files, or a config that names one.", text);
        }

        var prices = settings.Series[SeriesKind.AdjustedPrices];
        var isPlainFolder = settings.NamedPath is not null && !StoreAddress.NamesTechnology(text);
        var isOwn = prices.Technology == StoreTechnology.Parquet && Directory.Exists(prices.Place);
        if (prices.Technology == StoreTechnology.Csv && settings.NamedPath is not null)
        {
            var folder = CsvMarketData.FindFolder(prices.Place);
            return new(folder, start => CsvMarketData.Open(folder, start));
        }

        // A folder that is neither CSV nor Parquet: the reader of CSV says best what it looked for.
        if (isPlainFolder && !isOwn) return new(CsvMarketData.FindFolder(settings.NamedPath!), start => CsvMarketData.Open(settings.NamedPath!, start));
        settings.RequireExisting();
        return new(settings.Description, start => new DataBlob(settings with { LogFile = null }).Market.WithStartDate(start));
    }

    /// <summary>Opens the data; series are read when they are asked for.</summary>
    /// <param name="startDate">Rows before this moment are left out.</param>
    public MarketData Open(DateTime? startDate = null) => _open(startDate);
}
