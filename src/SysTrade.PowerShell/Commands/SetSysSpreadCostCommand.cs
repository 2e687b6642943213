using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Sets the spread cost of instruments in the tables, by hand or as it was estimated from samples.</summary>
[Cmdlet(VerbsCommon.Set, "SysSpreadCost", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SpreadCostChange))]
public sealed class SetSysSpreadCostCommand : BlobCmdlet
{
    // Beyond this the two are probably in different units.
    private const double UnitsRatio = 10;

    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string InstrumentCode { get; set; } = "";

    /// <summary>Half the bid-ask spread, price units.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public double HalfSpread { get; set; }

    /// <summary>Leaves a cost as it is that differs by no more than this, in percent of what is configured.</summary>
    [Parameter]
    [ValidateRange(0.0, 1000.0)]
    public double MinimumDifference { get; set; }

    /// <summary>Sets a cost too that is more than ten times the one configured, or less than a tenth.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>A connection, or the address of the data; the session's connection when left out.</summary>
    [Parameter]
    public DataPlace? Store { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        var blob = BlobOf(Store);
        blob.RequireTables();
        blob.Instruments.Get(InstrumentCode);
        var before = blob.Instruments.SpreadCost(InstrumentCode);
        var change = new SpreadCostChange(InstrumentCode, before, HalfSpread, true);
        if (before is { } known && (known == HalfSpread || (change.Percent is { } percent && Math.Abs(percent) <= MinimumDifference)))
        {
            WriteObject(change with { After = known, IsChanged = false });
            return;
        }

        if (!Force && before is > 0 and var there && (HalfSpread > UnitsRatio * there || HalfSpread < there / UnitsRatio))
        {
            throw new SysTradeException(
                "SpreadCostUnits", SysErrorKind.InvalidArgument,
                FormattableString.Invariant($"A spread cost of {HalfSpread:G6} for '{InstrumentCode}' is {HalfSpread / there:G3} times the one configured, {there:G6}: one of the two is probably in other units."),
                "Check that it is half of ask less bid in price units; add -Force to set it all the same.", InstrumentCode);
        }

        var from = before is null ? "none" : FormattableString.Invariant($"{before:G6}");
        if (!ShouldProcess(FormattableString.Invariant($"{InstrumentCode} in {blob.Description}: {from} -> {HalfSpread:G6} price units"), "Set spread cost")) return;
        blob.SetSpreadCosts(new Dictionary<string, double>(StringComparer.Ordinal) { [InstrumentCode] = HalfSpread });
        WriteObject(change);
    }
}
