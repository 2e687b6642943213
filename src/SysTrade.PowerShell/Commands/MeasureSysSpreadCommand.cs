using System.Management.Automation;
using SysTrade.Data.Building;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Series;

namespace SysTrade.PowerShell.Commands;

/// <summary>Estimates the spread cost of an instrument from samples and compares it with the one configured.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SysSpread", DefaultParameterSetName = Sampled)]
[OutputType(typeof(SpreadEstimate))]
public sealed class MeasureSysSpreadCommand : DataCmdlet
{
    private const string Sampled = "Samples";
    private const string Filed = "File";

    private readonly List<double> _spreads = [];

    /// <summary>Instrument.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Instrument", "Code")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string InstrumentCode { get; set; } = "";

    /// <summary>Bid of a sample, price units.</summary>
    [Parameter(ParameterSetName = Sampled, ValueFromPipelineByPropertyName = true)]
    public double? Bid { get; set; }

    /// <summary>Ask of a sample, price units.</summary>
    [Parameter(ParameterSetName = Sampled, ValueFromPipelineByPropertyName = true)]
    public double? Ask { get; set; }

    /// <summary>Ask less bid, price units, in place of both.</summary>
    [Parameter(ParameterSetName = Sampled, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public double[]? Spread { get; set; }

    /// <summary>CSV file of samples with columns DATETIME and spread.</summary>
    [Parameter(ParameterSetName = Filed, Mandatory = true)]
    public string Path { get; set; } = "";

    /// <summary>Samples from this moment on, of a file.</summary>
    [Parameter(ParameterSetName = Filed)]
    public DateTime? From { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == Filed) return;
        if (Spread is { } spreads) _spreads.AddRange(spreads);
        else if (Bid is { } bid && Ask is { } ask) _spreads.Add(ask - bid);
        else throw new SysTradeException("NoSpread", SysErrorKind.InvalidArgument, "A sample has neither a spread nor both bid and ask.", "Pipe numbers, or objects with the properties Bid and Ask, or Spread.");
    }

    /// <inheritdoc/>
    protected override void End()
    {
        var samples = ParameterSetName == Filed ? CsvSpreadSamples.Read(ResolvePath(Path)).Between(From, null) : InOrder();
        WriteObject(SpreadEstimate.Of(InstrumentCode, samples, Market.Catalog.SpreadCost(InstrumentCode)));
    }

    /// <summary>Samples without a clock of their own: one second apart, up to now.</summary>
    private TimeSeries InOrder()
    {
        var last = DateTime.Now;
        return new TimeSeries(TimeIndex.From(_spreads.Select((_, i) => last.AddSeconds(i + 1 - _spreads.Count))), [.. _spreads]);
    }
}
