using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Accounting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives account curves of a system: profit and loss of each period, its running sum, or the drawdown.</summary>
[Cmdlet(VerbsCommon.Get, "SysAccountCurve", DefaultParameterSetName = ReturnSet)]
[OutputType(typeof(AccountCurveRow), ParameterSetName = [ReturnSet, CumulativeSet, DrawdownSet])]
[OutputType(typeof(TimeSeries), ParameterSetName = [ReturnSet, CumulativeSet, DrawdownSet])]
[OutputType(typeof(AccountCurve), ParameterSetName = [CurveSet])]
public sealed class GetSysAccountCurveCommand : CurveCmdlet
{
    private const string ReturnSet = "Return";
    private const string CumulativeSet = "Cumulative";
    private const string DrawdownSet = "Drawdown";
    private const string CurveSet = "Curve";

    /// <summary>Gives the running sum of the returns.</summary>
    [Parameter(ParameterSetName = CumulativeSet, Mandatory = true)]
    public SwitchParameter Cumulative { get; set; }

    /// <summary>Gives the fall of the running sum from its highest value so far.</summary>
    [Parameter(ParameterSetName = DrawdownSet, Mandatory = true)]
    public SwitchParameter Drawdown { get; set; }

    /// <summary>Gives each account curve as one object, which has all views and statistics.</summary>
    [Parameter(ParameterSetName = CurveSet, Mandatory = true)]
    public SwitchParameter AsCurve { get; set; }

    /// <summary>First day.</summary>
    [Parameter(ParameterSetName = ReturnSet)]
    [Parameter(ParameterSetName = CumulativeSet)]
    [Parameter(ParameterSetName = DrawdownSet)]
    public DateTime? From { get; set; }

    /// <summary>Last day.</summary>
    [Parameter(ParameterSetName = ReturnSet)]
    [Parameter(ParameterSetName = CumulativeSet)]
    [Parameter(ParameterSetName = DrawdownSet)]
    public DateTime? To { get; set; }

    /// <summary>Number of periods from the end, of each curve.</summary>
    [Parameter(ParameterSetName = ReturnSet)]
    [Parameter(ParameterSetName = CumulativeSet)]
    [Parameter(ParameterSetName = DrawdownSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Gives one series for each curve instead of rows.</summary>
    [Parameter(ParameterSetName = ReturnSet)]
    [Parameter(ParameterSetName = CumulativeSet)]
    [Parameter(ParameterSetName = DrawdownSet)]
    public SwitchParameter AsSeries { get; set; }

    private CurveMeasure Measure => Cumulative ? CurveMeasure.Cumulative : Drawdown ? CurveMeasure.Drawdown : CurveMeasure.Return;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var curves = Curves(system);
        if (AsCurve)
        {
            foreach (var named in curves) WriteObject(named.Curve);
            return;
        }

        var window = new SeriesWindow(From, To, Last);
        var unit = Unit(system);
        foreach (var named in curves)
        {
            var part = window.Of(Values(named.Curve));
            if (AsSeries)
            {
                WriteObject(part);
                continue;
            }

            for (var i = 0; i < part.Count; i++)
            {
                WriteObject(new AccountCurveRow(
                    named.Label, named.Level, named.Instrument, named.Rule, named.Curve.Type, Measure, part.Index[i], part[i], unit));
            }
        }
    }

    private TimeSeries Values(AccountCurve curve) => Measure switch
    {
        CurveMeasure.Cumulative => curve.Cumulative(),
        CurveMeasure.Drawdown => curve.Drawdown(),
        _ => curve.Returns,
    };
}
