using CsCheck;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Contracts;

public abstract partial class DocumentStoreContract
{
    [Fact]
    public void Query_AnEmptyText_IsAValueAndNoMissingOne()
    {
        using var store = Open();
        store.Transact(t => (t.Put("orders", "1", """{"instrument":""}"""), t.Put("orders", "2", "{}"), t.Put("orders", "3", """{"instrument":"US10"}""")));
        Assert.Equal(["1"], store.Query(new DocumentQuery("orders") { Field = "instrument", Value = "" }).Select(d => d.Key));
    }

    [Fact]
    public void Query_TextsThatDifferBehindAZeroCharacter_AreTwoValues()
    {
        using var store = Open();
        store.Transact(t => (t.Put("orders", "1", """{"instrument":"a\u0000b"}"""), t.Put("orders", "2", """{"instrument":"a\u0000c"}""")));
        Assert.Equal(["2"], store.Query(new DocumentQuery("orders") { Field = "instrument", Value = "a\0c" }).Select(d => d.Key));
    }

    [Fact]
    public void Query_Keys_AreInOrdinalOrder()
    {
        using var store = Open();
        string[] keys = ["10", "9", "Z", "a", "a/b", "a b", "a_", "\u00e9", "\u4e2d", "\ufb00"];
        store.Transact(t => keys.Reverse().Select(k => t.Insert("positions", k, "{}")).ToArray());
        var expected = keys.Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(expected, Keys(store, new("positions")));
        Assert.Equal(expected.Reverse(), Keys(store, new("positions") { Descending = true }));
        Assert.Equal(expected.Take(3), Keys(store, new("positions") { Limit = 3 }));
        Assert.Equal(expected.Reverse().Take(2), Keys(store, new("positions") { Limit = 2, Descending = true }));
        Assert.Empty(Keys(store, new("positions") { Limit = 0 }));
        Assert.Equal(expected[2..5], Keys(store, new("positions") { FromKey = expected[2], BelowKey = expected[5] }));
    }

    [Fact]
    public void Query_Prefix_FindsExactlyKeysThatBeginSo()
    {
        using var store = Open();
        string[] keys = ["CORN/2023", "CORN_mini/2023", "CORN", "COR", "CORO", "corn/1", "CORN/\ufffd", "\ud7ff1", "\ue000"];
        store.Transact(t => keys.Select(k => t.Insert("positions", k, "{}")).ToArray());
        foreach (var prefix in keys.Append("CORN/").Append("").Append("X"))
        {
            Assert.Equal(keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal), Keys(store, DocumentQuery.WithPrefix("positions", prefix)));
        }
    }

    [Fact]
    public void Query_IndexedField_ComparesValueAndType()
    {
        using var store = Open();
        store.Transact(t => new[] { "\"1\"", "1", "true", "null", "\"TRUE\"", "false", "0", "\"\"" }.Select((v, i) => t.Insert("orders", $"{i}", $$"""{"instrument":{{v}}}""")).ToArray());
        foreach (var (value, key) in new (object, string)[] { ("1", "0"), (1L, "1"), (1, "1"), (true, "2"), ("TRUE", "4"), (false, "5"), (0L, "6"), ("", "7") })
        {
            Assert.Equal([key], Keys(store, new("orders") { Field = "instrument", Value = value }));
        }

        Assert.Empty(Keys(store, new("orders") { Field = "instrument", Value = "true" }));
    }

    [Fact]
    public void Query_RangeOfAField_IsInOrderOfKeys()
    {
        using var store = Open();
        store.Transact(t => Enumerable.Range(1, 9).Select(i => t.Insert("orders", $"{9 - i}", $$"""{"filled_at":"2024-01-0{{i}}T12:00:00","active":{{i}}}""")).ToArray());
        Assert.Equal(["5", "6", "7"], Keys(store, new("orders") { Field = "filled_at", FromValue = "2024-01-02", BelowValue = "2024-01-05" }));
        Assert.Equal(["7", "6"], Keys(store, new("orders") { Field = "filled_at", FromValue = "2024-01-02", BelowValue = "2024-01-05", Descending = true, Limit = 2 }));
        Assert.Equal(["0", "1"], Keys(store, new("orders") { Field = "active", FromValue = 8 }));
        Assert.Equal(["1"], Keys(store, new("orders") { Field = "active", FromValue = 8, BelowKey = "9", FromKey = "1" }));
        Assert.Empty(Keys(store, new("orders") { Field = "active", FromValue = "8" }));
    }

    [Fact]
    public void Query_ConditionThatNoIndexAnswers_IsRefused()
    {
        using var store = Open();
        Assert.Equal("IndexNotFound", Assert.Throws<UnknownNameException>(() => store.Query(new("orders") { Field = "instrumen", Value = "x" })).ErrorId);
        Assert.Equal("InvalidQuery", Assert.Throws<SysTradeException>(() => store.Query(new("orders") { Field = "instrument", Value = 1.5 })).ErrorId);
        Assert.Equal("InvalidQuery", Assert.Throws<SysTradeException>(() => store.Query(new("orders") { Field = "instrument" })).ErrorId);
        Assert.Equal("InvalidQuery", Assert.Throws<SysTradeException>(() => store.Query(new("orders") { Value = "x" })).ErrorId);
        Assert.Equal("InvalidQuery", Assert.Throws<SysTradeException>(() => store.Query(new("orders") { Limit = -1 })).ErrorId);
        Assert.Equal("InvalidQuery", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Query(new("orders") { Field = "active", FromValue = 1, BelowValue = "x" }))).ErrorId);
    }

    [Fact]
    public void Query_AnyWritesAndQuery_EqualsAPlainSearch()
    {
        using var store = Open();
        // Documents d0..d5 with a small field, in transactions of a few writes; half of the queries are asked inside the transaction.
        var write = Gen.Select(Gen.Int[0, 5], Gen.Int[-1, 2]);
        var query = Gen.Select(Gen.Int[-1, 2], Gen.Bool, Gen.Int[0, 4], Gen.Int[0, 6]);
        Gen.Select(write.Array[0, 8].Array[1, 4], query.Array[1, 4]).Sample(
            (transactions, queries) =>
            {
                store.Transact(t => store.Query(new("orders")).Select(d => t.Delete("orders", d.Key)).ToArray());
                var model = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach (var writes in transactions)
                {
                    store.Transact(t =>
                    {
                        foreach (var (key, value) in writes) Write(t, model, $"d{key}", value);
                        foreach (var q in queries) Agree(t, model, q);
                        return 0;
                    });
                    foreach (var q in queries) Agree(store, model, q);
                }
            },
            iter: 15,
            threads: 1);
    }

    private static void Write(IDocumentTransaction transaction, SortedDictionary<string, int> model, string key, int value)
    {
        if (value < 0)
        {
            Assert.Equal(model.Remove(key), transaction.Delete("orders", key));
            return;
        }

        transaction.Put("orders", key, $$"""{"active":{{value}},"n":{{value}}}""");
        model[key] = value;
    }

    private static void Agree(IDocumentReader reader, SortedDictionary<string, int> model, (int Value, bool Descending, int Limit, int From) asked)
    {
        var expected = model.Where(d => (asked.Value < 0 || d.Value == asked.Value) && string.CompareOrdinal(d.Key, $"d{asked.From}") >= 0);
        var query = new DocumentQuery("orders")
        {
            Field = asked.Value < 0 ? null : "active",
            Value = asked.Value < 0 ? null : asked.Value,
            Descending = asked.Descending,
            Limit = asked.Limit,
            FromKey = $"d{asked.From}",
        };
        Assert.Equal((asked.Descending ? expected.Reverse() : expected).Take(asked.Limit), reader.Query(query).Select(d => KeyValuePair.Create(d.Key, Number(d))));
    }

    private static IEnumerable<string> Keys(IDocumentReader reader, DocumentQuery query) => reader.Query(query).Select(d => d.Key);
}
