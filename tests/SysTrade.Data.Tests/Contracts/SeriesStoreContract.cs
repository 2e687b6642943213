using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>What every <see cref="ISeriesStore"/> must do. Each store's tests derive from it.</summary>
public abstract partial class SeriesStoreContract
{
    /// <summary>One key of each kind.</summary>
    public static TheoryData<SeriesKind, string> KeysOfKinds => new()
    {
        { SeriesKind.AdjustedPrices, "US10" },
        { SeriesKind.MultiplePrices, "CRUDE_W_mini" },
        { SeriesKind.FxPrices, "GBPUSD" },
        { SeriesKind.ContractPrices, "Day@US10/20230300" },
        { SeriesKind.RollCalendars, "EUR-USD.mini&1+" },
        { SeriesKind.Spreads, "US10" },
    };

    /// <summary>Texts that would leave the store's folder, or are no key.</summary>
    public static TheoryData<SeriesKind, string> NotKeys => new()
    {
        { SeriesKind.AdjustedPrices, "../US10" },
        { SeriesKind.AdjustedPrices, "/etc/passwd" },
        { SeriesKind.AdjustedPrices, "a/b" },
        { SeriesKind.MultiplePrices, "a\\b" },
        { SeriesKind.FxPrices, ".." },
        { SeriesKind.FxPrices, "" },
        { SeriesKind.RollCalendars, "C:US10" },
        { SeriesKind.ContractPrices, "../US10/20230300" },
        { SeriesKind.ContractPrices, "US10/../20230300" },
        { SeriesKind.ContractPrices, "Week@US10/20230300" },
        { SeriesKind.ContractPrices, "US10" },
    };

    /// <summary>Opens the store of this test; each call sees what another wrote.</summary>
    protected abstract ISeriesStore Open();

    /// <summary>Stamps are kept in whole units of so many ticks.</summary>
    protected virtual long Resolution => 1;

    /// <summary>False when infinite numbers are refused.</summary>
    protected virtual bool KeepsInfinities => true;

    [Fact]
    public void Write_AnyColumns_ReadsBackToTheBit()
    {
        var store = Open();
        Samples.Any(Resolution, KeepsInfinities).Sample(
            sample =>
            {
                var key = sample.Kind == SeriesKind.ContractPrices ? "US10/20230300" : "US10";
                store.Write(sample.Kind, key, sample.Columns);
                Samples.Equal(sample.Columns, store.Read(sample.Kind, key));
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void Read_AnyRange_EqualsThatPartOfTheWhole()
    {
        var store = Open();
        Gen.Select(Samples.Any(Resolution, KeepsInfinities), Gen.Int[0, 61], Gen.Int[0, 61], Gen.Int[-1, 1]).Sample(
            (sample, a, b, shift) =>
            {
                var key = sample.Kind == SeriesKind.ContractPrices ? "US10/20230300" : "US10";
                store.Write(sample.Kind, key, sample.Columns);
                var (from, to) = (Moment(sample.Columns.Index, a, shift), Moment(sample.Columns.Index, b, shift));
                Samples.Equal(sample.Columns.Between(from, to), store.Read(sample.Kind, key, from, to));
            },
            iter: 40,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(KeysOfKinds))]
    public void Write_KeyOfAKind_IsListedThereOnly(SeriesKind kind, string key)
    {
        Open().Write(kind, key, Samples.Constant(kind, 3, 1));
        var store = Open();
        foreach (var other in Enum.GetValues<SeriesKind>()) Assert.Equal(other == kind ? [key] : [], store.Keys(other));
        Assert.True(store.Contains(kind, key));
        Samples.Equal(Samples.Constant(kind, 3, 1), store.Read(kind, key));
    }

    [Fact]
    public void Keys_Several_AreSortedOrdinally()
    {
        var store = Open();
        foreach (var key in new[] { "b", "a", "Z", "a_1", "10" }) store.Write(SeriesKind.AdjustedPrices, key, Samples.Constant(SeriesKind.AdjustedPrices, 1, 1));
        Assert.Equal(["10", "Z", "a", "a_1", "b"], store.Keys(SeriesKind.AdjustedPrices));
    }

    [Fact]
    public void Keys_OneContractAtEachFrequency_AreThreeKeys()
    {
        var store = Open();
        string[] keys = ["Day@US10/20230300", "Hour@US10/20230300", "US10/20230300"];
        foreach (var (key, i) in keys.Select((k, i) => (k, i))) store.Write(SeriesKind.ContractPrices, key, Samples.Constant(SeriesKind.ContractPrices, 2, i));
        Assert.Equal(keys, store.Keys(SeriesKind.ContractPrices));
        foreach (var (key, i) in keys.Select((k, i) => (k, i))) Samples.Equal(Samples.Constant(SeriesKind.ContractPrices, 2, i), store.Read(SeriesKind.ContractPrices, key));
    }

    [Fact]
    public void Write_ContractOfSixDigits_IsTheSameKeyAsOfEight()
    {
        Open().Write(SeriesKind.ContractPrices, "US10/202303", Samples.Constant(SeriesKind.ContractPrices, 2, 1));
        Assert.Equal(["US10/20230300"], Open().Keys(SeriesKind.ContractPrices));
        Assert.True(Open().Contains(SeriesKind.ContractPrices, "US10/202303"));
        Assert.Equal(2, Open().Read(SeriesKind.ContractPrices, "US10/20230300").Count);
    }

    [Theory]
    [MemberData(nameof(KeysOfKinds))]
    public void Write_Again_ReplacesAllRows(SeriesKind kind, string key)
    {
        Open().Write(kind, key, Samples.Constant(kind, 500, 1));
        Open().Write(kind, key, Samples.Constant(kind, 3, 2));
        Samples.Equal(Samples.Constant(kind, 3, 2), Open().Read(kind, key));
    }

    [Theory]
    [MemberData(nameof(KeysOfKinds))]
    public void Read_KeyThatIsNotStored_NamesTheNearest(SeriesKind kind, string key)
    {
        Open().Write(kind, key, Samples.Constant(kind, 3, 2));
        var unknown = kind == SeriesKind.ContractPrices ? "Day@US11/20230300" : key + "X";
        Assert.False(Open().Contains(kind, unknown));
        var error = Assert.Throws<MissingDataException>(() => Open().Read(kind, unknown));
        Assert.Equal(SeriesSchema.For(kind).NotFoundErrorId, error.ErrorId);
        Assert.Contains(unknown, error.Message, StringComparison.Ordinal);
        Assert.Contains($"Nearest: {key}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotKeys))]
    public void AnyUse_TextThatIsNoKey_IsRefused(SeriesKind kind, string text)
    {
        string[] expected = ["InvalidInstrumentCode", "InvalidContractKey"];
        Assert.False(Open().Contains(kind, text));
        Assert.Contains(Assert.Throws<SysTradeException>(() => Open().Read(kind, text)).ErrorId, expected);
        Assert.Contains(Assert.Throws<SysTradeException>(() => Open().Write(kind, text, Samples.Constant(kind, 1, 1))).ErrorId, expected);
        Assert.Empty(Open().Keys(kind));
    }

    [Fact]
    public void Write_ColumnMissing_IsRefusedAndKeepsWhatWasThere()
    {
        Open().Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.AdjustedPrices, 3, 1));
        var error = Assert.Throws<UnknownNameException>(() => Open().Write(SeriesKind.AdjustedPrices, "US10", Samples.Constant(SeriesKind.ContractPrices, 3, 2)));
        Assert.Equal("price", error.Name);
        Samples.Equal(Samples.Constant(SeriesKind.AdjustedPrices, 3, 1), Open().Read(SeriesKind.AdjustedPrices, "US10"));
    }

    [Fact]
    public void Write_ColumnOfAnotherType_IsRefused()
    {
        var columns = new ColumnSet(TimeIndex.From([new DateTime(2020, 1, 1)]), Column.OfContracts("price", [20230300]));
        Assert.Equal("ColumnType", Assert.Throws<SysTradeException>(() => Open().Write(SeriesKind.AdjustedPrices, "US10", columns)).ErrorId);
        Assert.False(Open().Contains(SeriesKind.AdjustedPrices, "US10"));
    }

    [Fact]
    public void Write_NoRows_IsRefused() =>
        Assert.Equal("NoRows", Assert.Throws<SysTradeException>(() => Open().Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 0, 1))).ErrorId);

    [Fact]
    public void Write_ColumnsOutsideTheSchema_AreLeftOut()
    {
        var index = TimeIndex.From([new DateTime(2020, 1, 1)]);
        Open().Write(SeriesKind.AdjustedPrices, "US10", new ColumnSet(index, Column.OfNumbers("volume", [7]), Column.OfNumbers("price", [100])));
        Samples.Equal(new ColumnSet(index, Column.OfNumbers("price", [100])), Open().Read(SeriesKind.AdjustedPrices, "US10"));
    }

    [Fact]
    public void ReadsAndWrites_AtOnce_SeeWholeSetsOnly()
    {
        const int Writes = 15;
        const SeriesKind Kind = SeriesKind.MultiplePrices;
        var sets = Enumerable.Range(0, 3).Select(i => Samples.Constant(Kind, 400 + (i * 100), i)).ToArray();
        Open().Write(Kind, "US10", sets[0]);
        var writing = 2;
        Parallel.Invoke(() => Write(1), () => Write(2), Read, Read);

        void Write(int set)
        {
            var store = Open();
            for (var i = 0; i < Writes; i++) store.Write(Kind, "US10", sets[set]);
            Interlocked.Decrement(ref writing);
        }

        void Read()
        {
            var store = Open();
            do
            {
                var read = store.Read(Kind, "US10");
                Samples.Equal(sets[(int)read["PRICE"].Numbers[0]], read);
                Assert.Equal(["US10"], store.Keys(Kind));
            }
            while (Volatile.Read(ref writing) > 0);
        }
    }

    private static DateTime? Moment(TimeIndex index, int row, int shift) =>
        row < index.Count ? new DateTime(Math.Clamp(index.Ticks[row] + shift, 0, DateTime.MaxValue.Ticks)) : null;
}
