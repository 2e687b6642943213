using CsCheck;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Contracts;

public abstract partial class SeriesStoreContract
{
    private static readonly DateTime Start = new(2020, 1, 1);

    [Theory]
    [MemberData(nameof(KeysOfKinds))]
    public void Append_LaterRows_FollowWhatIsStored(SeriesKind kind, string key)
    {
        var store = Open();
        Assert.Equal(new AppendResult(5, 0, 0), store.Append(kind, key, Samples.Constant(kind, 5, 1)));
        Assert.Equal(new AppendResult(3, 0, 0), store.Append(kind, key, Samples.Constant(kind, 3, 2, Start.AddSeconds(5))));
        var read = Open().Read(kind, key);
        Assert.Equal(8, read.Count);
        Samples.Equal(Samples.Constant(kind, 5, 1), read.Between(null, Start.AddSeconds(4)));
        Samples.Equal(Samples.Constant(kind, 3, 2, Start.AddSeconds(5)), read.Between(Start.AddSeconds(5), null));
    }

    [Fact]
    public void Append_AnyCutWithOverlap_EqualsTheWholeWritten()
    {
        var store = Open();
        Gen.Select(Samples.Any(Resolution, KeepsInfinities), Gen.Int[1, 60], Gen.Int[0, 60]).Sample(
            (sample, cut, overlap) =>
            {
                var key = sample.Kind == SeriesKind.ContractPrices ? "US10/20230300" : "US10";
                var columns = sample.Columns;
                cut = Math.Min(cut, columns.Count);
                var from = Math.Max(0, cut - overlap);
                store.Write(sample.Kind, key, columns.Between(null, columns.Index[cut - 1]));
                if (from < columns.Count)
                {
                    var result = store.Append(sample.Kind, key, columns.Between(columns.Index[from], null));
                    Assert.Equal(new AppendResult(columns.Count - cut, cut - from, 0), result);
                    // Once more changes nothing.
                    Assert.Equal(new AppendResult(0, columns.Count - from, 0), store.Append(sample.Kind, key, columns.Between(columns.Index[from], null)));
                }

                Samples.Equal(columns, store.Read(sample.Kind, key));
            },
            iter: 25,
            threads: 1);
    }

    [Fact]
    public void Append_StoredRowWithOtherValues_IsRefusedOrPassedOver()
    {
        var store = Open();
        store.Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 5, 1));
        var other = Samples.Constant(SeriesKind.AdjustedPrices, 4, 2, Start.AddSeconds(3));
        var error = Assert.Throws<SysTradeException>(() => store.Append(SeriesKind.AdjustedPrices, "US10", other));
        Assert.Equal("AppendConflict", error.ErrorId);
        Assert.Contains("2020-01-01 00:00:03", error.Message, StringComparison.Ordinal);
        Samples.Equal(Samples.Constant(SeriesKind.AdjustedPrices, 5, 1), store.Read(SeriesKind.AdjustedPrices, "US10"));
        Assert.Equal(new AppendResult(2, 0, 2), store.Append(SeriesKind.AdjustedPrices, "US10", other, OverlapRule.KeepStored));
        Assert.Equal([1, 1, 1, 1, 1, 2, 2], store.Read(SeriesKind.AdjustedPrices, "US10")["price"].Numbers.ToArray());
    }

    [Fact]
    public void Append_ClockWentBack_IsRefusedOrPassedOver()
    {
        var store = Open();
        store.Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 5, 1));
        var earlier = Samples.Constant(SeriesKind.FxPrices, 2, 2, Start.AddHours(-1));
        Assert.Equal("AppendGoesBack", Assert.Throws<SysTradeException>(() => store.Append(SeriesKind.FxPrices, "GBPUSD", earlier)).ErrorId);
        Assert.Equal(new AppendResult(0, 0, 2), store.Append(SeriesKind.FxPrices, "GBPUSD", earlier, OverlapRule.KeepStored));
        Samples.Equal(Samples.Constant(SeriesKind.FxPrices, 5, 1), store.Read(SeriesKind.FxPrices, "GBPUSD"));
    }

    [Fact]
    public void Append_TextThatIsNoKey_IsRefused()
    {
        var rows = Samples.Constant(SeriesKind.AdjustedPrices, 1, 1);
        Assert.Equal("InvalidInstrumentCode", Assert.Throws<SysTradeException>(() => Open().Append(SeriesKind.AdjustedPrices, "../US10", rows)).ErrorId);
        Assert.Empty(Open().Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public async Task Append_SeveralWriters_LoseNoRows()
    {
        const int Writers = 4, Rows = 5;
        // Each appends what is missing up to a moment of its own; whoever is late finds the earlier rows stored.
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (var row = 0; row < Rows; row++) Open().Append(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, (row * Writers) + writer + 1, 1));
        })));
        Samples.Equal(Samples.Constant(SeriesKind.AdjustedPrices, Rows * Writers, 1), Open().Read(SeriesKind.AdjustedPrices, "US10"));
    }
}
