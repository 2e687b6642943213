namespace SysTrade.Data.Documents;

/// <summary>A stored document.</summary>
/// <param name="Collection">Collection it is in.</param>
/// <param name="Key">Its key, unique in the collection, ordered ordinally.</param>
/// <param name="Version">Counts its writes, from 1; used to write only over what was read.</param>
/// <param name="Json">Its content, a JSON object.</param>
public sealed record Document(string Collection, string Key, long Version, string Json);

/// <summary>One committed change of a document.</summary>
/// <param name="Sequence">Number of the change in the store; grows, may have gaps.</param>
/// <param name="Collection">Collection of the document.</param>
/// <param name="Key">Key of the document.</param>
/// <param name="Version">Version after the change; of a deleted document, the version it had.</param>
/// <param name="Json">Content after the change, or null when it was deleted.</param>
public sealed record DocumentChange(long Sequence, string Collection, string Key, long Version, string? Json);
