using CsCheck;
using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class SeriesCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("csv", "parquet")]
    [InlineData("parquet", "csv")]
    [InlineData("csv", "csv")]
    [InlineData("parquet", "parquet")]
    [InlineData("memory", "parquet")]
    [InlineData("parquet", "memory")]
    [InlineData("memory", "csv")]
    [InlineData("csv", "memory")]
    public void Copy_AnySeries_ThereAndBackIsTheSameToTheBit(string from, string to)
    {
        // CSV keeps whole seconds and finite numbers; Parquet microseconds.
        var isCsv = from == "csv" || to == "csv";
        Samples.Any(isCsv ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMicrosecond, !isCsv).Sample(
            sample =>
            {
                ISeriesStore source = Store(from, Guid.NewGuid().ToString("N")), target = Store(to, Guid.NewGuid().ToString("N"));
                var key = sample.Kind == SeriesKind.ContractPrices ? "Day@US10/20230300" : "US10";
                source.Write(sample.Kind, key, sample.Columns);
                var item = new SeriesCopy(source, target).Copy(sample.Kind, key);
                Assert.Equal((CopyOutcome.Copied, true, ""), (item.Outcome, item.IsVerified, item.Reason));
                Samples.Equal(source.Read(sample.Kind, key), target.Read(sample.Kind, key));
                Assert.Equal(CopyOutcome.Equal, new SeriesCopy(source, target).Copy(sample.Kind, key).Outcome);
                Assert.Equal(CopyOutcome.Equal, new SeriesCopy(target, source).Copy(sample.Kind, key).Outcome);
            },
            iter: 25);
    }

    [Fact]
    public void Copy_TargetHasTheBeginning_IsExtended()
    {
        var (source, target) = (Store("memory", "a"), Store("parquet", "b"));
        source.Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 10, 1));
        target.Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 4, 1));
        var plan = new SeriesCopy(source, target).Copy(SeriesKind.FxPrices, "GBPUSD", isPlan: true);
        Assert.Equal((CopyOutcome.Extended, 6, false), (plan.Outcome, plan.Added, plan.IsDone));
        Assert.Equal(4, target.Read(SeriesKind.FxPrices, "GBPUSD").Count);
        var item = new SeriesCopy(source, target).Copy(SeriesKind.FxPrices, "GBPUSD");
        Assert.Equal((CopyOutcome.Extended, 10, 4, 6, true), (item.Outcome, item.SourceRows, item.TargetRows, item.Added, item.IsVerified));
        Samples.Equal(source.Read(SeriesKind.FxPrices, "GBPUSD"), target.Read(SeriesKind.FxPrices, "GBPUSD"));
    }

    [Theory]
    [InlineData(CopyRule.Refuse, CopyOutcome.Refused, 10)]
    [InlineData(CopyRule.Keep, CopyOutcome.Kept, 10)]
    [InlineData(CopyRule.Append, CopyOutcome.Kept, 10)]
    [InlineData(CopyRule.Replace, CopyOutcome.Replaced, 4)]
    public void Copy_TargetIsLonger_IsLostOnlyWhenAskedFor(CopyRule rule, CopyOutcome expected, int rows)
    {
        var (source, target) = (Store("csv", "a"), Store("parquet", "b"));
        source.Write(SeriesKind.Spreads, "US10", Samples.Constant(SeriesKind.Spreads, 4, 1));
        target.Write(SeriesKind.Spreads, "US10", Samples.Constant(SeriesKind.Spreads, 10, 1));
        var item = new SeriesCopy(source, target, rule).Copy(SeriesKind.Spreads, "US10");
        Assert.Equal(expected, item.Outcome);
        Assert.Equal(rule == CopyRule.Refuse ? "CopyDiffers" : null, item.Error?.ErrorId);
        Assert.Equal(rows, target.Read(SeriesKind.Spreads, "US10").Count);
    }

    [Fact]
    public void Copy_OtherHistoryAndLaterRows_AreAppendedUnderAppend()
    {
        var (source, target) = (Store("csv", "a"), Store("parquet", "b"));
        source.Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 10, 1));
        target.Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 6, 2));
        Assert.Equal(CopyOutcome.Refused, new SeriesCopy(source, target).Copy(SeriesKind.AdjustedPrices, "US10").Outcome);
        var item = new SeriesCopy(source, target, CopyRule.Append).Copy(SeriesKind.AdjustedPrices, "US10");
        Assert.Equal((CopyOutcome.Appended, 4, true), (item.Outcome, item.Added, item.IsVerified));
        Assert.Equal([2, 2, 2, 2, 2, 2, 1, 1, 1, 1], target.Read(SeriesKind.AdjustedPrices, "US10")["price"].Numbers.ToArray());
        Assert.Equal(CopyOutcome.Kept, new SeriesCopy(source, target, CopyRule.Append).Copy(SeriesKind.AdjustedPrices, "US10").Outcome);
    }

    [Fact]
    public void Run_FaultyFileAndBadKey_AreFailuresAndTheRestGoesOn()
    {
        var (source, target) = (Store("csv", "a"), Store("parquet", "b"));
        source.Write(SeriesKind.MultiplePrices, "GOLD", Samples.Constant(SeriesKind.MultiplePrices, 3, 1));
        File.WriteAllText(_folder.File("a", "multiple_prices_csv", "CORN.csv"), "DATETIME,CARRY,PRICE\n2020-01-01,1,2\n");
        var items = new SeriesCopy(source, target).Run([(SeriesKind.MultiplePrices, "CORN"), (SeriesKind.MultiplePrices, "../x"), (SeriesKind.MultiplePrices, "GOLD")]).ToArray();
        Assert.Equal([CopyOutcome.Failed, CopyOutcome.Failed, CopyOutcome.Copied], items.Select(i => i.Outcome));
        Assert.Equal(["MissingColumn", "InvalidInstrumentCode", null], items.Select(i => i.Error?.ErrorId));
        Assert.Equal(["GOLD"], target.Keys(SeriesKind.MultiplePrices));
    }

    [Fact]
    public void Copy_ValuesThatTheTargetCannotKeep_AreAFailure()
    {
        var (source, target) = (Store("memory", "a"), Store("csv", "b"));
        source.Write(SeriesKind.FxPrices, "GBPUSD", new ColumnSet(Samples.Constant(SeriesKind.FxPrices, 1, 1).Index, Column.OfNumbers("PRICE", [double.PositiveInfinity])));
        var item = new SeriesCopy(source, target).Copy(SeriesKind.FxPrices, "GBPUSD");
        Assert.Equal((CopyOutcome.Failed, "NotFinite"), (item.Outcome, item.Error?.ErrorId));
        Assert.Empty(target.Keys(SeriesKind.FxPrices));
    }

    [Fact]
    public void Run_EndedAfterEveryItem_IsFinishedByTheNext()
    {
        var (source, target) = (Store("csv", "a"), Store("parquet", "b"));
        var keys = Enumerable.Range(0, 6).Select(i => (SeriesKind.AdjustedPrices, $"M{i}")).ToArray();
        foreach (var (kind, key) in keys) source.Write(kind, key, Samples.Constant(kind, 5, 3));
        for (var done = 0; done < keys.Length; done++)
        {
            using var stop = new CancellationTokenSource();
            var seen = new List<CopiedItem>();
            Assert.ThrowsAny<OperationCanceledException>(() =>
            {
                foreach (var item in new SeriesCopy(source, target).Run([.. keys, .. keys[..1]], stopping: stop.Token))
                {
                    seen.Add(item);
                    if (item.Outcome == CopyOutcome.Copied || seen.Count == keys.Length) stop.Cancel();
                }
            });
            Assert.Equal(done, seen.Count(i => i.Outcome == CopyOutcome.Equal));
        }

        Assert.All(new SeriesCopy(source, target).Run(keys), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
    }

    [Fact]
    public void Copy_TargetWritesSomethingElse_IsNotVerified()
    {
        var source = Store("memory", "a");
        source.Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 3, 1));
        var item = new SeriesCopy(source, new ForgetfulStore()).Copy(SeriesKind.FxPrices, "GBPUSD");
        Assert.Equal((CopyOutcome.Failed, "CopyNotEqual"), (item.Outcome, item.Error?.ErrorId));
    }

    private ISeriesStore Store(string technology, string name) => technology switch
    {
        "csv" => new CsvSeriesStore(_folder.File(name)),
        "parquet" => new ParquetSeriesStore(_folder.File(name)),
        _ => new InMemorySeriesStore(name),
    };

    /// <summary>Loses the last row of what it is given.</summary>
    private sealed class ForgetfulStore : ISeriesStore
    {
        private readonly InMemorySeriesStore _inner = new();

        public string Description => "forgetful";

        public IReadOnlyList<string> Keys(SeriesKind kind) => _inner.Keys(kind);

        public bool Contains(SeriesKind kind, string key) => _inner.Contains(kind, key);

        public ColumnSet Read(SeriesKind kind, string key) => _inner.Read(kind, key);

        public void Write(SeriesKind kind, string key, ColumnSet columns) => _inner.Write(kind, key, columns.Between(null, columns.Index[^2]));
    }
}
