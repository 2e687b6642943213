namespace SysTrade.PowerShell.ScriptRules;

/// <summary>The runners of a session's script rules, closed with the session; a rule that nobody uses any more does not keep its runner.</summary>
internal sealed class ScriptRunners : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<WeakReference<ScriptRunner>> _runners = [];

    /// <summary>Adds a runner.</summary>
    public void Add(ScriptRunner runner)
    {
        lock (_gate)
        {
            _runners.RemoveAll(r => !r.TryGetTarget(out _));
            _runners.Add(new WeakReference<ScriptRunner>(runner));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var runner in _runners) if (runner.TryGetTarget(out var open)) open.Dispose();
            _runners.Clear();
        }
    }
}
