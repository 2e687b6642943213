using System.Buffers;
using System.Globalization;
using ParquetSharp;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using Encoding = System.Text.Encoding;

namespace SysTrade.Data.Parquet;

/// <summary>Decodes the columns of a row group.</summary>
internal static class ParquetDecoder
{
    private const int TextBatch = 1 << 12;
    private const long NoStamp = long.MinValue;

    /// <summary>A conversion that the compiler can put inside a loop.</summary>
    private interface IConversion<TStored, TValue>
    {
        static abstract TValue Of(TStored stored);
    }

    /// <summary>Stamps as ticks; every row must have one.</summary>
    public static void Moments(ParquetSource source, RowGroupReader group, ParquetColumn column, Span<long> ticks)
    {
        if (column.Physical == PhysicalType.Int32) Read<int, long, Widened>(source, group, column, ticks, NoStamp);
        else Read<long, long, Same>(source, group, column, ticks, NoStamp);
        for (var i = 0; i < ticks.Length; i++)
        {
            if (ticks[i] == NoStamp) throw Cell(source, column, "MissingStamp", i, "has no stamp; every row needs one", "Delete the row, or give it a stamp.");
            if (!column.TryTicks(ticks[i], out ticks[i])) throw Cell(source, column, "UnparsableDate", i, "has a stamp outside the years 1 to 9999", "Correct the stamp.");
        }
    }

    /// <summary>Numbers; a row without a value gives NaN.</summary>
    public static void Numbers(ParquetSource source, RowGroupReader group, ParquetColumn column, Span<double> target)
    {
        switch (column.Physical)
        {
            case PhysicalType.Double: Read<double, double, Same>(source, group, column, target, double.NaN); break;
            case PhysicalType.Float: Read<float, double, Widened>(source, group, column, target, double.NaN); break;
            case PhysicalType.Int32 when column.IsUnsigned: Read<int, double, Unsigned>(source, group, column, target, double.NaN); break;
            case PhysicalType.Int32: Read<int, double, Widened>(source, group, column, target, double.NaN); break;
            case PhysicalType.Int64 when column.IsUnsigned: Read<long, double, Unsigned>(source, group, column, target, double.NaN); break;
            default: Read<long, double, Widened>(source, group, column, target, double.NaN); break;
        }
    }

    /// <summary>Contract months; a row without a value gives 0.</summary>
    public static void Contracts(ParquetSource source, RowGroupReader group, ParquetColumn column, Span<int> target)
    {
        if (column.Physical == PhysicalType.ByteArray)
        {
            TextContracts(source, group, column, target);
            return;
        }

        var numbers = new double[target.Length];
        Numbers(source, group, column, numbers);
        Span<char> digits = stackalloc char[8];
        for (var i = 0; i < target.Length; i++)
        {
            if (double.IsNaN(numbers[i])) continue;
            if (numbers[i] is >= 0 and < 1e8 && double.IsInteger(numbers[i])
                && ((int)numbers[i]).TryFormat(digits, out var length, default, CultureInfo.InvariantCulture)
                && ContractMonth.TryParse(digits[..length], out target[i])) continue;
            throw NotAContract(source, column, i, numbers[i].ToString("R", CultureInfo.InvariantCulture));
        }
    }

    private static void TextContracts(ParquetSource source, RowGroupReader group, ParquetColumn column, Span<int> target)
    {
        var levels = new short[TextBatch];
        var values = new ByteArray[TextBatch];
        try
        {
            using var reader = (ColumnReader<ByteArray>)group.Column(column.Position);
            for (var row = 0; row < target.Length;)
            {
                var wanted = Math.Min(TextBatch, target.Length - row);
                var read = Batch(reader, column.IsOptional, levels.AsSpan(0, wanted), values.AsSpan(0, wanted), out var count);
                if (read == 0) throw TooFewRows(source, column, row, target.Length);
                // The texts are valid until the next batch only.
                TextContracts(source, column, levels.AsSpan(0, read), values.AsSpan(0, count), target.Slice(row, read), row);
                row += read;
            }
        }
        catch (ParquetException cause)
        {
            throw source.Damaged(cause, column.Name);
        }
    }

    private static void TextContracts(
        ParquetSource source, ParquetColumn column, ReadOnlySpan<short> levels, ReadOnlySpan<ByteArray> values, Span<int> target, int firstRow)
    {
        // Contracts come in runs, and equal texts of a dictionary lie at one address.
        ByteArray last = default;
        var (contract, at) = (0, 0);
        for (var i = 0; i < target.Length; i++)
        {
            if (column.IsOptional && levels[i] == 0)
            {
                target[i] = 0;
                continue;
            }

            var value = values[at++];
            if (value.Pointer != last.Pointer || value.Length != last.Length)
            {
                if (!ContractTexts.TryParse(Bytes(value), out contract)) throw NotAContract(source, column, firstRow + i, Encoding.UTF8.GetString(Bytes(value)));
                last = value;
            }

            target[i] = contract;
        }
    }

    private static unsafe ReadOnlySpan<byte> Bytes(ByteArray value) => new((void*)value.Pointer, value.Length);

    private static void Read<TStored, TValue, TConversion>(ParquetSource source, RowGroupReader group, ParquetColumn column, Span<TValue> target, TValue missing)
        where TStored : unmanaged
        where TConversion : IConversion<TStored, TValue>
    {
        var levels = ArrayPool<short>.Shared.Rent(target.Length);
        var values = ArrayPool<TStored>.Shared.Rent(target.Length);
        try
        {
            using var reader = (ColumnReader<TStored>)group.Column(column.Position);
            var (row, count) = (0, 0);
            while (row < target.Length)
            {
                var wanted = target.Length - row;
                var read = Batch(reader, column.IsOptional, levels.AsSpan(row, wanted), values.AsSpan(count, wanted), out var more);
                if (read == 0) throw TooFewRows(source, column, row, target.Length);
                row += read;
                count += more;
            }

            if (count == target.Length)
            {
                for (var i = 0; i < target.Length; i++) target[i] = TConversion.Of(values[i]);
                return;
            }

            for (int i = 0, at = 0; i < target.Length; i++) target[i] = levels[i] == 0 ? missing : TConversion.Of(values[at++]);
        }
        catch (ParquetException cause)
        {
            throw source.Damaged(cause, column.Name);
        }
        finally
        {
            ArrayPool<short>.Shared.Return(levels);
            ArrayPool<TStored>.Shared.Return(values);
        }
    }

    /// <summary>Reads up to as many rows as there is room for and gives their number; values stand close together, without gaps for rows that have none.</summary>
    private static int Batch<T>(ColumnReader<T> reader, bool isOptional, Span<short> levels, Span<T> values, out int count)
        where T : unmanaged
    {
        var rows = isOptional ? reader.ReadBatch(levels.Length, levels, default, values, out var read) : reader.ReadBatch(values.Length, values, out read);
        count = (int)read;
        return (int)rows;
    }

    private static DataFormatException TooFewRows(ParquetSource source, ParquetColumn column, int found, int expected) =>
        new(
            "DamagedFile",
            source.File,
            0,
            column.Name,
            $"the column ends after {found} of the {expected} rows of its group.",
            "Restore the file from a backup, or write it again from its source.");

    private static DataFormatException NotAContract(ParquetSource source, ParquetColumn column, int row, string found) =>
        Cell(source, column, "UnparsableContract", row, $"holds '{found}', which is not a contract month; expected YYYYMMDD or YYYYMM, such as 20230300", "Correct the contract.");

    private static DataFormatException Cell(ParquetSource source, ParquetColumn column, string errorId, int row, string problem, string remedy) =>
        new(errorId, source.File, 0, column.Name, $"row {row} of its group {problem}.", remedy);

    private readonly struct Same : IConversion<double, double>, IConversion<long, long>
    {
        public static double Of(double stored) => stored;

        public static long Of(long stored) => stored;
    }

    private readonly struct Widened : IConversion<float, double>, IConversion<int, double>, IConversion<long, double>, IConversion<int, long>
    {
        public static double Of(float stored) => stored;

        public static double Of(long stored) => stored;

        static double IConversion<int, double>.Of(int stored) => stored;

        static long IConversion<int, long>.Of(int stored) => stored;
    }

    private readonly struct Unsigned : IConversion<int, double>, IConversion<long, double>
    {
        public static double Of(int stored) => (uint)stored;

        public static double Of(long stored) => (ulong)stored;
    }
}
