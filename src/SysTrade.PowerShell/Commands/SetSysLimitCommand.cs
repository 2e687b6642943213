using System.Management.Automation;
using SysTrade.Execution.Limits;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Sets, resets or removes a position limit, or with a period a trade limit.</summary>
[Cmdlet(VerbsCommon.Set, "SysLimit", SupportsShouldProcess = true, DefaultParameterSetName = "Set")]
[OutputType(typeof(PositionLimit), typeof(TradeLimit))]
public sealed class SetSysLimitCommand : BookCmdlet
{
    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Instrument { get; set; } = "";

    /// <summary>Contracts.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = "Set", ValueFromPipelineByPropertyName = true)]
    [WholeNumber]
    public int Limit { get; set; }

    /// <summary>Strategy; the instrument as a whole when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Strategy { get; set; }

    /// <summary>Days of a trade limit; a position limit when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public double? PeriodDays { get; set; }

    /// <summary>Removes the limit.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Remove")]
    public SwitchParameter Remove { get; set; }

    /// <summary>Forgets what a trade limit has counted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Reset")]
    public SwitchParameter Reset { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Instrument;

    /// <inheritdoc/>
    protected override void Process()
    {
        var strategy = string.IsNullOrEmpty(Strategy) ? null : Strategy;
        var name = $"{strategy ?? "all strategies"} {Instrument}{(PeriodDays is { } days ? $" in {days} days" : "")}";
        if (Remove)
        {
            if (!ShouldProcess(name, "Remove limit")) return;
            var isGone = PeriodDays is { } d ? Orders.RemoveTradeLimit(strategy, Instrument, d) : Orders.RemovePositionLimit(strategy, Instrument);
            if (!isGone) WriteWarning($"There was no limit of {name}.");
        }
        else if (Reset)
        {
            if (ShouldProcess(name, "Reset trade limit") && !(PeriodDays is { } d && Orders.ResetTradeLimit(strategy, Instrument, d))) WriteWarning($"There is no trade limit of {name}.");
        }
        else
        {
            // A limit of a mistyped instrument would limit nothing; one that is there can always be removed.
            RequireKnown(Instrument);
            if (!ShouldProcess($"{name}: {Limit} contracts", "Set limit")) return;
            if (PeriodDays is { } d) WriteObject(Orders.SetTradeLimit(new TradeLimit(strategy, Instrument, d, Limit)));
            else WriteObject(Orders.SetPositionLimit(new PositionLimit(strategy, Instrument, Limit)));
        }
    }
}
