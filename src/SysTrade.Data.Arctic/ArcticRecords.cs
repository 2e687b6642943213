using System.Buffers.Binary;
using System.Text;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Arctic;

/// <summary>Makes columns of the rows of a version.</summary>
internal static class ArcticRecords
{
    public static ColumnSet Read(ArcticVersion version, byte[] bytes, SeriesSchema schema)
    {
        var index = version.Type.Fields.FirstOrDefault(f => f.Name == version.Index && f.Kind == NumpyKind.Nanoseconds)
            ?? throw ArcticVersion.Unusable(version.Place, $"it has no index '{version.Index}' of stamps");
        var rows = Rows(version, bytes, index, out var ticks);
        var columns = schema.Columns.Select(c => Column(version, bytes, Field(version, index, schema, c.Name), c, rows)).ToArray();
        return new ColumnSet(TimeIndex.FromTicks(ticks), columns);
    }

    /// <summary>Rows in the order of their stamps; of those with the same stamp the last.</summary>
    private static int[] Rows(ArcticVersion version, byte[] bytes, NumpyField index, out long[] ticks)
    {
        var stamps = new long[version.Rows];
        for (var row = 0; row < stamps.Length; row++) stamps[row] = Ticks(
            version, BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan((row * version.Type.Size) + index.Offset)), row);
        var order = Enumerable.Range(0, stamps.Length).OrderBy(r => stamps[r]).ToArray();
        var kept = order.Where((row, i) => i == order.Length - 1 || stamps[order[i + 1]] != stamps[row]).ToArray();
        ticks = Array.ConvertAll(kept, row => stamps[row]);
        return kept;
    }

    private static long Ticks(ArcticVersion version, long nanoseconds, int row)
    {
        // NaT.
        if (nanoseconds == long.MinValue) throw new DataFormatException("UnparsableDate", version.Place, row + 1, version.Index, "the stamp is missing.");
        var moment = new DateTime(DateTime.UnixEpoch.Ticks + (long)Math.Floor(nanoseconds / 100m), DateTimeKind.Utc);
        return version.Zone is null or "UTC" ? moment.Ticks : TimeZoneInfo.ConvertTimeFromUtc(moment, Zone(version)).Ticks;
    }

    private static TimeZoneInfo Zone(ArcticVersion version) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(
            version.Zone!.Replace("dateutil/", "", StringComparison.Ordinal).Replace("/usr/share/zoneinfo/", "", StringComparison.Ordinal), out var zone)
            ? zone
            : throw ArcticVersion.Unusable(version.Place, $"its index has the time zone '{version.Zone}', which is not known here");

    private static NumpyField Field(ArcticVersion version, NumpyField index, SeriesSchema schema, string name)
    {
        if (version.Type.Fields.FirstOrDefault(f => f.Name == name) is { } field) return field;
        var others = version.Type.Fields.Where(f => f != index).ToArray();
        // A single column may have any name.
        if (schema.Columns.Count == 1 && others.Length == 1) return others[0];
        throw new DataFormatException(
            "MissingColumn", version.Place, 0, name, $"there is no such column. Columns: {string.Join(", ", others.Select(f => f.Name))}.");
    }

    private static Column Column(ArcticVersion version, byte[] bytes, NumpyField field, (string Name, ColumnType Type) wanted, int[] rows)
    {
        if (wanted.Type == ColumnType.Number)
        {
            return Data.Column.OfNumbers(wanted.Name, Array.ConvertAll(rows, row => Number(version, Value(version, bytes, field, row), field, row)));
        }

        return Data.Column.OfContracts(wanted.Name, Array.ConvertAll(rows, row => Contract(version, Value(version, bytes, field, row), field, row)));
    }

    private static ReadOnlySpan<byte> Value(ArcticVersion version, byte[] bytes, NumpyField field, int row) =>
        bytes.AsSpan((row * version.Type.Size) + field.Offset, field.Size);

    private static double Number(ArcticVersion version, ReadOnlySpan<byte> value, NumpyField field, int row) => field.Kind switch
    {
        NumpyKind.Float when field.Size == 8 => BinaryPrimitives.ReadDoubleLittleEndian(value),
        NumpyKind.Float => BinaryPrimitives.ReadSingleLittleEndian(value),
        NumpyKind.Signed or NumpyKind.Unsigned or NumpyKind.Truth => Whole(value, field.Kind == NumpyKind.Signed),
        _ => throw new DataFormatException(
            "UnparsableNumber", version.Place, row + 1, field.Name, $"the column holds {field.Kind} values; numbers were expected."),
    };

    private static double Whole(ReadOnlySpan<byte> value, bool isSigned) => (value.Length, isSigned) switch
    {
        (1, true) => (sbyte)value[0],
        (1, false) => value[0],
        (2, true) => BinaryPrimitives.ReadInt16LittleEndian(value),
        (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(value),
        (4, true) => BinaryPrimitives.ReadInt32LittleEndian(value),
        (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(value),
        (_, true) => BinaryPrimitives.ReadInt64LittleEndian(value),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(value),
    };

    private static int Contract(ArcticVersion version, ReadOnlySpan<byte> value, NumpyField field, int row)
    {
        var text = field.Kind switch
        {
            NumpyKind.Bytes => value.TrimEnd((byte)0),
            NumpyKind.Unicode => Encoding.UTF8.GetBytes(Encoding.UTF32.GetString(value).TrimEnd('\0')),
            _ => WholeText(Number(version, value, field, row)),
        };
        return ContractTexts.TryParse(text, out var contract)
            ? contract
            : throw new DataFormatException(
                "UnparsableContract", version.Place, row + 1, field.Name,
                $"'{Encoding.UTF8.GetString(text)}' is not a contract month. Expected YYYYMMDD or YYYYMM.");
    }

    private static byte[] WholeText(double number) =>
        double.IsNaN(number) || number == 0 ? [] : Encoding.UTF8.GetBytes(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}
