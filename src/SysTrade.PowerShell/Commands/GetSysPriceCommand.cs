using System.Management.Automation;
using SysTrade.Data;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives prices of instruments, row by row or as a series.</summary>
[Cmdlet(VerbsCommon.Get, "SysPrice")]
[OutputType(typeof(PriceRow), typeof(MultiplePriceRow), typeof(TimeSeries), typeof(MultiplePrices))]
public sealed class GetSysPriceCommand : DataSeriesCmdlet
{
    /// <summary>Instruments; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

    /// <summary>Which prices.</summary>
    [Parameter(Position = 1)]
    public PriceKind Kind { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    private long _rows;
    private DateTime? _last;

    /// <inheritdoc/>
    protected override void End()
    {
        if (_rows > 0 || _last is not { } last || AsSeries) return;
        WriteWarning($"There are no rows in the time asked for; the data end on {last:yyyy-MM-dd}.");
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var code in NamePatterns.Expand(InstrumentCode, Market.Instruments, "instrument", Market.Description, WriteSysError))
        {
            Try(() => Write(code));
        }
    }

    private void Write(string code)
    {
        if (Kind == PriceKind.Multiple)
        {
            WriteMultiple(code, Market.MultiplePrices(code));
            return;
        }

        var series = Kind switch
        {
            PriceKind.Daily => Market.DailyPrices(code),
            PriceKind.Hourly => Market.HourlyPrices(code),
            _ => Market.RawPrice(code),
        };
        var (start, length) = Window.Rows(series.Index).GetOffsetAndLength(series.Count);
        (_rows, _last) = (_rows + length, series.Count == 0 ? _last : series.Index.Last);
        if (AsSeries)
        {
            WriteObject(series.Slice(start..(start + length)));
            return;
        }

        for (var row = start; row < start + length; row++) WriteObject(new PriceRow(code, series.Index[row], series[row]));
    }

    private void WriteMultiple(string code, MultiplePrices prices)
    {
        var (start, length) = Window.Rows(prices.Index).GetOffsetAndLength(prices.Count);
        (_rows, _last) = (_rows + length, prices.Index.Last);
        if (AsSeries)
        {
            WriteObject(MultiplePrices.From(prices.ToColumns().Slice(start..(start + length))));
            return;
        }

        for (var row = start; row < start + length; row++) WriteObject(MultiplePriceRow.Of(code, prices, row));
    }
}
