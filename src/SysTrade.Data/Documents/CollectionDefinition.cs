namespace SysTrade.Data.Documents;

/// <summary>A collection of documents as code declares it.</summary>
/// <param name="Name">Lower-case letters, digits and underscores.</param>
/// <param name="Indexes">Fields that can be searched by.</param>
public sealed record CollectionDefinition(string Name, params IReadOnlyList<DocumentIndex> Indexes);

/// <summary>A top-level field of a collection's documents that can be searched by. Its values are texts, whole numbers, true or false; a document without it is left out.</summary>
/// <param name="Field">Name of the field in the JSON object.</param>
/// <param name="IsUnique">True when no two documents may have the same value.</param>
public sealed record DocumentIndex(string Field, bool IsUnique = false);

/// <summary>Which documents of a collection are asked for: all, or those that every given condition holds for; in order of their keys.</summary>
/// <param name="Collection">Collection.</param>
public sealed record DocumentQuery(string Collection)
{
    /// <summary>Indexed field that must equal <see cref="Value"/>; null for no such condition.</summary>
    public string? Field { get; init; }

    /// <summary>A text, long or bool: the value of <see cref="Field"/>.</summary>
    public object? Value { get; init; }

    /// <summary>Only keys at or above this one, ordinally.</summary>
    public string? FromKey { get; init; }

    /// <summary>Only keys below this one, ordinally.</summary>
    public string? BelowKey { get; init; }

    /// <summary>From the last key backwards.</summary>
    public bool Descending { get; init; }

    /// <summary>At most so many.</summary>
    public int? Limit { get; init; }
}
