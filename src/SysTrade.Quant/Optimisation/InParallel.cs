using System.Runtime.ExceptionServices;

namespace SysTrade.Quant.Optimisation;

/// <summary>Parallel loops whose errors are those of the work itself.</summary>
internal static class InParallel
{
    /// <summary>Does the work for 0 to <paramref name="count"/> - 1. An error is thrown as it was, one of them where there are several.</summary>
    public static void For(int count, Action<int> work, CancellationToken cancellation)
    {
        if (count == 1)
        {
            cancellation.ThrowIfCancellationRequested();
            work(0);
            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, work);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }
}
