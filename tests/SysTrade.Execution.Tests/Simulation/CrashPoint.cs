namespace SysTrade.Execution.Tests.Simulation;

/// <summary>The process ends here. Derived from the one exception that nothing under test is allowed to catch.</summary>
internal sealed class ProcessEnded : OperationCanceledException;

/// <summary>Counts the moments at which the process can end, before and after every write and every message, and ends it at one of them.</summary>
internal sealed class CrashPoint
{
    private int _left = int.MaxValue;

    public int Passed { get; private set; }

    public bool HasEnded { get; private set; }

    /// <summary>A new process, that ends after so many moments.</summary>
    public void Begin(int moments) => (_left, HasEnded) = (moments, false);

    public void Pass()
    {
        Passed++;
        if (HasEnded || --_left <= 0)
        {
            HasEnded = true;
            throw new ProcessEnded();
        }
    }
}
