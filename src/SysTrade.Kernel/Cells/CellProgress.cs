using System.Management.Automation;
using SysTrade.Kernel.Shell;
using SysTrade.Systems;

namespace SysTrade.Kernel.Cells;

/// <summary>Reports of work on instruments as a progress bar; they come from many threads.</summary>
internal sealed class CellProgress : IProgress<InstrumentProgress>
{
    private readonly NotebookProgress _display = new(TimeProvider.System);
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public void Report(InstrumentProgress value)
    {
        lock (_gate)
        {
            _display.Show(new ProgressRecord(1, value.Activity, $"{value.Instrument} ({value.Done} of {value.Total})")
            {
                PercentComplete = value.Total > 0 ? 100 * value.Done / value.Total : -1,
                RecordType = value.Done >= value.Total ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            });
        }
    }
}
