using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Commands;

/// <summary>Decides on suspect prices of contracts: approve, remove, take the one before, or replace.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "SysPrice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RepairedPrice))]
public sealed class RepairSysPriceCommand : DataCmdlet
{
    private readonly List<SuspectPrice> _decided = [];

    /// <summary>Suspect prices, from Test-SysPrice.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public SuspectPrice[] Suspect { get; set; } = [];

    /// <summary>What to do.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public PriceRepair Action { get; set; }

    /// <summary>The right price, with -Action Replace.</summary>
    [Parameter]
    public double? Price { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Suspect;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Action == PriceRepair.Replace != Price is not null)
        {
            throw new SysTradeException(
                "RepairArguments", SysErrorKind.InvalidArgument,
                Price is null ? "-Action Replace needs the right price." : $"-Price was given with -Action {Action}.",
                "Give -Price with -Action Replace, and only then.");
        }
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var suspect in Suspect)
        {
            if (ShouldProcess($"{suspect.Instrument} {suspect.Contract} {suspect.Date:yyyy-MM-dd HH:mm:ss}, price {suspect.Price:G10}", Act(suspect)))
            {
                _decided.Add(suspect);
            }
        }
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (_decided.Count == 0) return;
        // One price may have broken several rules, and each contract is written once.
        var once = _decided.DistinctBy(s => (s.Instrument, s.Contract, s.Date)).ToArray();
        if (Action == PriceRepair.Approve) Approve(once);
        else foreach (var contract in once.GroupBy(s => new ContractPriceKey(s.Instrument, s.Contract))) Try(() => Change(contract.Key, [.. contract]));
        Market.Forget();
    }

    private string Act(SuspectPrice suspect) => Action switch
    {
        PriceRepair.Approve => "Approve the price",
        PriceRepair.Remove => "Remove the row",
        PriceRepair.Previous => $"Put the price before it, {suspect.Previous:G10}, in its place",
        _ => $"Replace the price by {Price:G10}",
    };

    private void Approve(SuspectPrice[] prices)
    {
        foreach (var together in prices.GroupBy(p => p.Contract == 0)) StoreApprovals.Require(Market.Store, together.First().Contract).Approve(together);
        foreach (var price in prices) WriteObject(new RepairedPrice(price.Instrument, price.Contract, price.Date, Action, price.Price, price.Price));
    }

    private void Change(ContractPriceKey key, SuspectPrice[] prices)
    {
        if (key.Contract == 0)
        {
            throw new SysTradeException(
                "AdjustedPriceRepair", SysErrorKind.InvalidOperation,
                $"The adjusted prices of '{key.Instrument}' are made of contract prices; a change there would be lost and would contradict the multiple "
                + "prices.",
                "Repair the price of the contract and make the series anew (Join-SysPrice).", key.Instrument);
        }

        var bars = Market.Store.Read(SeriesKind.ContractPrices, key.ToString());
        var repaired = new List<RepairedPrice>();
        foreach (var price in prices)
        {
            bars = Changed(key, bars, price, out var now);
            repaired.Add(new RepairedPrice(key.Instrument, key.Contract, price.Date, Action, price.Price, now));
        }

        Market.Store.Write(SeriesKind.ContractPrices, key.ToString(), bars);
        foreach (var one in repaired) WriteObject(one);
    }

    private ColumnSet Changed(ContractPriceKey key, ColumnSet bars, SuspectPrice price, out double now)
    {
        var stored = bars.Series(ContractPrices.Final).At(price.Date);
        if (!stored.Equals(price.Price))
        {
            throw new SysTradeException(
                "PriceChanged", SysErrorKind.InvalidOperation,
                $"The price of {key} at {price.Date:yyyy-MM-dd HH:mm:ss} is {stored:G10}, not {price.Price:G10}: it has changed since it was checked.",
                "Check the prices again (Test-SysPrice).", price);
        }

        now = Action switch { PriceRepair.Previous => price.Previous, PriceRepair.Replace => Price!.Value, _ => double.NaN };
        return Action == PriceRepair.Remove ? PriceEdit.Remove(bars, price.Date) : PriceEdit.Replace(bars, price.Date, now);
    }
}
