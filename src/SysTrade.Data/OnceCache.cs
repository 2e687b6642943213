using System.Collections.Concurrent;

namespace SysTrade.Data;

/// <summary>Values made once for each key however many threads ask. A failure is raised to all who wait and is not kept.</summary>
internal sealed class OnceCache<TKey, TValue>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Lazy<TValue>> _entries = new();

    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        if (!_entries.TryGetValue(key, out var entry)) entry = _entries.GetOrAdd(key, k => new Lazy<TValue>(() => make(k)));
        try
        {
            return entry.Value;
        }
        catch
        {
            // The file may be there, or be repaired, next time.
            _entries.TryRemove(KeyValuePair.Create(key, entry));
            throw;
        }
    }

    public void Clear() => _entries.Clear();
}
