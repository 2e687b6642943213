namespace SysTrade.Data.Documents;

/// <summary>A stored document.</summary>
/// <param name="Collection">Collection it is in.</param>
/// <param name="Key">Its key, unique in the collection, ordered ordinally.</param>
/// <param name="Version">
/// Counts its writes, from 1, and goes on counting when it is deleted and made anew, so that no version of a key is ever seen twice. Used to
/// write only over what was read.
/// </param>
/// <param name="Json">Its content, a JSON object: names in the order given, numbers that are whole and fit a long, or doubles, exact.</param>
public sealed record Document(string Collection, string Key, long Version, string Json);

/// <summary>What one committed transaction did to one document.</summary>
/// <param name="Sequence">Number of the change in the store; grows, may have gaps.</param>
/// <param name="Collection">Collection of the document.</param>
/// <param name="Key">Key of the document.</param>
/// <param name="Version">Version after the transaction; of a deleted document, the version it had.</param>
/// <param name="Json">Content after the transaction, or null when it was deleted.</param>
public sealed record DocumentChange(long Sequence, string Collection, string Key, long Version, string? Json);
