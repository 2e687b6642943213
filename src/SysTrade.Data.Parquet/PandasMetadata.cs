using System.Text;
using System.Text.Json;
using SysTrade.Data.Tables;

namespace SysTrade.Data.Parquet;

/// <summary>The note that pandas keeps in a Parquet file: which columns label the rows and what type each column had.</summary>
/// <remarks>Source of the format: the pandas developer documentation, "Storing pandas DataFrame objects in Apache Parquet format".</remarks>
internal static class PandasMetadata
{
    /// <summary>Key of the note among the metadata of a file.</summary>
    public const string Key = "pandas";

    // The version whose rules the note follows; readers choose their workarounds by it.
    private const string PandasVersion = "2.1.3";

    private static readonly string CreatorVersion = typeof(PandasMetadata).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>The note of a table.</summary>
    public static string Of(ColumnTable table)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("index_columns");
            if (table.Index is { } index) json.WriteStringValue(index);
            else WriteRange(json, table.Count);
            json.WriteEndArray();
            json.WriteStartArray("column_indexes");
            WriteColumn(json, null, "unicode", "object", utf8: true);
            json.WriteEndArray();
            json.WriteStartArray("columns");
            foreach (var column in table.Columns) WriteColumn(json, column);
            json.WriteEndArray();
            json.WriteStartObject("creator");
            json.WriteString("library", "SysTrade");
            json.WriteString("version", CreatorVersion);
            json.WriteEndObject();
            json.WriteString("pandas_version", PandasVersion);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The columns that a note names as the index; none when the rows are merely counted.</summary>
    /// <exception cref="JsonException">The note has another form.</exception>
    public static string[] IndexColumns(string note)
    {
        using var json = JsonDocument.Parse(note);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("index_columns", out var columns) || columns.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("index_columns is missing.");
        }

        return [.. columns.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!)];
    }

    private static void WriteRange(Utf8JsonWriter json, int rows)
    {
        json.WriteStartObject();
        json.WriteString("kind", "range");
        json.WriteNull("name");
        json.WriteNumber("start", 0);
        json.WriteNumber("stop", rows);
        json.WriteNumber("step", 1);
        json.WriteEndObject();
    }

    private static void WriteColumn(Utf8JsonWriter json, TableColumn column)
    {
        var (pandas, numpy) = column switch
        {
            MomentColumn => ("datetime", "datetime64[ns]"),
            NumberColumn => ("float64", "float64"),
            // A whole number or a flag with empty cells has no plain numpy type; pandas reads it as it does such columns of its own.
            IntegerColumn integers => integers.Present is null ? ("int64", "int64") : ("int64", "float64"),
            FlagColumn flags => ("bool", flags.Present is null ? "bool" : "object"),
            _ => ("unicode", "object"),
        };
        WriteColumn(json, column.Name, pandas, numpy, utf8: false);
    }

    private static void WriteColumn(Utf8JsonWriter json, string? name, string pandas, string numpy, bool utf8)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("field_name", name);
        json.WriteString("pandas_type", pandas);
        json.WriteString("numpy_type", numpy);
        if (utf8)
        {
            json.WriteStartObject("metadata");
            json.WriteString("encoding", "UTF-8");
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("metadata");
        }

        json.WriteEndObject();
    }
}
