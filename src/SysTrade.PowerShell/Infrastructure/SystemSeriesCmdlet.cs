using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that gives series of a system by instrument, day by day: which part of them, and in which form.</summary>
public abstract class SystemSeriesCmdlet : SystemInstrumentCmdlet
{
    /// <summary>First day.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Last day.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>Number of days from the end, of each series.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Gives one columnar object for each series instead of rows.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    /// <summary>The part asked for.</summary>
    private protected SeriesWindow Window => new(From, To, Last);
}
