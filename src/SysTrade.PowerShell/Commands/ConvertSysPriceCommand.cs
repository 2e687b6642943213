using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Makes contract prices of another frequency: days or hours of mixed ones, or mixed ones of days and hours.</summary>
[Cmdlet(VerbsData.Convert, "SysPrice", SupportsShouldProcess = true)]
[OutputType(typeof(ConvertedPrices), typeof(ContractPrices))]
public sealed class ConvertSysPriceCommand : BuildingCmdlet
{
    /// <summary>Frequency to make.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public ContractPriceFrequency Frequency { get; set; }

    /// <summary>Writes the result to the data.</summary>
    [Parameter]
    public SwitchParameter Save { get; set; }

    /// <summary>Gives the prices themselves, one object for each instrument.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var (made, sources) = Make(code);
        var saved = Save && ShouldProcess($"{code} in {Market.Description}", $"Write prices of {made.Contracts.Count} contracts at the frequency {Frequency}");
        if (saved)
        {
            made.WriteTo(Market.Store, Frequency);
            Forget();
        }

        if (AsSeries) WriteObject(made);
        else foreach (var contract in made.Contracts) WriteObject(new ConvertedPrices(code, contract, Frequency.ToString(), sources[contract], made.Bars(contract).Count, saved));
    }

    private (ContractPrices Made, Dictionary<int, int> SourceRows) Make(string code)
    {
        if (Frequency != ContractPriceFrequency.Mixed)
        {
            var mixed = ContractPrices.Read(Market.Store, code);
            var rows = mixed.Contracts.ToDictionary(c => c, c => mixed.Bars(c).Count);
            return (mixed.Select((_, bars) => Frequency == ContractPriceFrequency.Day ? PriceMerging.ToDaily(bars) : PriceMerging.ToHourly(bars)), rows);
        }

        ContractPrices days = ContractPrices.ReadOrEmpty(Market.Store, code, ContractPriceFrequency.Day), hours = ContractPrices.ReadOrEmpty(Market.Store, code, ContractPriceFrequency.Hour);
        if (days.Contracts.Count == 0 && hours.Contracts.Count == 0) days = ContractPrices.Read(Market.Store, code, ContractPriceFrequency.Day);
        var all = days.Contracts.Union(hours.Contracts).ToArray();
        var merged = all.Select(c => KeyValuePair.Create(
            c, !hours.Contains(c) ? days.Bars(c) : !days.Contains(c) ? hours.Bars(c) : PriceMerging.Mixed(days.Bars(c), hours.Bars(c))));
        return (ContractPrices.Of(code, merged), all.ToDictionary(c => c, c => (days.Contains(c) ? days.Bars(c).Count : 0) + (hours.Contains(c) ? hours.Bars(c).Count : 0)));
    }
}
