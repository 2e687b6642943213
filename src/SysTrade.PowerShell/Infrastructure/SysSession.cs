using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>
/// What commands keep for one another within one PowerShell session (runspace): an open system, the default folder, a broker session.
/// </summary>
/// <remarks>
/// It hangs on the runspace rather than on statics, so that <c>ForEach-Object -Parallel</c> and several sessions in one process do not
/// disturb one another; it dies with the runspace. Each holder of state defines a type of its own and asks for it by that type.
/// </remarks>
/// <threadsafety>Safe from many threads; a factory runs once for each type.</threadsafety>
public sealed class SysSession
{
    private static readonly ConditionalWeakTable<Runspace, SysSession> Sessions = [];

    private readonly Lock _gate = new();
    private readonly Dictionary<Type, object> _parts = [];
    private readonly Runspace _runspace;

    private SysSession(Runspace runspace)
    {
        _runspace = runspace;
        runspace.StateChanged += OnStateChanged;
    }

    /// <summary>The session of the runspace that this thread works for.</summary>
    /// <exception cref="InvalidOperationException">The thread belongs to no runspace.</exception>
    public static SysSession Current => Of(
        Runspace.DefaultRunspace ?? throw new InvalidOperationException("Session state was asked for on a thread that runs no PowerShell pipeline."));

    /// <summary>The session of a runspace.</summary>
    /// <param name="runspace">The runspace.</param>
    public static SysSession Of(Runspace runspace) => Sessions.GetValue(runspace, static r => new SysSession(r));

    /// <summary>The part of the given type, made on first use. Disposable parts are disposed when the runspace closes.</summary>
    /// <typeparam name="T">Type of the part, the key.</typeparam>
    /// <param name="create">Makes it.</param>
    public T Get<T>(Func<T> create)
        where T : class
    {
        lock (_gate)
        {
            if (_parts.TryGetValue(typeof(T), out var part)) return (T)part;
            var made = create();
            _parts.Add(typeof(T), made);
            return made;
        }
    }

    /// <summary>The part of the given type, or null when no command has made one: for completers, which must not open anything.</summary>
    /// <typeparam name="T">Type of the part.</typeparam>
    public T? Find<T>()
        where T : class
    {
        lock (_gate) return _parts.TryGetValue(typeof(T), out var part) ? (T)part : null;
    }

    /// <summary>Puts a part in place of the former one, which is disposed when it can be.</summary>
    /// <typeparam name="T">Type of the part, the key.</typeparam>
    /// <param name="part">The new part; null takes the former one away.</param>
    public void Set<T>(T? part)
        where T : class
    {
        object? former;
        lock (_gate)
        {
            _parts.TryGetValue(typeof(T), out former);
            if (part is null) _parts.Remove(typeof(T));
            else _parts[typeof(T)] = part;
        }

        if (!ReferenceEquals(former, part)) (former as IDisposable)?.Dispose();
    }

    private void OnStateChanged(object? sender, RunspaceStateEventArgs e)
    {
        if (e.RunspaceStateInfo.State is not (RunspaceState.Closed or RunspaceState.Broken)) return;
        _runspace.StateChanged -= OnStateChanged;
        object[] parts;
        lock (_gate)
        {
            parts = [.. _parts.Values];
            _parts.Clear();
        }

        foreach (var part in parts) (part as IDisposable)?.Dispose();
    }
}
