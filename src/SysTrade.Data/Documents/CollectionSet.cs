using System.Collections.Frozen;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Documents;

/// <summary>Checks the declarations a store is opened with, and the names and queries it is asked with.</summary>
public static class CollectionSet
{
    /// <summary>Declarations by name; raises <c>InvalidCollection</c> for a name that is none, or given twice.</summary>
    public static FrozenDictionary<string, CollectionDefinition> Of(IEnumerable<CollectionDefinition> definitions)
    {
        var set = new Dictionary<string, CollectionDefinition>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (!IsName(definition.Name)) throw Invalid(definition, "its name is not of lower-case letters, digits and underscores, beginning with a letter");
            if (definition.Indexes.FirstOrDefault(i => string.IsNullOrEmpty(i.Field)) is not null) throw Invalid(definition, "an index names no field");
            if (definition.Indexes.DistinctBy(i => i.Field).Count() != definition.Indexes.Count) throw Invalid(definition, "it has two indexes of one field");
            if (!set.TryAdd(definition.Name, definition)) throw Invalid(definition, "it is declared twice");
        }

        return set.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The collection of a name, or raises <c>CollectionNotFound</c>.</summary>
    public static CollectionDefinition Require(this IReadOnlyDictionary<string, CollectionDefinition> collections, string name, string where) =>
        collections.TryGetValue(name, out var found) ? found : throw new UnknownNameException("collection", name, collections.Keys, where);

    /// <summary>Checks a query's collection, field, values and limit.</summary>
    /// <exception cref="UnknownNameException"><c>CollectionNotFound</c>, <c>IndexNotFound</c>.</exception>
    /// <exception cref="SysTradeException"><c>InvalidQuery</c>.</exception>
    public static DocumentQuery Require(this IReadOnlyDictionary<string, CollectionDefinition> collections, DocumentQuery query, string where)
    {
        var collection = collections.Require(query.Collection, where);
        if (query.Limit < 0) throw InvalidQuery(query, $"asks for {query.Limit} documents");
        object?[] values = [query.Value, query.FromValue, query.BelowValue];
        var given = values.OfType<object>().Select(IndexValue.Require).ToArray();
        if (query.Field is null) return given.Length == 0 ? query : throw InvalidQuery(query, "gives a value and no field");
        if (collection.Indexes.All(i => i.Field != query.Field))
        {
            throw new UnknownNameException("index", query.Field, collection.Indexes.Select(i => i.Field), $"collection '{query.Collection}'", "Only fields declared as an index can be searched by.");
        }

        if (given.Length == 0) throw InvalidQuery(query, $"names the field '{query.Field}' and no value");
        return given.Any(v => v.Type != given[0].Type) ? throw InvalidQuery(query, $"compares '{query.Field}' with values of different types") : query;
    }

    /// <summary>True when a text can be the name of a collection: lower-case letters, digits and underscores, beginning with a letter, at most 64.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static SysTradeException Invalid(CollectionDefinition definition, string problem) =>
        new("InvalidCollection", SysErrorKind.InvalidArgument, $"Collection '{definition.Name}' cannot be declared: {problem}.", null, definition.Name);

    private static SysTradeException InvalidQuery(DocumentQuery query, string problem) =>
        new("InvalidQuery", SysErrorKind.InvalidArgument, $"A query of '{query.Collection}' {problem}.", null, query);
}
