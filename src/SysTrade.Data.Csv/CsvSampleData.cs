using System.Text.Json;
using SysTrade.Data.SampleData;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Writes a generated sample market as a folder of CSV files that <see cref="CsvMarketData.Open"/> opens.</summary>
public static class CsvSampleData
{
    /// <summary>File that marks a folder as sample data and says how it was made.</summary>
    public const string MarkFile = "sample.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Generates a market into a folder.</summary>
    /// <remarks>
    /// Everything is written beside the folder first and put in place by one move, so that the folder is never half full. The same options
    /// write the same bytes.
    /// </remarks>
    /// <param name="folder">The folder; must not exist or be empty unless <paramref name="overwrite"/>.</param>
    /// <param name="options">What to generate.</param>
    /// <param name="overwrite">Replaces sample data that are there. A folder that holds anything else is refused all the same.</param>
    /// <param name="progress">Told the number of instruments written so far.</param>
    /// <param name="cancellation">Stops between instruments, leaving nothing behind.</param>
    /// <returns>The folder, absolute.</returns>
    /// <exception cref="SysTradeException"><c>FolderNotEmpty</c>, <c>FolderIsNotSampleData</c> or <c>ParameterOutOfRange</c>.</exception>
    public static string Create(
        string folder, SampleDataOptions options, bool overwrite = false, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        options.Validated();
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        RequireReplaceable(folder, overwrite);
        var temporary = $"{folder}.{Guid.NewGuid():N}.tmp";
        try
        {
            var generator = new SampleMarketGenerator(options);
            generator.WriteTo(new CsvSeriesStore(temporary) { IsBulkLoad = true }, progress, cancellation);
            CsvInstrumentCatalog.Write(generator.Catalog, Path.Combine(temporary, CsvMarketData.ConfigFolder));
            File.WriteAllText(Path.Combine(temporary, MarkFile), Mark(options));
            Replace(folder, temporary);
            return folder;
        }
        finally
        {
            if (Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
        }
    }

    /// <summary>What the sample data in a folder were made with; null when the folder holds none.</summary>
    /// <exception cref="DataFormatException">The mark is there and cannot be read.</exception>
    public static SampleDataOptions? ReadOptions(string folder)
    {
        var file = Path.Combine(Path.GetFullPath(folder), MarkFile);
        if (!File.Exists(file)) return null;
        try
        {
            using var mark = JsonDocument.Parse(File.ReadAllText(file));
            var root = mark.RootElement;
            return new SampleDataOptions
            {
                Seed = root.GetProperty("seed").GetInt32(),
                Instruments = root.GetProperty("instruments").GetInt32(),
                Years = root.GetProperty("years").GetInt32(),
                End = DateOnly.ParseExact(root.GetProperty("end").GetString()!, "yyyy-MM-dd"),
                IncludeHours = root.TryGetProperty("hours", out var hours) && hours.GetBoolean(),
                IncludeContractPrices = root.GetProperty("contract_prices").GetBoolean(),
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            throw new DataFormatException(
                "SampleMarkUnreadable", file, 0, null, $"the mark of the sample data cannot be read: {error.Message}",
                "Overwrite the sample data, or choose another folder.", error);
        }
    }

    private static void RequireReplaceable(string folder, bool overwrite)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (!overwrite)
        {
            throw new SysTradeException(
                "FolderNotEmpty",
                SysErrorKind.InvalidOperation,
                $"{folder} is not empty; sample data were not written.",
                "Choose another folder, or ask to overwrite.",
                folder);
        }

        if (!File.Exists(Path.Combine(folder, MarkFile)))
        {
            throw new SysTradeException(
                "FolderIsNotSampleData",
                SysErrorKind.InvalidOperation,
                $"{folder} holds files but no {MarkFile}, so they are not sample data and will not be overwritten.",
                "Choose another folder, or delete this one yourself.",
                folder);
        }
    }

    private static void Replace(string folder, string temporary)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(temporary, folder);
            return;
        }

        var old = temporary + ".old";
        Directory.Move(folder, old);
        Directory.Move(temporary, folder);
        Directory.Delete(old, recursive: true);
    }

    private static string Mark(SampleDataOptions options)
    {
        var mark = new Dictionary<string, object>
        {
            ["description"] = "Generated sample market in pysystemtrade's CSV layout. Not a record of, or a forecast for, any real market.",
            ["format"] = 1,
            ["seed"] = options.Seed,
            ["instruments"] = options.Instruments,
            ["years"] = options.Years,
            ["end"] = options.End.ToString("yyyy-MM-dd"),
            ["contract_prices"] = options.KeepsContractPrices,
        };
        // Written only when there are hours: without them the mark is what it always was.
        if (options.IncludeHours) mark["hours"] = true;
        return JsonSerializer.Serialize(mark, Readable) + "\n";
    }
}
