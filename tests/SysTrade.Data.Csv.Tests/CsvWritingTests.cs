using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Csv.Tests;

public sealed class CsvWritingTests : IDisposable
{
    private static readonly Gen<double> Values = Gen.OneOf(
        Gen.Double.Where(double.IsFinite),
        Gen.Int[-2_000_000, 2_000_000].Select(i => i / 64.0),
        Gen.Int[-2_000_000, 2_000_000].Select(i => i / 100.0),
        Gen.Int[0, 9999].Select(i => i / 1e8),
        Gen.Const(double.NaN));

    private static readonly Gen<int> Contracts = Gen.OneOf(
        Gen.Select(Gen.Int[1950, 2100], Gen.Int[1, 12], Gen.Int[0, 31]).Select(x => (x.Item1 * 10000) + (x.Item2 * 100) + x.Item3), Gen.Const(0));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Gen<TimeIndex> Index(int rows) =>
        Gen.Int[1, 400_000].Array[rows].Select(steps =>
        {
            var at = new DateTime(1970, 1, 1);
            return TimeIndex.From(steps.Select(s => at = at.AddSeconds(s)));
        });

    private static Gen<ColumnSet> Sets(SeriesKind kind) =>
        from rows in Gen.Int[1, 40]
        from index in Index(rows)
        from columns in Gen.Select(Values.Array[rows].Array[6], Contracts.Array[rows].Array[6])
        select new ColumnSet(
            index,
            SeriesSchema.For(kind).Columns.Select((c, i) => c.Type == ColumnType.Number
                ? Column.OfNumbers(c.Name, columns.Item1[i])
                : Column.OfContracts(c.Name, columns.Item2[i])).ToArray());

    [Theory]
    [InlineData(SeriesKind.AdjustedPrices, "AAA")]
    [InlineData(SeriesKind.MultiplePrices, "AAA")]
    [InlineData(SeriesKind.FxPrices, "EURUSD")]
    [InlineData(SeriesKind.ContractPrices, "Day@CRUDE_W/20231100")]
    [InlineData(SeriesKind.RollCalendars, "AAA")]
    public void Read_OfWhatWasWritten_IsTheSame(SeriesKind kind, string key)
    {
        var store = new CsvSeriesStore(_folder.Path) { IsBulkLoad = true };
        Sets(kind).Sample(
            set =>
            {
                store.Write(kind, key, set);
                var read = store.Read(kind, key);
                Assert.Equal(set.Index, read.Index);
                foreach (var column in set.Columns)
                {
                    Assert.Equal(column.Numbers.ToArray(), read[column.Name].Numbers.ToArray());
                    Assert.Equal(column.Contracts.ToArray(), read[column.Name].Contracts.ToArray());
                }
            },
            iter: 200,
            threads: 1);
        Assert.Equal([key], store.Keys(kind));
    }

    [Fact]
    public void Number_IsWrittenAsItsShortestText() => Gen.OneOf(Values, Gen.Double[-1e6, 1e6]).Where(v => !double.IsNaN(v)).Sample(value =>
    {
        using var writer = new CsvWriter();
        var text = System.Text.Encoding.ASCII.GetString(writer.Number(value).Written);
        Assert.Equal(value, double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        // Plain decimals may need more characters than an exponent, never more digits.
        Assert.True(text.Count(char.IsDigit) <= Math.Max(9, value.ToString("R").Count(char.IsDigit)), text);
    });

    [Fact]
    public void Write_UsesTheLayoutOfTheReference()
    {
        var index = TimeIndex.From([new DateTime(2020, 1, 2, 23, 0, 0), new DateTime(2020, 1, 3, 9, 5, 7)]);
        var prices = new MultiplePrices(
            index,
            new TimeSeries(index, [1.5, double.NaN]),
            new TimeSeries(index, [-0.25, 1e-7]),
            new TimeSeries(index, [1e22, 0]),
            [20200300, 20200300],
            [20200600, 0],
            [20200600, 20200600]);
        new CsvSeriesStore(_folder.Path).Write(SeriesKind.MultiplePrices, "AAA", prices.ToColumns());
        Assert.Equal(
            "DATETIME,CARRY,CARRY_CONTRACT,PRICE,PRICE_CONTRACT,FORWARD,FORWARD_CONTRACT\n"
            + "2020-01-02 23:00:00,-0.25,20200600,1.5,20200300,1E+22,20200600\n"
            + "2020-01-03 09:05:07,0.0000001,,,20200300,0,20200600\n",
            File.ReadAllText(_folder.File("multiple_prices_csv", "AAA.csv")));
    }

    [Fact]
    public void Write_ReplacesTheFile_AndLeavesNothingElse()
    {
        var store = new CsvSeriesStore(_folder.Path);
        var index = TimeIndex.From([new DateTime(2020, 1, 2)]);
        store.Write(SeriesKind.FxPrices, "EURUSD", new ColumnSet(index, Column.OfNumbers("PRICE", [1])));
        store.Write(SeriesKind.FxPrices, "EURUSD", new ColumnSet(index, Column.OfNumbers("PRICE", [2])));
        Assert.Equal([2], store.Read(SeriesKind.FxPrices, "EURUSD").Series("PRICE").ToArray());
        Assert.Equal(["#lock#", ".checksums", "EURUSD.csv"], Directory.GetFileSystemEntries(_folder.File("fx_prices_csv")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_OfSomethingThatCannotBeWritten_KeepsTheOldFile()
    {
        var store = new CsvSeriesStore(_folder.Path);
        store.Write(SeriesKind.FxPrices, "EURUSD", new ColumnSet(TimeIndex.From([new DateTime(2020, 1, 2)]), Column.OfNumbers("PRICE", [1])));
        var fine = new ColumnSet(TimeIndex.From([new DateTime(2020, 1, 2).AddMilliseconds(1)]), Column.OfNumbers("PRICE", [2]));
        Assert.Equal("StampTooFine", Assert.Throws<SysTradeException>(() => store.Write(SeriesKind.FxPrices, "EURUSD", fine)).ErrorId);
        var misnamed = new ColumnSet(fine.Index, Column.OfNumbers("P", [2]));
        Assert.Equal("ColumnNotFound", Assert.Throws<UnknownNameException>(() => store.Write(SeriesKind.FxPrices, "EURUSD", misnamed)).ErrorId);
        var contracts = new ColumnSet(fine.Index, Column.OfContracts("PRICE", [2]));
        Assert.Equal("ColumnType", Assert.Throws<SysTradeException>(() => store.Write(SeriesKind.FxPrices, "EURUSD", contracts)).ErrorId);
        Assert.Equal([1], store.Read(SeriesKind.FxPrices, "EURUSD").Series("PRICE").ToArray());
    }

    [Fact]
    public void Reader_DuringManyWrites_SeesAWholeFile()
    {
        var store = new CsvSeriesStore(_folder.Path);
        ColumnSet Filled(double value) => new(
            TimeIndex.From(Enumerable.Range(0, 500).Select(i => new DateTime(2020, 1, 1).AddDays(i))),
            Column.OfNumbers("PRICE", Enumerable.Repeat(value, 500).ToArray()));
        store.Write(SeriesKind.FxPrices, "EURUSD", Filled(0));
        Parallel.Invoke(
            () =>
            {
                for (var i = 1; i <= 30; i++) store.Write(SeriesKind.FxPrices, "EURUSD", Filled(i));
            },
            () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    var values = store.Read(SeriesKind.FxPrices, "EURUSD").Series("PRICE").ToArray();
                    Assert.Equal(500, values.Length);
                    Assert.Single(values.Distinct());
                }
            });
    }
}
