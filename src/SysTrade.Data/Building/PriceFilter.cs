using SysTrade.Domain;

namespace SysTrade.Data.Building;

/// <summary>Rows of contract prices that are left out before anything else is done with them. The defaults are those of the config keys of the same names.</summary>
public sealed record PriceFilter
{
    /// <summary>Leaves out rows stamped now or later (<c>ignore_future_prices</c>).</summary>
    public bool IgnoreFuturePrices { get; init; } = true;

    /// <summary>Leaves out daily rows without volume (<c>ignore_prices_with_zero_volumes_daily</c>).</summary>
    public bool IgnoreZeroVolumesDaily { get; init; }

    /// <summary>Leaves out intraday rows without volume (<c>ignore_prices_with_zero_volumes_intraday</c>).</summary>
    public bool IgnoreZeroVolumesIntraday { get; init; } = true;

    /// <summary>Leaves out rows whose final price is zero (<c>ignore_zero_prices</c>).</summary>
    public bool IgnoreZeroPrices { get; init; } = true;

    /// <summary>Leaves out rows whose final price is below zero (<c>ignore_negative_prices</c>); some markets have had them.</summary>
    public bool IgnoreNegativePrices { get; init; }

    /// <summary>Leaves out nothing.</summary>
    public static PriceFilter None { get; } = new() { IgnoreFuturePrices = false, IgnoreZeroVolumesIntraday = false, IgnoreZeroPrices = false };

    /// <summary>Splits bars into the rows kept and those left out, each of these with the first rule that caught it. An unknown volume (NaN) is not zero.</summary>
    /// <param name="bars">Bars with the columns of <see cref="SeriesKind.ContractPrices"/>.</param>
    /// <param name="now">The present, on the clock the rows are stamped with.</param>
    public FilteredPrices Apply(ColumnSet bars, DateTime now)
    {
        var final = bars[ContractPrices.Final].Numbers;
        var volume = bars[ContractPrices.Volume].Numbers;
        var (kept, dropped) = (new List<int>(bars.Count), new List<DroppedPrice>());
        for (var i = 0; i < bars.Count; i++)
        {
            if (Reason(bars.Index[i], final[i], volume[i], now) is { } reason) dropped.Add(new DroppedPrice(bars.Index[i], final[i], volume[i], reason));
            else kept.Add(i);
        }

        return new FilteredPrices(dropped.Count == 0 ? bars : BarRows.Select(bars, kept), dropped);
    }

    /// <summary>True for a row that stands for a whole day: stamped as the close, or at midnight.</summary>
    internal static bool IsDaily(DateTime stamp) => stamp.TimeOfDay == TradingCalendar.DailyCloseStamp || stamp.TimeOfDay == TimeSpan.Zero;

    private string? Reason(DateTime stamp, double price, double volume, DateTime now)
    {
        if (IgnoreFuturePrices && stamp >= now) return "stamped in the future";
        if (volume == 0 && (IsDaily(stamp) ? IgnoreZeroVolumesDaily : IgnoreZeroVolumesIntraday)) return IsDaily(stamp) ? "a day without volume" : "an intraday row without volume";
        if (IgnoreZeroPrices && price == 0) return "a price of zero";
        return IgnoreNegativePrices && price < 0 ? "a price below zero" : null;
    }
}

/// <summary>A row that a filter left out.</summary>
/// <param name="Date">Stamp.</param>
/// <param name="Price">Final price.</param>
/// <param name="Volume">Volume.</param>
/// <param name="Reason">The rule that caught it, in words.</param>
public sealed record DroppedPrice(DateTime Date, double Price, double Volume, string Reason);

/// <summary>What a filter made of bars.</summary>
/// <param name="Kept">The rows kept.</param>
/// <param name="Dropped">The rows left out, in order.</param>
public sealed record FilteredPrices(ColumnSet Kept, IReadOnlyList<DroppedPrice> Dropped);
