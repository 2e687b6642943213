using System.Collections.Concurrent;
using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Graph;

/// <summary>
/// Remembers every value of a system. Each is computed once even when many threads ask; each knows which other values and
/// which config keys it was made from, so that a changed key drops exactly what depends on it.
/// </summary>
/// <remarks>Stages do not know it is there. Values are immutable, so they are shared without copies.</remarks>
internal sealed class Memo
{
    private static readonly TimeSpan CycleCheckInterval = TimeSpan.FromMilliseconds(200);

    [ThreadStatic]
    private static MemoEntry? _current;

    private readonly ConcurrentDictionary<OutputKey, MemoEntry> _entries = new();
    private readonly Lock _dropping = new();

    /// <summary>Raised by one when values begin to be dropped and again when that is done, so it is odd meanwhile.</summary>
    private int _version;

    /// <summary>The value being computed on this thread, to be handed to the threads that help computing it.</summary>
    public static MemoEntry? Current
    {
        get => _current;
        set => _current = value;
    }

    public int Count => _entries.Count;

    public IEnumerable<MemoEntry> Entries => _entries.Values;

    public T Get<T>(OutputKey key, Output<T> output, Func<OutputArguments, T> compute)
    {
        var entry = _entries.GetOrAdd(key, static (k, o) => new MemoEntry(k, o), output);
        _current?.DependsOn(entry);
        return entry.TryGet(out var value) ? (T)value! : Compute(entry, compute);
    }

    public MemoEntry? Find(OutputKey key) => _entries.GetValueOrDefault(key);

    public static void RecordConfig(string path) => _current?.ReadsConfig(path);

    public void Clear() => Drop(_entries.Clear);

    /// <summary>Drops every value that read one of the config paths, and everything made from such a value.</summary>
    /// <returns>Number of values dropped.</returns>
    public int DropDependentsOf(IReadOnlyCollection<string> changedPaths)
    {
        if (changedPaths.Count == 0) return 0;
        var dropped = new HashSet<MemoEntry>();
        Drop(() =>
        {
            CollectDependents(changedPaths, dropped);
            foreach (var entry in dropped) _entries.TryRemove(entry.Key, out _);

            // What is being computed may have read the old config: those who ask from now on must not wait for it.
            foreach (var (key, entry) in _entries)
            {
                if (!entry.IsDone) _entries.TryRemove(key, out _);
            }
        });
        return dropped.Count(entry => entry.IsDone);
    }

    private void CollectDependents(IReadOnlyCollection<string> changedPaths, HashSet<MemoEntry> dropped)
    {
        var entries = _entries.Values.ToArray();
        var dependents = entries.SelectMany(e => e.Dependencies.Select(d => (On: d, By: e))).ToLookup(p => p.On, p => p.By);
        var pending = new Stack<MemoEntry>(entries.Where(e => e.ConfigKeys.Any(read => changedPaths.Any(changed => Touches(read, changed)))));
        while (pending.TryPop(out var entry))
        {
            if (!dropped.Add(entry)) continue;
            foreach (var dependent in dependents[entry]) pending.Push(dependent);
        }
    }

    private void Drop(Action drop)
    {
        lock (_dropping)
        {
            Interlocked.Increment(ref _version);
            try
            {
                drop();
            }
            finally
            {
                Interlocked.Increment(ref _version);
            }
        }
    }

    /// <summary>True when reading one path sees a change of the other: equal, or one is inside the other.</summary>
    private static bool Touches(string read, string changed) =>
        read == changed
        || (read.Length < changed.Length ? changed.StartsWith(read, StringComparison.Ordinal) && changed[read.Length] == '.'
                                         : read.StartsWith(changed, StringComparison.Ordinal) && read[changed.Length] == '.');

    private T Compute<T>(MemoEntry entry, Func<OutputArguments, T> compute)
    {
        Enter(entry);
        try
        {
            if (entry.TryGet(out var made)) return (T)made!;
            var version = Volatile.Read(ref _version);
            var asking = _current;
            _current = entry;
            try
            {
                var value = compute(entry.Key.Arguments);
                entry.Complete(value);
                return value;
            }
            catch (SysTradeException error)
            {
                // The same question has the same answer until the config or the data changes.
                entry.Fail(error);
                throw;
            }
            finally
            {
                _current = asking;
                if (version % 2 != 0 || version != Volatile.Read(ref _version)) _entries.TryRemove(KeyValuePair.Create(entry.Key, entry));
            }
        }
        finally
        {
            entry.Gate.Exit();
        }
    }

    private static void Enter(MemoEntry entry)
    {
        if (entry.Gate.IsHeldByCurrentThread) throw Circular(entry);
        if (entry.Gate.TryEnter()) return;
        do
        {
            if (_current is { } asking && NeedsItself(asking, entry)) throw Circular(entry);
        }
        while (!entry.Gate.TryEnter(CycleCheckInterval));
    }

    /// <summary>
    /// True when the value waited for is, step by step, waiting for the value that waits. What each value asked for is followed, not which
    /// thread computes it, because several threads may help with one value.
    /// </summary>
    private static bool NeedsItself(MemoEntry asking, MemoEntry waitedFor)
    {
        var seen = new HashSet<MemoEntry>();
        var pending = new Stack<MemoEntry>([waitedFor]);
        while (pending.TryPop(out var entry))
        {
            if (ReferenceEquals(entry, asking)) return true;
            if (entry.IsDone || !seen.Add(entry)) continue;
            foreach (var needed in entry.Dependencies) pending.Push(needed);
        }

        return false;
    }

    private static SysTradeException Circular(MemoEntry entry) => new(
        "CircularOutput",
        SysErrorKind.InvalidOperation,
        $"Output {entry.Key} needs its own value to be computed.",
        "Break the circle: an estimated parameter must not be fitted on results that already use it.",
        entry.Key.ToString());
}
