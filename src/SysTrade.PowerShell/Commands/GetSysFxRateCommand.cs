using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives exchange rates, row by row or as a series.</summary>
[Cmdlet(VerbsCommon.Get, "SysFxRate")]
[OutputType(typeof(FxRateRow), typeof(TimeSeries))]
public sealed class GetSysFxRateCommand : DataCmdlet
{
    /// <summary>Currencies of which one unit is valued.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[] Currency { get; set; } = [];

    /// <summary>Currency they are valued in.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string BaseCurrency { get; set; } = "USD";

    /// <summary>First moment.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Last moment; a date without a time includes the whole day.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>Gives one series for each currency.</summary>
    [Parameter]
    public SwitchParameter AsSeries { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Currency;

    /// <inheritdoc/>
    protected override void Process()
    {
        var based = BaseCurrency.ToUpperInvariant();
        foreach (var typed in Currency)
        {
            var currency = typed.ToUpperInvariant();
            Try(() => Write(currency, based));
        }
    }

    private void Write(string currency, string based)
    {
        var rate = Market.FxRate(currency, based).Between(From, DateRange.End(To));
        if (AsSeries)
        {
            WriteObject(rate);
            return;
        }

        for (var row = 0; row < rate.Count; row++) WriteObject(new FxRateRow(currency, based, rate.Index[row], rate[row]));
    }
}
