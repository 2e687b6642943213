namespace SysTrade.Data.Documents;

/// <summary>Says whether a document is one a query asks for.</summary>
internal static class QueryMatch
{
    public static bool Holds(CollectionDefinition definition, DocumentQuery query, string key, IReadOnlyList<IndexValue?> values)
    {
        if (query.FromKey is { } from && string.CompareOrdinal(key, from) < 0) return false;
        if (query.BelowKey is { } below && string.CompareOrdinal(key, below) >= 0) return false;
        if (query.Field is null) return true;
        for (var i = 0; i < definition.Indexes.Count; i++)
        {
            if (definition.Indexes[i].Field == query.Field) return values[i] is { } value && Holds(query, value);
        }

        return false;
    }

    public static bool Holds(DocumentQuery query, IndexValue value)
    {
        if (query.Value is { } equal && value != IndexValue.Require(equal)) return false;
        if (query.FromValue is { } from && (IndexValue.Require(from) is var low) && (low.Type != value.Type || value < low)) return false;
        return query.BelowValue is not { } below || (IndexValue.Require(below) is var high && high.Type == value.Type && value < high);
    }
}
