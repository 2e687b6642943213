using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that makes prices of an instrument of those of another, whose units may differ.</summary>
public abstract class TransformCmdlet : DataCmdlet
{
    /// <summary>Factor of the prices.</summary>
    [Parameter]
    public double Multiplier { get; set; } = 1;

    /// <summary>Added after multiplying, price units of the result.</summary>
    [Parameter]
    public double Offset { get; set; }

    /// <summary>Takes 1 over the price first, as for a rate quoted the other way round.</summary>
    [Parameter]
    public SwitchParameter Inverse { get; set; }

    /// <summary>Writes what was made to the data.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <summary>With -Save: replaces prices that are there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected PriceTransform Transform => new(Multiplier, Offset, Inverse);

    /// <summary>Refuses to write over prices of an instrument without -Force.</summary>
    /// <exception cref="SysTradeException"><c>PricesExist</c>.</exception>
    private protected void RequireReplaceable(string code)
    {
        if (Force || !(Market.HasPrices(code) || Market.HasMultiplePrices(code) || ContractPrices.ReadOrEmpty(Market.Store, code).Contracts.Count > 0)) return;
        throw new SysTradeException(
            "PricesExist", SysErrorKind.InvalidOperation, $"{Market.Description} has prices of '{code}' already; they were not replaced.",
            "Give another code, -Force to replace them, or leave -Save out to look first.", code);
    }

    /// <summary>Says when an instrument has prices and no facts: it cannot be traded so.</summary>
    private protected void WarnOfMissingFacts(string code)
    {
        if (Market.Catalog.Codes.Contains(code)) return;
        WriteWarning($"{code} has no facts in {Market.Catalog.Description}: add a row for it to the tables (point size, currency, costs, roll parameters), then look at Test-SysInstrument {code}.");
    }

    /// <summary>Writes prices of one instrument: contracts first, then the calendar, then the continuous prices made of them. The same again, after an end in between, completes it.</summary>
    private protected void Write(string code, ContractPrices contracts, RollCalendar? calendar, ContinuousPrices? continuous)
    {
        if (contracts.Contracts.Count > 0) contracts.WriteTo(Market.Store);
        if (calendar is not null) Market.Store.Write(SeriesKind.RollCalendars, code, calendar.ToColumns());
        if (continuous is not null) new ContinuousPriceStore(Market.Store).Write(continuous);
        Market.Forget();
    }
}
