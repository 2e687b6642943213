using System.Management.Automation;
using SysTrade.Data.Building;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Series;

namespace SysTrade.PowerShell.Commands;

/// <summary>Estimates the spread cost of instruments from samples and compares it with the one configured.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SysSpread", DefaultParameterSetName = Sampled)]
[OutputType(typeof(SpreadEstimate))]
public sealed class MeasureSysSpreadCommand : DataCmdlet
{
    private const string Sampled = "Samples";
    private const string Filed = "File";
    private const string Kept = "Stored";

    private readonly List<double> _spreads = [];

    /// <summary>Instrument; of stored samples several, with wildcards, and all that have samples when left out.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Sampled)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Filed)]
    [Parameter(Position = 0, ParameterSetName = Kept)]
    [Alias("Instrument", "Code")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

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

    /// <summary>Takes the samples that the stack handler keeps with the data.</summary>
    [Parameter(ParameterSetName = Kept, Mandatory = true)]
    public SwitchParameter Stored { get; set; }

    /// <summary>Samples from this moment on, of a file or stored ones.</summary>
    [Parameter(ParameterSetName = Filed)]
    [Parameter(ParameterSetName = Kept)]
    public DateTime? From { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Stored || InstrumentCode.Length == 1) return;
        throw new SysTradeException(
            "OneInstrument", SysErrorKind.InvalidArgument, $"The samples are of one instrument; {InstrumentCode.Length} were named.", "Name one, or measure stored samples with -Stored.", InstrumentCode);
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName != Sampled) return;
        if (Spread is { } spreads) _spreads.AddRange(spreads);
        else if (Bid is { } bid && Ask is { } ask) _spreads.Add(ask - bid);
        else throw new SysTradeException("NoSpread", SysErrorKind.InvalidArgument, "A sample has neither a spread nor both bid and ask.", "Pipe numbers, or objects with the properties Bid and Ask, or Spread; or measure stored samples with -Stored.");
    }

    /// <inheritdoc/>
    protected override void End()
    {
        if (Stored) MeasureStored();
        else Write(InstrumentCode[0], ParameterSetName == Filed ? CsvSpreadSamples.Read(ResolvePath(Path)).Between(From, null) : InOrder());
    }

    private void MeasureStored()
    {
        var samples = new SpreadSamples(Market.Store);
        if (samples.Instruments.Count == 0 && InstrumentCode.Length == 0)
        {
            throw new MissingDataException("SpreadsNotFound", $"No spreads have been sampled in {Market.Description}.", "Sample them while markets are open: Invoke-SysStackHandler Spreads.", Market.Description);
        }

        var typed = InstrumentCode.Length > 0 ? InstrumentCode : ["*"];
        foreach (var code in NamePatterns.Expand(typed, samples.Instruments, "spreads of instrument", Market.Description, WriteSysError)) Try(() => Write(code, samples.Read(code, From)));
    }

    private void Write(string code, TimeSeries samples) => WriteObject(SpreadEstimate.Of(code, samples, Market.Catalog.SpreadCost(code)));

    /// <summary>Samples without a clock of their own: one second apart, up to now.</summary>
    private TimeSeries InOrder()
    {
        var last = DateTime.Now;
        return new TimeSeries(TimeIndex.From(_spreads.Select((_, i) => last.AddSeconds(i + 1 - _spreads.Count))), [.. _spreads]);
    }
}
