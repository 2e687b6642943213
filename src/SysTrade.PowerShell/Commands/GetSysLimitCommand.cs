using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists position and trade limits with what is left of them.</summary>
[Cmdlet(VerbsCommon.Get, "SysLimit")]
[OutputType(typeof(LimitRow))]
public sealed class GetSysLimitCommand : BookCmdlet
{
    /// <summary>Only limits in an instrument.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string? Instrument { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var l in Orders.PositionLimits(Instrument))
        {
            var held = l.Strategy is null ? Orders.InstrumentPosition(l.Instrument) : Orders.Position(new Domain.Orders.StrategyInstrument(l.Strategy, l.Instrument));
            WriteObject(new LimitRow("Position", l.Strategy ?? "", l.Instrument, null, l.Limit, held, Math.Max(0, l.Limit - Math.Abs(held))));
        }

        foreach (var l in Orders.TradeLimits(Instrument)) WriteObject(new LimitRow("Trade", l.Strategy ?? "", l.Instrument, l.PeriodDays, l.Limit, l.Used(Orders.Now), l.Remaining(Orders.Now)));
    }
}
