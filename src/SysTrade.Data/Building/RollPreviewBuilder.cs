using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Gathers what is to be seen before a roll.</summary>
internal sealed class RollPreviewBuilder(ContinuousPrices prices, RollParameters parameters, ContractPrices? contracts, int days)
{
    private const double VolumeSpan = 3;
    private const int VolumeDays = 14;
    private const int VolumeWindowDays = 60;

    private readonly int _current = prices.PriceContract;
    private readonly int _next = prices.ForwardContract;

    public RollPreview Build()
    {
        var asOf = prices.Multiple.Index.Last;
        var desired = parameters.DesiredRoll(_current);
        var (current, next) = (Daily(_current, prices.Multiple.Price, prices.Multiple.PriceContract), Daily(_next, prices.Multiple.Forward, prices.Multiple.ForwardContract));
        var (volume, nextVolume) = (Volumes(_current), Volumes(_next));
        var common = current.Index.Intersect(next.Index);
        var (rolled, obstacle) = Rolled();
        var (smoothed, nextSmoothed) = (Smoothed(volume, asOf), Smoothed(nextVolume, asOf));
        return new RollPreview
        {
            Instrument = prices.Instrument,
            AsOf = asOf,
            Current = _current,
            Next = _next,
            NextForward = rolled?.After.ForwardContract ?? parameters.NextHeld(_next),
            NextCarry = rolled?.After.CarryContract ?? parameters.Carry(_next),
            Expiry = parameters.Expiry(_current),
            DesiredRoll = desired,
            NearestPriced = RollDates.Nearest(common, desired.ToDateTime(TimeOnly.MinValue), DateTime.MinValue, DateTime.MaxValue),
            VolumeCrossing = Crossing(volume, nextVolume, desired),
            CurrentVolume = smoothed.LastValue,
            NextVolume = nextSmoothed.LastValue,
            Overlap = Overlap(common, current, next, volume, nextVolume, rolled),
            Rolled = rolled,
            Obstacle = obstacle,
            Prices = prices,
        };
    }

    private (RolledPrices? Rolled, string? Obstacle) Rolled()
    {
        try
        {
            return (prices.RollOnward(parameters, contracts), null);
        }
        catch (SysTradeException error)
        {
            // What stands in the way is what the preview is for.
            return (null, error.Message);
        }
    }

    private List<RollOverlap> Overlap(TimeIndex common, TimeSeries current, TimeSeries next, TimeSeries volume, TimeSeries nextVolume, RolledPrices? rolled)
    {
        var rows = new List<RollOverlap>();
        for (var i = Math.Max(0, common.Count - days); i < common.Count; i++)
        {
            var stamp = common[i];
            rows.Add(new RollOverlap(
                prices.Instrument, stamp, current.At(stamp), next.At(stamp), volume.At(stamp.Date), nextVolume.At(stamp.Date),
                prices.Adjusted.AsOf(stamp), rolled is null ? double.NaN : rolled.After.Adjusted.AsOf(stamp)));
        }

        return rows;
    }

    /// <summary>Closes by day of a contract, at the stamp of the day's last price.</summary>
    private TimeSeries Daily(int contract, TimeSeries column, int[] labels)
    {
        TimeSeries all;
        if (contracts is not null && contracts.TryPrices(contract, out var own))
        {
            all = own.Between(null, prices.Multiple.Index.Last);
        }
        else
        {
            var values = column.ToArray();
            for (var i = 0; i < values.Length; i++)
            {
                if (labels[i] != contract) values[i] = double.NaN;
            }

            all = column.With(values);
        }

        all = all.DropMissing();
        var kept = Enumerable.Range(0, all.Count).Where(i => i + 1 == all.Count || all.Index[i + 1].Date != all.Index[i].Date).ToArray();
        return new TimeSeries(TimeIndex.From(kept.Select(i => all.Index[i])), [.. kept.Select(i => all[i])]);
    }

    private TimeSeries Volumes(int contract) => contracts is not null && contracts.Contains(contract)
        ? DailyVolumes.Of(contracts.Bars(contract)).Between(null, prices.Multiple.Index.Last)
        : TimeSeries.Empty;

    private static TimeSeries Smoothed(TimeSeries volumes, DateTime asOf) => volumes.Between(asOf.Date.AddDays(-VolumeDays), asOf).EwmMean(VolumeSpan);

    private static DateOnly? Crossing(TimeSeries current, TimeSeries next, DateOnly desired)
    {
        var from = desired.AddDays(-VolumeWindowDays).ToDateTime(TimeOnly.MinValue);
        var (present, forward) = (current.EwmMean(VolumeSpan), next.EwmMean(VolumeSpan));
        foreach (var stamp in forward.Index.Intersect(present.Index))
        {
            if (stamp >= from && forward.At(stamp) >= present.At(stamp)) return DateOnly.FromDateTime(stamp);
        }

        return null;
    }
}
