using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives exchange rates, row by row or as a series.</summary>
[Cmdlet(VerbsCommon.Get, "SysFxRate")]
[OutputType(typeof(FxRateRow), typeof(TimeSeries))]
public sealed class GetSysFxRateCommand : DataSeriesCmdlet
{
    /// <summary>Currencies of which one unit is valued.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string[] Currency { get; set; } = [];

    /// <summary>Currency they are valued in.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(CurrencyCompleter))]
    public string BaseCurrency { get; set; } = "USD";

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
        var rate = Window.Of(Market.FxRate(currency, based));
        if (AsSeries)
        {
            WriteObject(rate);
            return;
        }

        for (var row = 0; row < rate.Count; row++) WriteObject(new FxRateRow(currency, based, rate.Index[row], rate[row]));
    }
}
