using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <content>Prices and carry of an asset class: medians over the instruments of the class that are in the system.</content>
public partial class RawData
{
    private const int CarrySmoothDays = 90;

    private static readonly OutputOption AssetClassOption = new("asset_class", "Asset class; that of the instrument unless given.");

    private static readonly OutputOption SmoothDaysOption = new("smooth_days", "Centre of mass of the smoothing, days.", CarrySmoothDays);

    /// <summary>Price of an asset class, whichever instrument is asked for.</summary>
    public Output<TimeSeries> AssetClassPrice { get; }

    /// <summary>Price of the instrument's asset class on the days of the instrument.</summary>
    public Output<TimeSeries> NormalisedPriceForAssetClass { get; }

    /// <summary>Carry, smoothed.</summary>
    public Output<TimeSeries> SmoothedCarry { get; }

    /// <summary>Median smoothed carry of an asset class, whichever instrument is asked for.</summary>
    public Output<TimeSeries> AssetClassCarry { get; }

    /// <summary>Median smoothed carry of the instrument's asset class on the days of the instrument's carry.</summary>
    public Output<TimeSeries> MedianCarryForAssetClass { get; }

    private TimeSeries MakeAssetClassPrice(string code, OutputOptions? options)
    {
        var members = MembersInSystem(code, options);
        if (members[0] != code) return AssetClassPrice[members[0], options?.Without(AssetClassOption.Name)];

        // Missing returns are left out of the median: filling them would count a return twice.
        return Frame.Concat(members, System.PerInstrument(members, member => VolNormalisedReturns[member])).RowMedian().CumulativeSum();
    }

    private TimeSeries MakeNormalisedPriceForAssetClass(string code) =>
        AssetClassPrice[code].ReindexThenFill(CumulativeVolNormalisedReturns[code].Index);

    private TimeSeries MakeSmoothedCarry(string code, OutputOptions? options) => RawCarry[code].EwmMean(SmoothingOf(options));

    private TimeSeries MakeAssetClassCarry(string code, OutputOptions? options)
    {
        var members = MembersInSystem(code, options);
        if (members[0] != code) return AssetClassCarry[members[0], options?.Without(AssetClassOption.Name)];
        return Frame.Concat(members, System.PerInstrument(members, member => RawCarry[member])).EwmMean(SmoothingOf(options)).RowMedian();
    }

    private TimeSeries MakeMedianCarryForAssetClass(string code, OutputOptions? options) => AssetClassCarry[code, options].ReindexThenFill(RawCarry[code].Index);

    private static Decay SmoothingOf(OutputOptions? options) => Decay.Com(Read(options).Double(SmoothDaysOption.Name, CarrySmoothDays));

    private static NamedOptions Read(OutputOptions? options) => options?.Reader("options of rawdata") ?? NamedOptions.None;

    private string ClassOf(string code, OutputOptions? options) =>
        Read(options).Text(AssetClassOption.Name, "") is { Length: > 0 } given ? given : System.Data.AssetClass[code];

    /// <summary>Instruments of the class in the system. What is made of them is made for the first, so that it is made once.</summary>
    private IReadOnlyList<string> MembersInSystem(string code, OutputOptions? options)
    {
        var assetClass = ClassOf(code, options);
        var inClass = System.Data.Source.InstrumentsInAssetClass(assetClass).ToHashSet(StringComparer.Ordinal);
        string[] members = [.. System.Instruments.Where(inClass.Contains)];
        if (members.Length > 0) return members;
        return inClass.Contains(code) ? [code] : throw new SysTradeException(
            "AssetClassEmpty", SysErrorKind.InvalidArgument,
            $"No instrument of the system is in asset class {assetClass}.", "Name the asset class of an instrument in the system.", assetClass);
    }
}
