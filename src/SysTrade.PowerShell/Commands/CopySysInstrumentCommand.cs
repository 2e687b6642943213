using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Copies the prices of an instrument under another code, multiplied, moved or inverted: a mini from its big contract, a rate quoted the other way round.</summary>
[Cmdlet(VerbsCommon.Copy, "SysInstrument", SupportsShouldProcess = true)]
[OutputType(typeof(JoinedPrices))]
public sealed class CopySysInstrumentCommand : TransformCmdlet
{
    /// <summary>Instrument to copy.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string InstrumentCode { get; set; } = "";

    /// <summary>Code of the copy.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string NewCode { get; set; } = "";

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        Domain.InstrumentCode.Require(NewCode);
        if (NewCode == InstrumentCode)
        {
            throw new SysTradeException("SameInstrument", SysErrorKind.InvalidArgument, $"'{InstrumentCode}' would be copied onto itself.", "Give the copy a code of its own.", NewCode);
        }

        var stored = new ContinuousPriceStore(Market.Store).Read(InstrumentCode);
        if (Save) RequireReplaceable(NewCode);
        var (contracts, copy) = (Transform.CopyAs(ContractPrices.ReadOrEmpty(Market.Store, InstrumentCode), NewCode), Transform.CopyAs(stored, NewCode));
        var calendar = Market.Store.Contains(SeriesKind.RollCalendars, InstrumentCode) ? RollCalendar.From(NewCode, Market.Store.Read(SeriesKind.RollCalendars, InstrumentCode)) : null;
        var saved = Save && ShouldProcess(
            $"{NewCode} in {Market.Description}", $"Write {copy.Multiple.Count} rows of multiple and adjusted prices and {contracts.Contracts.Count} contracts, copied from {InstrumentCode}");
        if (saved)
        {
            Write(NewCode, contracts, calendar, copy);
            WarnOfMissingFacts(NewCode);
        }

        WriteObject(JoinedPrices.Of(copy, saved));
    }
}
