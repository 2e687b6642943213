using System.Management.Automation;
using SysTrade.Brokers.Simulated;
using SysTrade.Execution.Books;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Writes fills as the book gets them, whichever process books them, until the time is over or Ctrl+C.</summary>
[Cmdlet(VerbsCommon.Watch, "SysFill")]
[OutputType(typeof(FillRow))]
public sealed class WatchSysFillCommand : BookCmdlet
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    /// <summary>Strategy; all when left out.</summary>
    [Parameter(Position = 0)]
    public string? Strategy { get; set; }

    /// <summary>Instruments; all when left out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string[] Instrument { get; set; } = [];

    /// <summary>Ends after so many seconds without being stopped; a book opened with -At moves its clock by them instead of waiting.</summary>
    [Parameter]
    [ValidateRange(0.0, 86400.0 * 7)]
    public double? Timeout { get; set; }

    /// <summary>Ends after so many fills.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = int.MaxValue;

    /// <summary>Writes the fills since this moment, UTC, first.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var (orders, left, until) = (Orders, Count, Timeout is { } seconds ? Orders.Now.AddSeconds(seconds) : DateTime.MaxValue);
        var watch = new FillWatch(orders);
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (Since is { } since)
        {
            foreach (var fill in orders.Executions().Where(e => e.Execution.At >= since).OrderBy(e => e.Execution.At))
            {
                known.Add(fill.Execution.Id);
                if (Tell(fill, ref left)) return;
            }
        }

        while (true)
        {
            foreach (var fill in watch.Take())
            {
                // One that was booked while the earlier ones were read is not told twice, unless it was withdrawn since.
                if (known.Remove(fill.Execution.Id) && !fill.IsBusted) continue;
                if (Tell(fill, ref left)) return;
            }

            // A clock that is moved, not waited for, would never notice Ctrl+C otherwise.
            StopToken.ThrowIfCancellationRequested();
            if (orders.Now >= until) return;
            Pause(orders, until - orders.Now);
        }
    }

    private bool Tell(BookedExecution fill, ref int left)
    {
        if (Strategy is not null && fill.Strategy != Strategy) return false;
        if (Instrument.Length > 0 && !Instrument.Contains(fill.Instrument, StringComparer.Ordinal)) return false;
        WriteObject(FillRow.Of(fill));
        return --left == 0;
    }

    private void Pause(OrderBook orders, TimeSpan most)
    {
        var time = most < Look ? most : Look;
        if (orders.Clock is SteppedClock stepped) stepped.Advance(time);
        else Wait(async stop =>
        {
            await Task.Delay(time, orders.Clock, stop).ConfigureAwait(false);
            return true;
        });
    }
}
