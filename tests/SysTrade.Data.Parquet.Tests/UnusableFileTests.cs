using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Tests;
using ArrowUnit = Apache.Arrow.Types.TimeUnit;

namespace SysTrade.Data.Parquet.Tests;

/// <summary>Files that cannot be read as what they should be: each error names the file, what was found and what to do.</summary>
public sealed class UnusableFileTests : IDisposable
{
    private static readonly DateTime[] Days = [new(2024, 2, 28), new(2024, 2, 29)];

    private readonly TemporaryFolder _folder = new();

    private string PriceFile => _folder.File("futures_adjusted_prices", "US10.parquet");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_FileCutOffAnywhere_IsAnError()
    {
        var store = new ParquetSeriesStore(_folder.Path);
        store.Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 50, 1));
        var whole = File.ReadAllBytes(PriceFile);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(PriceFile, whole[..length]);
            Assert.Equal(length == 0 ? "EmptyFile" : "TruncatedFile", Fails().ErrorId);
        }
    }

    [Fact]
    public void Read_AnyByteBeforeTheFooterChanged_IsAnErrorOrTheSameSeries()
    {
        var columns = new ColumnSet(
            Samples.Constant(SeriesKind.AdjustedPrices, 50, 1).Index, Column.OfNumbers("price", [.. Enumerable.Range(0, 50).Select(i => Math.Sqrt(i))]));
        new ParquetSeriesStore(_folder.Path).Write(SeriesKind.AdjustedPrices, "US10", columns);
        var whole = File.ReadAllBytes(PriceFile);
        var errors = 0;
        var end = Footer(whole);
        for (var at = 4; at < end; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x10;
            File.WriteAllBytes(PriceFile, changed);
            try
            {
                Samples.Equal(columns, new ParquetSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "US10"));
            }
            catch (DataFormatException error)
            {
                Assert.Equal("DamagedFile", error.ErrorId);
                errors++;
            }
        }

        // All but some bytes in the headers of pages, which say nothing that matters here, are noticed.
        Assert.True(errors > (end - 4) * 8 / 10, $"{errors} of {end - 4}");
    }

    [Fact]
    public void Read_AnyByteOfTheFooterChanged_RaisesOnlyTypedErrors()
    {
        new ParquetSeriesStore(_folder.Path).Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 5, 1));
        var whole = File.ReadAllBytes(PriceFile);
        for (var at = Footer(whole); at < whole.Length; at++)
        {
            foreach (var mask in (byte[])[0x01, 0x10, 0x80])
            {
                var changed = (byte[])whole.Clone();
                changed[at] ^= mask;
                File.WriteAllBytes(PriceFile, changed);
                try
                {
                    new ParquetSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "US10");
                }
                catch (DataFormatException error)
                {
                    Assert.Equal(PriceFile, error.File);
                }
            }
        }
    }

    [Fact]
    public void Read_TextFile_IsNotParquet()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PriceFile)!);
        File.WriteAllText(PriceFile, "DATETIME,price\n2024-02-28,1\n");
        Assert.Equal("NotParquet", Fails().ErrorId);
    }

    [Fact]
    public void Read_GarbledFooter_IsDamaged()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PriceFile)!);
        File.WriteAllBytes(PriceFile, [.. "PAR1"u8, .. new byte[40], 20, 0, 0, 0, .. "PAR1"u8]);
        Assert.Equal("DamagedFile", Fails().ErrorId);
    }

    [Fact]
    public void Read_ColumnMissing_ListsWhatIsThere()
    {
        PandasFile.Write(_folder.File("futures_multiple_prices", "US10.parquet"), ["index"], PandasFile.Doubles("CARRY", 1, 2), PandasFile.Texts("NOTE", "a", "b"), PandasFile.Moments("index", Days));
        var error = Assert.Throws<DataFormatException>(() => new ParquetSeriesStore(_folder.Path).Read(SeriesKind.MultiplePrices, "US10"));
        Assert.Equal("MissingColumn", error.ErrorId);
        Assert.Equal("CARRY_CONTRACT", error.Column);
        Assert.Equal(_folder.File("futures_multiple_prices", "US10.parquet"), error.File);
        Assert.Contains("CARRY (Double), NOTE (ByteArray String), index (Int64 Timestamp", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Remedy);
    }

    [Fact]
    public void Read_TextsInsteadOfNumbers_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Texts("price", "1", "2"), PandasFile.Moments("index", Days));
        Fails("ColumnType", "price", "ByteArray String");
    }

    [Fact]
    public void Read_FlagsInsteadOfNumbers_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Flags("price", true, false), PandasFile.Moments("index", Days));
        Fails("ColumnType", "price", "Boolean");
    }

    [Fact]
    public void Read_StampsInsteadOfNumbers_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Moments("price", Days), PandasFile.Moments("index", Days));
        Fails("ColumnType", "price", "Timestamp");
    }

    [Theory]
    [InlineData("MAR24")]
    [InlineData("20241300")]
    [InlineData("20240300.5")]
    public void Read_TextThatIsNoContract_IsAnError(string text)
    {
        PandasFile.Write(
            _folder.File("roll_calendars", "US10.parquet"),
            ["index"],
            PandasFile.Texts("current_contract", "20240300", text),
            PandasFile.Texts("next_contract", "20240600", "20240600"),
            PandasFile.Texts("carry_contract", "20240600", "20240600"),
            PandasFile.Moments("index", Days));
        var error = Assert.Throws<DataFormatException>(() => new ParquetSeriesStore(_folder.Path).Read(SeriesKind.RollCalendars, "US10"));
        Assert.Equal("UnparsableContract", error.ErrorId);
        Assert.Contains($"row 1 of its group holds '{text}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_IndexOfNumbers_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2), PandasFile.Longs("index", 1, 2));
        Fails("IndexType", "index", "Int64");
    }

    [Fact]
    public void Read_IndexOfTwoLevels_IsAnError()
    {
        PandasFile.Write(PriceFile, ["a", "b"], PandasFile.Doubles("price", 1, 2), PandasFile.Moments("a", Days), PandasFile.Longs("b", 1, 2));
        Fails("IndexType", null, "2 levels");
    }

    [Fact]
    public void Read_IndexWithZone_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1), PandasFile.Stamps("index", ArrowUnit.Microsecond, "UTC", 0));
        Fails("ZonedIndex", "index", "UTC");
    }

    [Fact]
    public void Read_NoColumnOfStamps_IsAnError()
    {
        PandasFile.Write(PriceFile, [], PandasFile.Doubles("price", 1), PandasFile.Doubles("other", 1));
        Fails("MissingColumn", "index", "price (Double), other (Double)");
    }

    [Fact]
    public void Read_RowWithoutStamp_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2), PandasFile.Stamps("index", ArrowUnit.Nanosecond, null, 0, null));
        Fails("MissingStamp", "index", "row 1");
    }

    [Theory]
    [InlineData(ArrowUnit.Microsecond, long.MinValue + 1)]
    [InlineData(ArrowUnit.Millisecond, long.MaxValue)]
    [InlineData(ArrowUnit.Millisecond, 253402300800000)]
    public void Read_StampOutsideTheCalendar_IsAnError(ArrowUnit unit, long stamp)
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1), PandasFile.Stamps("index", unit, null, stamp));
        Fails("UnparsableDate", "index", "years 1 to 9999");
    }

    [Fact]
    public void Read_RowsOutOfOrder_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2), PandasFile.Moments("index", Days[1], Days[0]));
        Fails("UnsortedIndex", "index", "row 1 is stamped 2024-02-28");
    }

    [Fact]
    public void Read_NoRows_IsAnError()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price"), PandasFile.Moments("index"));
        Fails("EmptyFile", null, "no rows");
    }

    /// <summary>Where the footer begins.</summary>
    private static int Footer(byte[] file) => file.Length - 8 - BitConverter.ToInt32(file, file.Length - 8);

    private DataFormatException Fails() => Assert.Throws<DataFormatException>(() => new ParquetSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "US10"));

    private void Fails(string errorId, string? column, string found)
    {
        var error = Fails();
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(column, error.Column);
        Assert.Equal(PriceFile, error.File);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }
}
