using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Joins the history of one instrument to that of another that continues it, contract by contract, and makes the continuous prices of both.</summary>
[Cmdlet(VerbsData.Merge, "SysPrice", SupportsShouldProcess = true)]
[OutputType(typeof(JoinedPrices), typeof(ContinuousPrices))]
public sealed class MergeSysPriceCommand : TransformCmdlet
{
    /// <summary>Instrument whose prices come first; they are multiplied, moved or inverted where its units differ.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Older { get; set; } = "";

    /// <summary>Instrument that continues it; its roll parameters are used.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string Newer { get; set; } = "";

    /// <summary>First moment of the newer instrument's prices, UTC.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    public DateTime From { get; set; }

    /// <summary>Code of the result; the newer instrument's when left out.</summary>
    [Parameter]
    public string? As { get; set; }

    /// <summary>How jumps at rolls are taken out.</summary>
    [Parameter]
    public Adjustment Adjustment { get; set; }

    /// <summary>Gives the prices themselves.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Newer;

    /// <inheritdoc/>
    protected override void Process()
    {
        var code = As is null ? Newer : Domain.InstrumentCode.Require(As);
        var parameters = Market.RollParameters(Newer);
        if (Save) RequireReplaceable(code);
        var older = Transform.CopyAs(ContractPrices.Read(Market.Store, Older), Newer);
        var contracts = PriceSplice.Contracts(older, ContractPrices.Read(Market.Store, Newer), From);
        if (code != Newer) contracts = new PriceTransform().CopyAs(contracts, code);
        var joined = ContinuousPrices.Build(contracts, parameters, Adjustment);
        foreach (var finding in joined.Calendar!.Findings.Where(f => f.Severity != FindingSeverity.Information)) WriteWarning($"{code}: {finding.Text}");
        WarnOfJump(code, joined);
        var saved = Save && ShouldProcess(
            $"{code} in {Market.Description}", $"Write {contracts.Contracts.Count} contracts of {Older} until {From:yyyy-MM-dd} and of {Newer} from then on, and their continuous prices ({Adjustment})");
        if (saved)
        {
            Write(code, contracts, joined.Calendar, joined);
            WarnOfMissingFacts(code);
        }

        WriteObject(AsSeries ? joined : JoinedPrices.Of(joined, saved));
    }

    /// <summary>A move across the join that is far larger than the others most often means other units: a missing -Multiplier.</summary>
    private void WarnOfJump(string code, ContinuousPrices joined)
    {
        const double Unusual = 10;
        var moves = joined.Adjusted.DropMissing().Difference();
        var at = moves.Index.FindAtOrBefore(From.Ticks - 1) + 1;
        if (at <= 0 || at >= moves.Count) return;
        var usual = Series.Kernels.Statistics.Median(moves.ToArray().Skip(1).Select(Math.Abs).ToArray());
        if (usual > 0 && Math.Abs(moves[at]) > Unusual * usual)
        {
            WriteWarning($"{code}: the price moves by {moves[at]:G5} across the join at {moves.Index[at]:yyyy-MM-dd}, {Math.Abs(moves[at]) / usual:0} times the usual move. If {Older} is quoted in other units, give -Multiplier, -Offset or -Inverse.");
        }
    }
}
