namespace SysTrade.Data.Documents;

/// <summary>A collection of documents as code declares it.</summary>
/// <param name="Name">Lower-case letters, digits and underscores, beginning with a letter.</param>
/// <param name="Indexes">Fields that can be searched by.</param>
public sealed record CollectionDefinition(string Name, params IReadOnlyList<DocumentIndex> Indexes);

/// <summary>A top-level field of a collection's documents that can be searched by. Its values are texts, whole numbers, true or false; a document without it, or with null there, is left out.</summary>
/// <param name="Field">Name of the field in the JSON object.</param>
/// <param name="IsUnique">True when no two documents may have the same value.</param>
public sealed record DocumentIndex(string Field, bool IsUnique = false);
