using System.Runtime.ExceptionServices;

namespace SysTrade.Systems.Graph;

/// <summary>One remembered value and where it came from.</summary>
internal sealed class MemoEntry(OutputKey key, Output output)
{
    private readonly HashSet<MemoEntry> _dependencies = [];
    private readonly HashSet<string> _configKeys = new(StringComparer.Ordinal);
    private object? _value;
    private WeakReference? _droppable;
    private volatile bool _done;
    private ExceptionDispatchInfo? _error;

    public OutputKey Key => key;

    public Output Output => output;

    /// <summary>Held while the value is computed.</summary>
    public Lock Gate { get; } = new();

    public bool IsDone => _done;

    public MemoEntry[] Dependencies
    {
        get
        {
            lock (_dependencies) return [.. _dependencies];
        }
    }

    public string[] ConfigKeys
    {
        get
        {
            lock (_configKeys) return [.. _configKeys];
        }
    }

    public bool TryGet(out object? value)
    {
        value = null;
        if (!_done) return false;
        _error?.Throw();
        if (_droppable is null)
        {
            value = _value;
            return true;
        }

        value = _droppable.Target;
        return value is not null;
    }

    public void Complete(object? value)
    {
        if (output.Retain || value is null || value.GetType().IsValueType) _value = value;
        else _droppable = new WeakReference(value);
        _error = null;
        _done = true;
    }

    public void Fail(Exception error)
    {
        _error = ExceptionDispatchInfo.Capture(error);
        _done = true;
    }

    public void DependsOn(MemoEntry other)
    {
        lock (_dependencies) _dependencies.Add(other);
    }

    public void ReadsConfig(string path)
    {
        lock (_configKeys) _configKeys.Add(path);
    }
}
