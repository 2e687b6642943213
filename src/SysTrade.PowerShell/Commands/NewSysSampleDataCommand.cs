using System.Management.Automation;
using SysTrade.Data.Csv;
using SysTrade.Data.SampleData;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Writes a generated sample market as a folder of CSV files. Equal data that are there already are left as they are.</summary>
[Cmdlet(VerbsCommon.New, "SysSampleData", SupportsShouldProcess = true)]
[OutputType(typeof(SampleDataSummary))]
public sealed class NewSysSampleDataCommand : SysCmdlet
{
    private static readonly SampleDataOptions Defaults = new();

    /// <summary>Folder to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Number of instruments.</summary>
    [Parameter]
    [Alias("Instruments")]
    public int Instrument { get; set; } = Defaults.Instruments;

    /// <summary>Years of history.</summary>
    [Parameter]
    [Alias("Years")]
    public int Year { get; set; } = Defaults.Years;

    /// <summary>Chooses among the possible markets.</summary>
    [Parameter]
    public int Seed { get; set; } = Defaults.Seed;

    /// <summary>Last day of the history.</summary>
    [Parameter]
    public new DateTime End { get; set; } = Defaults.End.ToDateTime(TimeOnly.MinValue);

    /// <summary>Whether prices of every contract are written too.</summary>
    [Parameter]
    [Alias("ContractPrices")]
    public SwitchParameter ContractPrice { get; set; }

    /// <summary>Whether adjusted prices have the hours of each day too.</summary>
    [Parameter]
    public SwitchParameter Hourly { get; set; }

    /// <summary>Replaces other sample data.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = ResolvePath(Path);
        var options = new SampleDataOptions
        {
            Instruments = Instrument,
            Years = Year,
            Seed = Seed,
            End = DateOnly.FromDateTime(End),
            IncludeHours = Hourly,
            IncludeContractPrices = MyInvocation.BoundParameters.ContainsKey(nameof(ContractPrice)) ? ContractPrice.IsPresent : null,
        }.Validated();
        if (HasEqual(path, options))
        {
            WriteVerbose($"{path} holds these sample data already.");
            WriteObject(SampleDataSummary.Of(path, options, isNew: false));
            return;
        }

        if (!Force && Existing(path) is { } other) throw Differs(path, other, options);
        if (!ShouldProcess(path, $"Write sample data of {options.Instruments} instruments over {options.Years} years")) return;
        RunLong("Sample data", work => CsvSampleData.Create(
            path, options, Force, new DirectProgress<int>(done => work.Progress("Writing instruments", done, options.Instruments)), work.Stopping));
        WriteObject(SampleDataSummary.Of(path, options, isNew: true));
    }

    private bool HasEqual(string path, SampleDataOptions options) =>
        Existing(path) is { } there && there == options with { IncludeContractPrices = options.KeepsContractPrices };

    private SampleDataOptions? Existing(string path)
    {
        try
        {
            return CsvSampleData.ReadOptions(path);
        }
        catch (DataFormatException error) when (Force)
        {
            WriteVerbose(error.Message);
            return null;
        }
    }

    private static SysTradeException Differs(string path, SampleDataOptions there, SampleDataOptions asked)
    {
        var differences = new List<string>();
        Compare("instruments", there.Instruments, asked.Instruments);
        Compare("years", there.Years, asked.Years);
        Compare("seed", there.Seed, asked.Seed);
        Compare("end", there.End.ToString("yyyy-MM-dd"), asked.End.ToString("yyyy-MM-dd"));
        Compare("hours", there.IncludeHours, asked.IncludeHours);
        Compare("contract prices", there.KeepsContractPrices, asked.KeepsContractPrices);
        return new SysTradeException(
            "SampleDataDiffer", SysErrorKind.InvalidOperation, $"{path} holds other sample data: {string.Join(", ", differences)}.",
            "Choose another folder, or replace the data with -Force.", path);

        void Compare<T>(string what, T has, T wanted)
        {
            if (!Equals(has, wanted)) differences.Add($"{what} {has} instead of {wanted}");
        }
    }
}
