using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Opens a folder of CSV files laid out as pysystemtrade's <c>data/futures</c> as market data.</summary>
public static class CsvMarketData
{
    /// <summary>Folder of the instrument tables, beside those of the series.</summary>
    public const string ConfigFolder = "csvconfig";

    /// <summary>Kinds of series of which one at least makes a folder one of market data.</summary>
    private static readonly SeriesKind[] Prices = [SeriesKind.AdjustedPrices, SeriesKind.MultiplePrices, SeriesKind.ContractPrices];

    private static readonly string[] Candidates = ["", "futures", Path.Combine("data", "futures")];

    /// <summary>Opens a folder; prices are read when they are asked for.</summary>
    /// <remarks>
    /// The facts of instruments are those in the folder <c>csvconfig</c>; without it, those of the file <c>instruments.csv</c>
    /// (<see cref="CsvInstrumentTable"/>); without that, the ones that come with the product (<see cref="ShippedInstruments"/>).
    /// </remarks>
    /// <param name="root">The <c>futures</c> folder, the folder that holds it, or a pysystemtrade checkout.</param>
    /// <param name="startDate">Rows before this moment are left out.</param>
    /// <param name="layouts">Layouts that differ from <see cref="CsvLayout.Default"/>.</param>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c>, <c>DataFolderNotFound</c> or <c>InstrumentTableNotFound</c>.</exception>
    /// <exception cref="DataFormatException">An instrument table cannot be read.</exception>
    public static MarketData Open(string root, DateTime? startDate = null, IReadOnlyDictionary<SeriesKind, CsvLayout>? layouts = null)
    {
        var folder = FindFolder(root, layouts);
        return new MarketData(new CsvSeriesStore(folder, layouts), LoadCatalog(folder), startDate);
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

        var names = Prices.Select(kind => (layouts?.GetValueOrDefault(kind) ?? CsvLayout.Default(kind)).Folder).ToArray();
        var folders = Candidates.Select(c => Path.GetFullPath(Path.Combine(root, c))).ToArray();
        // A checkout may hold folders of both sorts; the one with instrument tables is meant.
        return Array.Find(folders, f => HasPrices(f) && Directory.Exists(Path.Combine(f, ConfigFolder)))
            ?? Array.Find(folders, HasPrices)
            ?? throw new MissingDataException(
                "DataFolderNotFound",
                $"{root} holds no market data. Looked for a folder {string.Join(" or ", names)}, with {ConfigFolder} beside it if there are tables, in: {string.Join(", ", folders)}. Found there: {Found(root)}.",
                "Name the folder that holds them (pysystemtrade calls it data/futures), or create sample data.",
                root);

        bool HasPrices(string folder) => names.Any(name => Directory.Exists(Path.GetFullPath(name, folder)));
    }

    private static IInstrumentCatalog LoadCatalog(string folder)
    {
        var tables = Path.Combine(folder, ConfigFolder);
        if (Directory.Exists(tables)) return CsvInstrumentCatalog.Load(tables);
        var file = Path.Combine(folder, CsvInstrumentTable.FileName);
        return File.Exists(file) ? CsvInstrumentTable.Load(file) : ShippedInstruments.Table;
    }

    private static string Found(string root)
    {
        var names = Directory.EnumerateDirectories(root).Select(Path.GetFileName).Order(StringComparer.Ordinal).Take(10).ToArray();
        return names.Length == 0 ? "no folders" : string.Join(", ", names);
    }
}
