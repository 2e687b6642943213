using System.Collections.Concurrent;

namespace SysTrade.Kernel.Cells;

/// <summary>Runs cells on a thread that can be given up: when a cell does not stop, the next one gets a new thread.</summary>
/// <param name="patience">How long an interrupted cell has before it is left running.</param>
internal sealed class CellThread(TimeSpan patience) : IDisposable
{
    // C# compiled from notebooks nests deeper than the usual 1.5 MB of a thread allows for.
    private const int StackSize = 16 * 1024 * 1024;

    private Worker? _worker;

    /// <summary>Runs work to its end, or until it was interrupted and did not stop.</summary>
    /// <param name="work">The work; must not throw.</param>
    /// <param name="interruption">How it is interrupted.</param>
    /// <param name="stop">Called once when it is, to stop what listens to no token.</param>
    /// <returns>False when the work was left running.</returns>
    public bool Run(Action work, Interruption interruption, Action stop)
    {
        _worker ??= new Worker();
        using var done = new ManualResetEventSlim();
        var worker = _worker;
        worker.Post(() =>
        {
            try
            {
                work();
            }
            finally
            {
                try
                {
                    done.Set();
                }
                catch (ObjectDisposedException)
                {
                    // Left running, and nobody waits any more.
                }
            }
        });
        if (WaitHandle.WaitAny([done.WaitHandle, interruption.Token.WaitHandle]) == 0 && !interruption.IsRequested) return true;

        // Whatever becomes of the cell, a wake-up call may still be on its way to this thread: the next cell gets a new one.
        _worker = null;
        worker.Retire();
        stop();
        if (done.Wait(patience / 3)) return true;
        worker.Wake();
        return done.Wait(patience * 2 / 3);
    }

    /// <summary>Lets the thread go.</summary>
    public void Dispose() => _worker?.Retire();

    private sealed class Worker
    {
        private readonly BlockingCollection<Action> _work = [];
        private readonly Thread _thread;

        public Worker()
        {
            _thread = new Thread(Loop, StackSize) { IsBackground = true, Name = "cell" };
            _thread.Start();
        }

        public void Post(Action work) => _work.Add(work);

        public void Retire() => _work.CompleteAdding();

        /// <summary>Ends a sleep or a wait of the thread.</summary>
        public void Wake() => _thread.Interrupt();

        private void Loop()
        {
            try
            {
                foreach (var work in _work.GetConsumingEnumerable()) work();
            }
            catch (ThreadInterruptedException)
            {
                // The call that was meant for the cell came after its end.
            }
        }
    }
}
