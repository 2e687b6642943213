using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Makes continuous prices of contract prices: roll calendar, multiple prices, adjusted prices.</summary>
[Cmdlet(VerbsCommon.Join, "SysPrice", SupportsShouldProcess = true)]
[OutputType(typeof(JoinedPrices), typeof(ContinuousPrices))]
public sealed class JoinSysPriceCommand : RollTimingCmdlet
{
    /// <summary>How jumps at rolls are taken out.</summary>
    [Parameter]
    public Adjustment Adjustment { get; set; }

    /// <summary>Uses the stored roll calendar instead of a new one.</summary>
    [Parameter]
    public SwitchParameter StoredCalendar { get; set; }

    /// <summary>Brings the stored prices up to date from the contracts in use, without a roll, instead of making them anew.</summary>
    [Parameter]
    public SwitchParameter Update { get; set; }

    /// <summary>Writes calendar, multiple and adjusted prices to the data.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <summary>With -Save: replaces prices that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the prices themselves, one object for each instrument.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var prices = ContractPrices.Read(Market.Store, code);
        var store = new ContinuousPriceStore(Market.Store);
        if (Save && !Update) RequireReplaceable(code);
        var joined = Update ? Updated(code, store, prices) : Build(code, prices);
        Tell(joined.Calendar?.Findings ?? []);
        var saved = Save && ShouldProcess(
            $"{code} in {Market.Description}", $"Write {joined.Multiple.Count} rows of multiple and adjusted prices ({joined.Method}), to {joined.Multiple.Index.Last:yyyy-MM-dd}");
        if (saved)
        {
            store.Write(joined);
            if (!Update && !StoredCalendar) Market.Store.Write(SeriesKind.RollCalendars, code, joined.Calendar!.ToColumns());
            Forget();
        }

        WriteObject(AsSeries ? joined : JoinedPrices.Of(joined, saved));
    }

    private ContinuousPrices Updated(string code, ContinuousPriceStore store, ContractPrices prices)
    {
        var stored = store.Read(code);
        return (MyInvocation.BoundParameters.ContainsKey(nameof(Adjustment)) ? stored.AdjustedBy(Adjustment) : stored).Extend(prices);
    }

    private ContinuousPrices Build(string code, ContractPrices prices)
    {
        var parameters = Parameters(code, prices);
        return StoredCalendar
            ? ContinuousPrices.Build(prices, RollCalendar.From(code, Market.Store.Read(SeriesKind.RollCalendars, code)), parameters, Adjustment)
            : ContinuousPrices.Build(prices, parameters, Adjustment, CalendarOptions);
    }

    private void RequireReplaceable(string code)
    {
        if (Force || (!Market.HasPrices(code) && !Market.HasMultiplePrices(code))) return;
        throw new SysTradeException(
            "PricesExist", SysErrorKind.InvalidOperation, $"{Market.Description} has continuous prices of '{code}' already; they were not replaced.",
            "Give -Force to replace them, -Update to add what is new, or leave -Save out to look first.", code);
    }
}
