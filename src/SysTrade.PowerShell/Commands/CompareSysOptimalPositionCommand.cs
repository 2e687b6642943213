using System.Management.Automation;
using SysTrade.Execution.Generation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Compares where strategies want their positions to be with what they hold.</summary>
[Cmdlet(VerbsData.Compare, "SysOptimalPosition")]
[OutputType(typeof(OptimalPositionRow))]
public sealed class CompareSysOptimalPositionCommand : BookCmdlet
{
    /// <summary>Strategy; all when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Strategy { get; set; }

    /// <summary>Only those that want a trade.</summary>
    [Parameter]
    public SwitchParameter OnlyDifferent { get; set; }

    /// <summary>Age, in days, from which a position is noted as too old to be traded on.</summary>
    [Parameter]
    [ValidateRange(0.0, 36500.0)]
    public double OldestDays { get; set; } = StrategyOrderGenerator.DefaultOldest.TotalDays;

    /// <inheritdoc/>
    protected override void Process()
    {
        var all = Orders.Optimal(Strategy);
        var optimised = all.OfType<OptimisedPosition>().Select(o => o.Key).ToHashSet();

        // A raw position is shown only where nothing was made of it yet.
        foreach (var position in all.Where(p => p is not RawPosition || !optimised.Contains(p.Key)).OrderBy(p => p.Key.Strategy, StringComparer.Ordinal).ThenBy(p => p.Key.Instrument, StringComparer.Ordinal))
        {
            var note = Trading.Settings.Lists.StaleReason(position.Key) ?? (Orders.Now - position.At > TimeSpan.FromDays(OldestDays) ? $"older than {OldestDays:0.#} days" : null);
            var row = OptimalPositionRow.Of(position, Orders, note);
            if (!OnlyDifferent || row.Trade is not (null or 0)) WriteObject(row);
        }
    }
}
