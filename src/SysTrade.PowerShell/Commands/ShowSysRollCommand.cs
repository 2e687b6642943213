using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.Data.Building;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Production.Reports;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows the next roll of an instrument before it is made: candidate days, overlap, volumes, adjusted prices before and after.</summary>
[Cmdlet(VerbsCommon.Show, "SysRoll")]
[OutputType(typeof(RollPreview), typeof(FileInfo), typeof(ChartPage))]
public sealed class ShowSysRollCommand : BuildingCmdlet
{
    /// <summary>Days of overlap to show.</summary>
    [Parameter]
    [Alias("Days")]
    [ValidateRange(1, 1000)]
    public int Day { get; set; } = 15;

    /// <summary>Looks from an earlier moment, as if prices ended there.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    /// <summary>Shows a page with charts: in the notebook, else in the browser; where there is none, says where it is.</summary>
    [Parameter]
    public SwitchParameter Chart { get; set; }

    /// <summary>File of the page, .html or .png.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>Replaces any file that -Path names.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process(string code)
    {
        var parameters = RollParameters(code);
        var contracts = ContractsOrNull(code);
        var prices = new ContinuousPriceStore(Market.Store).ReadAsStored(code);
        if (DateRange.End(AsOf) is { } end)
        {
            var multiple = prices.Multiple.Slice(prices.Multiple.Index.Between(null, end));
            if (multiple.Count == 0) throw new Domain.Errors.MissingDataException("NoRows", $"The prices of '{code}' begin on {prices.Multiple.Index.First:yyyy-MM-dd}, after {AsOf:yyyy-MM-dd}.", "Give a later -AsOf.", code);
            (prices, contracts) = (prices with { Multiple = multiple, Adjusted = BackAdjustment.Adjust(multiple) }, contracts?.Until(end));
        }

        var preview = RollPreview.Of(prices, parameters, contracts, Day);
        Tell(preview.Rolled?.Findings ?? []);
        if (!Chart && Path is null)
        {
            WriteObject(preview);
            return;
        }

        if (Chart && Path is null && HostShowsPages)
        {
            WriteObject(RollPages.Of(preview));
            return;
        }

        var path = Path is null ? System.IO.Path.Combine(StateFolder.Path, "pages", $"roll-{code}.html") : ResolvePath(Path);
        PageFile.RequireReplaceable(path, Force);
        var written = RunLong("Page", work => PageFile.Write(RollPages.Of(preview), path, work.Stopping));
        if (Chart && PageOpener.Open(written) is { } obstacle) WriteWarning($"The page cannot be opened here ({obstacle}). It is {written}");
        WriteObject(WrittenFile.At(written));
    }
}
