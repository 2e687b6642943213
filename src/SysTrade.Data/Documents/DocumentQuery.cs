namespace SysTrade.Data.Documents;

/// <summary>Which documents of a collection are asked for: all, or those that every given condition holds for; in order of their keys.</summary>
/// <param name="Collection">Collection.</param>
public sealed record DocumentQuery(string Collection)
{
    /// <summary>Indexed field that <see cref="Value"/>, <see cref="FromValue"/> and <see cref="BelowValue"/> are about; null for no such condition.</summary>
    public string? Field { get; init; }

    /// <summary>A text, whole number or bool that <see cref="Field"/> must equal; the text "1", the number 1 and true are three values.</summary>
    public object? Value { get; init; }

    /// <summary>Only values of <see cref="Field"/> at or above this one and of its type; numbers by size, texts by code points.</summary>
    public object? FromValue { get; init; }

    /// <summary>Only values of <see cref="Field"/> below this one and of its type.</summary>
    public object? BelowValue { get; init; }

    /// <summary>Only keys at or above this one, ordinally.</summary>
    public string? FromKey { get; init; }

    /// <summary>Only keys below this one, ordinally.</summary>
    public string? BelowKey { get; init; }

    /// <summary>From the last key backwards.</summary>
    public bool Descending { get; init; }

    /// <summary>At most so many.</summary>
    public int? Limit { get; init; }

    /// <summary>The documents whose keys begin with a text.</summary>
    public static DocumentQuery WithPrefix(string collection, string prefix) =>
        new(collection) { FromKey = prefix.Length == 0 ? null : prefix, BelowKey = DocumentKey.AfterPrefix(prefix) };
}
