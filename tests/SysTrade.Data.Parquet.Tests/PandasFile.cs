using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace SysTrade.Data.Parquet.Tests;

/// <summary>
/// Writes files as <c>DataFrame.to_parquet</c> does: pandas hands its columns to Arrow's C++ writer, which is the one called here, with the
/// index as the last column and a note of what was what.
/// </summary>
internal static class PandasFile
{
    /// <summary>An index column of stamps in a unit; null is NaT.</summary>
    public static (Field Field, IArrowArray Values) Stamps(string name, Apache.Arrow.Types.TimeUnit unit, string? zone, params long?[] values)
    {
        var type = new TimestampType(unit, zone);
        var builder = new Int64Array.Builder();
        foreach (var value in values) builder.Append(value);
        var numbers = builder.Build();
        return (new Field(name, type, true), new TimestampArray(new ArrayData(type, numbers.Length, numbers.NullCount, 0, [numbers.NullBitmapBuffer, numbers.ValueBuffer])));
    }

    /// <summary>An index column of moments, in microseconds as pysystemtrade writes them.</summary>
    public static (Field Field, IArrowArray Values) Moments(string name, params DateTime[] moments) =>
        Stamps(name, Apache.Arrow.Types.TimeUnit.Microsecond, null, [.. moments.Select(m => (long?)((m - DateTime.UnixEpoch).Ticks / 10))]);

    public static (Field Field, IArrowArray Values) Doubles(string name, params double?[] values)
    {
        var builder = new DoubleArray.Builder();
        foreach (var value in values) builder.Append(value);
        return (new Field(name, DoubleType.Default, true), builder.Build());
    }

    public static (Field Field, IArrowArray Values) Floats(string name, params float?[] values)
    {
        var builder = new FloatArray.Builder();
        foreach (var value in values) builder.Append(value);
        return (new Field(name, FloatType.Default, true), builder.Build());
    }

    public static (Field Field, IArrowArray Values) Longs(string name, params long?[] values)
    {
        var builder = new Int64Array.Builder();
        foreach (var value in values) builder.Append(value);
        return (new Field(name, Int64Type.Default, true), builder.Build());
    }

    public static (Field Field, IArrowArray Values) UnsignedInts(string name, params uint?[] values)
    {
        var builder = new UInt32Array.Builder();
        foreach (var value in values) builder.Append(value);
        return (new Field(name, UInt32Type.Default, true), builder.Build());
    }

    public static (Field Field, IArrowArray Values) Texts(string name, params string?[] values)
    {
        var builder = new StringArray.Builder();
        foreach (var value in values) builder.Append(value);
        return (new Field(name, StringType.Default, true), builder.Build());
    }

    public static (Field Field, IArrowArray Values) Flags(string name, params bool[] values)
    {
        var builder = new BooleanArray.Builder();
        foreach (var value in values) builder.Append(value);
        return (new Field(name, BooleanType.Default, true), builder.Build());
    }

    /// <summary>A column of None only, for which Arrow has a type of its own.</summary>
    public static (Field Field, IArrowArray Values) Nothing(string name, int rows) => (new Field(name, NullType.Default, true), new NullArray(rows));

    public static (Field Field, IArrowArray Values) Days(string name, params DateTime[] days)
    {
        var builder = new Date32Array.Builder();
        foreach (var day in days) builder.Append(day);
        return (new Field(name, Date32Type.Default, true), builder.Build());
    }

    /// <summary>Writes the columns; <paramref name="index"/> names those that label the rows, none for counted rows, null for a file that pandas did not write.</summary>
    public static void Write(string file, string[]? index, params (Field Field, IArrowArray Values)[] columns)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var metadata = index is null ? null : new Dictionary<string, string> { ["pandas"] = Note(index, columns) };
        var schema = new Apache.Arrow.Schema(columns.Select(c => c.Field), metadata);
        using var arrow = new ArrowWriterPropertiesBuilder().StoreSchema().Build();
        using var properties = new WriterPropertiesBuilder().Compression(Compression.Snappy).Build();
        using var batch = new RecordBatch(schema, columns.Select(c => c.Values), columns[0].Values.Length);
        using var writer = new ParquetSharp.Arrow.FileWriter(file, schema, properties, arrow);
        writer.WriteRecordBatch(batch);
        writer.Close();
    }

    private static string Note(string[] index, (Field Field, IArrowArray Values)[] columns) => JsonSerializer.Serialize(new
    {
        index_columns = index.Length > 0 ? (object[])index : [new { kind = "range", name = (string?)null, start = 0, stop = columns[0].Values.Length, step = 1 }],
        column_indexes = new[] { new { name = (string?)null, field_name = (string?)null, pandas_type = "unicode", numpy_type = "object", metadata = new { encoding = "UTF-8" } } },
        columns = columns.Select(c => new
        {
            name = c.Field.Name.StartsWith("__index_level_", StringComparison.Ordinal) ? null : c.Field.Name,
            field_name = c.Field.Name,
            pandas_type = c.Field.DataType.Name,
            numpy_type = "object",
            metadata = (object?)null,
        }),
        creator = new { library = "pyarrow", version = "13.0.0" },
        pandas_version = "2.1.3",
    });
}
