using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that gives series of market data, row by row or as they are.</summary>
public abstract class DataSeriesCmdlet : DataCmdlet
{
    /// <summary>First moment.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Last moment; a date without a time includes the whole day.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>Number of rows from the end, of each series.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Gives one columnar object for each series.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    private protected SeriesWindow Window => new(From, To, Last);
}
