using System.Globalization;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Reads the facts of instruments from pysystemtrade's <c>csvconfig</c> folder.</summary>
/// <remarks>
/// <c>instrumentconfig.csv</c> is needed; <c>spreadcosts.csv</c>, <c>rollconfig.csv</c> and <c>moreinstrumentinfo.csv</c> are read when they are
/// there, and what they would have said is unknown when they are not. Columns are found by heading.
/// </remarks>
public static class CsvInstrumentCatalog
{
    /// <summary>File of the instrument table.</summary>
    public const string InstrumentFile = "instrumentconfig.csv";

    /// <summary>File of the bid-ask spreads.</summary>
    public const string SpreadFile = "spreadcosts.csv";

    /// <summary>File of the roll parameters.</summary>
    public const string RollFile = "rollconfig.csv";

    /// <summary>File of the finer classification.</summary>
    public const string DetailsFile = "moreinstrumentinfo.csv";

    private const string Code = "Instrument";

    /// <summary>Reads a folder.</summary>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c> or <c>InstrumentTableNotFound</c>.</exception>
    /// <exception cref="DataFormatException">A file cannot be read; names the file, the line and the column.</exception>
    public static InstrumentCatalog Load(string folder)
    {
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder))
        {
            throw new MissingDataException(
                "FolderNotFound", $"There is no folder {folder}; {InstrumentFile} was looked for there.", "Correct the folder.", folder);
        }

        var file = Path.Combine(folder, InstrumentFile);
        if (!File.Exists(file))
        {
            throw new MissingDataException("InstrumentTableNotFound", $"There is no {InstrumentFile} in {folder}.", "Add the table of instruments.", file);
        }

        return new InstrumentCatalog(
            folder,
            ReadInstruments(file).Values,
            ReadIfThere(folder, SpreadFile, ReadSpreads),
            ReadIfThere(folder, RollFile, ReadRolls),
            ReadIfThere(folder, DetailsFile, ReadDetails));
    }

    /// <summary>Writes the four files of a catalogue, creating the folder when needed.</summary>
    public static void Write(IInstrumentCatalog catalog, string folder)
    {
        using CsvWriter instruments = new(), rolls = new(), details = new();
        Row(instruments, Code, "Description", "Pointsize", "Currency", "AssetClass", "PerBlock", "Percentage", "PerTrade", "Region");
        Row(rolls, Code, "HoldRollCycle", "RollOffsetDays", "CarryOffset", "PricedRollCycle", "ExpiryOffset");
        Row(details, Code, "AssetClass", "SubClass", "SubSubClass", "Style", "Country", "Duration", "Description");
        foreach (var code in catalog.Codes)
        {
            var i = catalog.Get(code);
            Row(
                instruments,
                code,
                i.Description,
                Text(i.PointSize),
                i.Currency,
                i.AssetClass,
                Text(i.PerBlock),
                Text(i.Percentage),
                Text(i.PerTrade),
                i.Region);
            if (catalog.RollParameters(code) is { } r)
            {
                Row(rolls, code, r.HoldRollCycle, Text(r.RollOffsetDays), Text(r.CarryOffset), r.PricedRollCycle, Text(r.ExpiryOffset));
            }

            if (catalog.Details(code) is { } d) Row(details, code, d.AssetClass, d.SubClass, d.SubSubClass, d.Style, d.Country, d.Duration, d.Description);
        }

        AtomicFile.Write(Path.Combine(folder, InstrumentFile), instruments.Written);
        WriteSpreads(catalog, folder);
        AtomicFile.Write(Path.Combine(folder, RollFile), rolls.Written);
        AtomicFile.Write(Path.Combine(folder, DetailsFile), details.Written);
    }

    /// <summary>Writes the spreads of a catalogue alone; the other files stay as they are.</summary>
    public static void WriteSpreads(IInstrumentCatalog catalog, string folder)
    {
        using CsvWriter spreads = new();
        Row(spreads, Code, "SpreadCost");
        foreach (var code in catalog.Codes)
        {
            if (catalog.SpreadCost(code) is { } spread) Row(spreads, code, Text(spread));
        }

        AtomicFile.Write(Path.Combine(folder, SpreadFile), spreads.Written);
    }

    private static void Row(CsvWriter writer, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++) (i == 0 ? writer : writer.Next()).Text(fields[i]);
        writer.EndRow();
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, T> ReadIfThere<T>(string folder, string name, Func<string, Dictionary<string, T>> read)
    {
        var file = Path.Combine(folder, name);
        return File.Exists(file) ? read(file) : [];
    }

    private static Dictionary<string, T> ByCode<T>(CsvTable table, Func<CsvTable.Row, string, T> read)
    {
        var found = new Dictionary<string, T>(table.Rows.Count, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var code = row.Text(Code);
            if (!InstrumentCode.IsValid(code))
            {
                throw row.Error(
                    "InvalidInstrumentCode",
                    Code,
                    $"'{code}' is not an instrument code: letters, digits and _ - . & + only, beginning with a letter or digit.");
            }

            if (!found.TryAdd(code, read(row, code))) throw row.Error("DuplicateInstrument", Code, $"'{code}' already has a row above.");
        }

        return found;
    }

    private static Dictionary<string, Instrument> ReadInstruments(string file)
    {
        var table = CsvTable.Read(file);
        table.Require(Code, "Description", "Pointsize", "Currency", "AssetClass", "PerBlock", "Percentage", "PerTrade");
        return ByCode(table, (row, code) => new Instrument(
            code,
            row.Optional("Description"),
            AtLeast(row, "Pointsize", double.Epsilon, "greater than zero"),
            row.Text("Currency"),
            row.Text("AssetClass"),
            AtLeast(row, "PerBlock", 0, "zero or more"),
            AtLeast(row, "Percentage", 0, "zero or more"),
            AtLeast(row, "PerTrade", 0, "zero or more"),
            row.Optional("Region")));
    }

    private static Dictionary<string, double> ReadSpreads(string file)
    {
        var table = CsvTable.Read(file);
        table.Require(Code, "SpreadCost");
        return ByCode(table, (row, _) => AtLeast(row, "SpreadCost", 0, "zero or more"));
    }

    private static Dictionary<string, RollParameters> ReadRolls(string file)
    {
        var table = CsvTable.Read(file);
        table.Require(Code, "HoldRollCycle", "RollOffsetDays", "CarryOffset", "PricedRollCycle", "ExpiryOffset");
        return ByCode(table, (row, _) => new RollParameters(
            Cycle(row, "HoldRollCycle"),
            row.Whole("RollOffsetDays"),
            CarryOffset(row),
            Cycle(row, "PricedRollCycle"),
            row.Whole("ExpiryOffset")));
    }

    private static Dictionary<string, InstrumentDetails> ReadDetails(string file)
    {
        var table = CsvTable.Read(file);
        table.Require(Code);
        return ByCode(table, (row, _) => new InstrumentDetails(
            row.Optional("AssetClass"),
            row.Optional("SubClass"),
            row.Optional("SubSubClass"),
            row.Optional("Style"),
            row.Optional("Country"),
            row.Optional("Duration"),
            row.Optional("Description")));
    }

    private static int CarryOffset(CsvTable.Row row) =>
        row.Whole("CarryOffset") is 1 or -1
            ? row.Whole("CarryOffset")
            : throw row.Error("ParameterOutOfRange", "CarryOffset", $"found {row.Text("CarryOffset")}; expected 1 or -1.");

    private static double AtLeast(CsvTable.Row row, string column, double lowest, string expected) =>
        row.Number(column) is var value && value >= lowest
            ? value
            : throw row.Error("ParameterOutOfRange", column, $"found {value}; expected a number {expected}.");

    private static string Cycle(CsvTable.Row row, string column)
    {
        var letters = row.Text(column);
        var sorted = string.Concat(letters.Distinct().Order());
        if (sorted.Length == letters.Length && letters.All(l => ContractMonth.Letters.Contains(l))) return sorted;
        throw row.Error("InvalidRollCycle", column, $"'{letters}' is not a roll cycle: month letters from {ContractMonth.Letters}, each at most once.");
    }
}
