using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Opens a folder of CSV files laid out as pysystemtrade's <c>data/futures</c> as market data.</summary>
public static class CsvMarketData
{
    /// <summary>Folder of the instrument tables, beside those of the series.</summary>
    public const string ConfigFolder = "csvconfig";

    private static readonly string[] Candidates = ["", "futures", Path.Combine("data", "futures")];

    /// <summary>Opens a folder; prices are read when they are asked for.</summary>
    /// <param name="root">The <c>futures</c> folder, the folder that holds it, or a pysystemtrade checkout.</param>
    /// <param name="startDate">Rows before this moment are left out.</param>
    /// <param name="layouts">Layouts that differ from <see cref="CsvLayout.Default"/>.</param>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c>, <c>DataFolderNotFound</c> or <c>InstrumentTableNotFound</c>.</exception>
    /// <exception cref="DataFormatException">An instrument table cannot be read.</exception>
    public static MarketData Open(string root, DateTime? startDate = null, IReadOnlyDictionary<SeriesKind, CsvLayout>? layouts = null)
    {
        var folder = FindFolder(root, layouts);
        return new MarketData(new CsvSeriesStore(folder, layouts), CsvInstrumentCatalog.Load(Path.Combine(folder, ConfigFolder)), startDate);
    }

    /// <summary>The folder that holds the folders of series: <paramref name="root"/> itself, <c>futures</c> or <c>data/futures</c> in it.</summary>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c> or <c>DataFolderNotFound</c>.</exception>
    public static string FindFolder(string root, IReadOnlyDictionary<SeriesKind, CsvLayout>? layouts = null)
    {
        root = Path.GetFullPath(root);
        if (!Directory.Exists(root))
        {
            throw new MissingDataException(
                "FolderNotFound", $"There is no folder {root}.", "Correct the folder, or create sample data there.", root);
        }
        var prices = (layouts?.GetValueOrDefault(SeriesKind.AdjustedPrices) ?? CsvLayout.Default(SeriesKind.AdjustedPrices)).Folder;
        var folders = Candidates.Select(c => Path.GetFullPath(Path.Combine(root, c))).ToArray();
        return Array.Find(folders, f => Directory.Exists(Path.GetFullPath(prices, f)) && Directory.Exists(Path.Combine(f, ConfigFolder)))
            ?? throw new MissingDataException(
                "DataFolderNotFound",
                $"{root} holds no market data. Looked for folders {prices} and {ConfigFolder} in: {string.Join(", ", folders)}. Found there: {Found(root)}.",
                "Name the folder that holds them (pysystemtrade calls it data/futures), or create sample data.",
                root);
    }

    private static string Found(string root)
    {
        var names = Directory.EnumerateDirectories(root).Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(10).ToArray();
        return names.Length == 0 ? "no folders" : string.Join(", ", names);
    }
}
