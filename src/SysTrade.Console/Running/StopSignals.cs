using System.Runtime.InteropServices;

namespace SysTrade.ConsoleHost.Running;

/// <summary>
/// Ctrl+C and SIGTERM as a request to stop what is running. The second one while the first is still being obeyed takes its usual
/// course and ends the process.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly Lock _gate = new();
    private Action? _stop;
    private int _exitCode;

    /// <summary>Starts listening.</summary>
    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, c => Received(c, ExitCodes.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, c => Received(c, ExitCodes.Terminated));
    }

    /// <summary>The exit code that goes with the signal that was received, or 0 when none was since the last <see cref="Watch"/>.</summary>
    public int ExitCode
    {
        get
        {
            lock (_gate) return _exitCode;
        }
    }

    /// <summary>Whether Ctrl+C is ignored while nothing runs: it may arrive just after the command that it was meant for has ended.</summary>
    public bool IgnoreInterruptWhenIdle { get; set; }

    /// <summary>Sends the next signal to a pipeline. While none is watched, signals take their usual course.</summary>
    /// <param name="stop">Asks the pipeline to stop without waiting for it.</param>
    /// <returns>Dispose it when the pipeline is over.</returns>
    public IDisposable Watch(Action stop)
    {
        lock (_gate) _stop = stop;
        return new Watched(this);
    }

    /// <summary>Forgets a signal that has been dealt with: the prompt goes on after Ctrl+C.</summary>
    public void Forget()
    {
        lock (_gate) _exitCode = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Received(PosixSignalContext context, int exitCode)
    {
        Action? stop;
        lock (_gate)
        {
            stop = _stop;
            if (stop is null)
            {
                context.Cancel = IgnoreInterruptWhenIdle && exitCode == ExitCodes.Interrupted;
                return;
            }

            if (_exitCode != 0) return;
            context.Cancel = true;
            _exitCode = exitCode;
        }

        stop();
    }

    private sealed class Watched(StopSignals signals) : IDisposable
    {
        public void Dispose()
        {
            lock (signals._gate) signals._stop = null;
        }
    }
}
