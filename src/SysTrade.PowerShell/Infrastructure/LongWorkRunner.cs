using System.Collections.Concurrent;
using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Runs work on the thread pool while the pipeline thread, which alone may write, passes on what the work reports.</summary>
internal static class LongWorkRunner
{
    private static readonly TimeSpan DrawInterval = TimeSpan.FromMilliseconds(100);

    public static T Run<T>(Cmdlet cmdlet, string activity, Func<LongWork, T> work, CancellationToken stopping)
    {
        // Linked, so that a failing write on this side (a warning under -WarningAction Stop) also ends the work.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var messages = new BlockingCollection<Action<Cmdlet>>();
        var progress = new ProgressFeed(activity, TimeProvider.System, DrawInterval);
        var context = new LongWork(progress, messages, stop.Token);
        var task = Task.Run(
            () =>
            {
                WorkCancellation.Current = context.Stopping;
                try
                {
                    return work(context);
                }
                finally
                {
                    messages.CompleteAdding();
                }
            },
            CancellationToken.None);
        var written = false;
        try
        {
            while (!messages.IsCompleted)
            {
                if (messages.TryTake(out var message, DrawInterval)) message(cmdlet);
                progress.Draw(cmdlet.WriteProgress);
            }

            progress.Complete(cmdlet.WriteProgress);
            written = true;
        }
        finally
        {
            if (!written)
            {
                // The first failure is the one to report; the work only has to be over before the cmdlet is.
                stop.Cancel();
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
            }
        }

        return task.GetAwaiter().GetResult();
    }
}
