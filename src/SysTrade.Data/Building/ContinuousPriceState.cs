using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>How stored adjusted prices stand to stored multiple prices.</summary>
public enum ContinuousState
{
    /// <summary>They belong together.</summary>
    Consistent,

    /// <summary>The multiple prices go on without a roll where the adjusted ones end: an update was interrupted, or not made.</summary>
    Behind,

    /// <summary>The multiple prices have been rolled and the adjusted ones not: a roll was interrupted.</summary>
    RollUnfinished,

    /// <summary>They contradict each other at the end of the adjusted prices.</summary>
    Inconsistent,
}

/// <summary>Compares adjusted with multiple prices and brings adjusted prices up to multiple ones, which are the record of rolls.</summary>
internal static class ContinuousPriceState
{
    private const double Tolerance = 1e-7;

    /// <summary>How adjusted prices stand to multiple ones, judged where the adjusted ones end.</summary>
    public static ContinuousState Of(TimeSeries adjusted, MultiplePrices multiple)
    {
        var end = LastKnown(adjusted.Values);
        if (end < 0 || multiple.Count == 0) return ContinuousState.Inconsistent;
        var row = multiple.Index.Find(adjusted.Index.Ticks[end]);
        if (row < 0) return ContinuousState.Inconsistent;
        var price = multiple.Price[row];
        if (double.IsNaN(price))
        {
            // A price that was carried forward into the adjusted ones.
            for (var i = row; i >= 0 && double.IsNaN(price) && multiple.PriceContract[i] == multiple.PriceContract[row]; i--) price = multiple.Price[i];
        }

        if (!Equal(adjusted[end], price)) return ContinuousState.Inconsistent;
        if (multiple.PriceContract[^1] != multiple.PriceContract[row]) return ContinuousState.RollUnfinished;
        return LastKnown(multiple.Price.Values) > row ? ContinuousState.Behind : ContinuousState.Consistent;
    }

    /// <summary>
    /// Adjusted prices that end as the multiple prices do: what exists is moved by the rolls since, and the rest appended. Keeps a history that began before
    /// the multiple prices do. Doing it again changes nothing.
    /// </summary>
    public static TimeSeries Complete(TimeSeries adjusted, MultiplePrices multiple, Adjustment method)
    {
        var known = LastKnown(adjusted.Values);
        if (known < 0) return BackAdjustment.Adjust(multiple, method);
        var row = multiple.Index.FindAtOrBefore(adjusted.Index.Ticks[known]);
        if (row < 0) return BackAdjustment.Adjust(multiple, method);
        // Rolls of long ago are in the adjusted prices already, whether or not their differences are still known.
        var start = row;
        while (start > 0 && multiple.PriceContract[start - 1] == multiple.PriceContract[row]) start--;
        (multiple, row) = (multiple.Slice(start..), row - start);
        var (sum, product) = (0.0, 1.0);
        foreach (var jump in method == Adjustment.None ? [] : RollJumps.Of(multiple, MissingAtRoll.LastBothPriced))
        {
            sum += jump.Difference;
            if (method == Adjustment.Proportional) product *= jump.Quotient(multiple);
        }

        var proportional = method == Adjustment.Proportional;
        var (ticks, values) = (new List<long>(multiple.Count), new List<double>(multiple.Count));
        for (var i = 0; i <= known; i++)
        {
            ticks.Add(adjusted.Index.Ticks[i]);
            values.Add(proportional ? adjusted[i] * product : adjusted[i] + sum);
        }

        var rest = BackAdjustment.Adjust(multiple, method);
        for (var i = row + 1; i < rest.Count; i++)
        {
            ticks.Add(rest.Index.Ticks[i]);
            values.Add(rest[i]);
        }

        return new TimeSeries(TimeIndex.FromTicks(ticks.ToArray()), [.. values]);
    }

    /// <exception cref="SysTradeException"><c>PricesInconsistent</c>.</exception>
    public static void RequireConsistent(ContinuousPrices prices)
    {
        var state = Of(prices.Adjusted, prices.Multiple);
        if (state == ContinuousState.Consistent) return;
        throw new SysTradeException(
            "PricesInconsistent",
            SysErrorKind.InvalidData,
            $"Adjusted and multiple prices of '{prices.Instrument}' do not belong together ({Describe(state)}). Adjusted: {prices.Adjusted.Index}, last {prices.Adjusted.LastValue:G10}; "
            + $"multiple: {prices.Multiple.Index}, last {prices.Multiple.Price.LastValue:G10} of contract {prices.Multiple.PriceContract.LastOrDefault()}.",
            state == ContinuousState.Inconsistent ? "Build them anew of contract prices (Join-SysPrice)." : "Complete the adjusted prices (ContinuousPriceStore.Recover; Switch-SysContract does it).",
            prices.Instrument);
    }

    public static string Describe(ContinuousState state) => state switch
    {
        ContinuousState.Consistent => "they belong together",
        ContinuousState.Behind => "the adjusted prices end before the multiple ones",
        ContinuousState.RollUnfinished => "the multiple prices have been rolled, the adjusted ones not",
        _ => "the last adjusted price is not that of the contract held",
    };

    private static bool Equal(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1e-12, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static int LastKnown(ReadOnlySpan<double> values)
    {
        for (var i = values.Length - 1; i >= 0; i--)
        {
            if (!double.IsNaN(values[i])) return i;
        }

        return -1;
    }
}
