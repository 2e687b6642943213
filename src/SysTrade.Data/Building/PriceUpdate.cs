using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>A stored price that a delivery gives otherwise; the stored one is kept.</summary>
/// <param name="Date">Stamp.</param>
/// <param name="Stored">Final price that is stored.</param>
/// <param name="Delivered">Final price in the delivery.</param>
public sealed record RevisedPrice(DateTime Date, double Stored, double Delivered);

/// <summary>What became of a delivery of prices.</summary>
/// <param name="Merged">The stored rows with those taken over.</param>
/// <param name="Outcome">What the check came to; <see cref="PriceCheckOutcome.NoData"/> when the delivery was empty, which is not a failed check.</param>
/// <param name="Added">Rows taken over.</param>
/// <param name="Held">Rows held back for a person, with reasons; delivered again they are judged again.</param>
/// <param name="Dropped">Rows the filter left out.</param>
/// <param name="Revised">Stored rows that the delivery gives otherwise.</param>
/// <param name="LastRevised">True when the last stored row, perhaps taken before its bar was complete, was replaced.</param>
public sealed record PriceUpdateResult(
    ColumnSet Merged,
    PriceCheckOutcome Outcome,
    int Added,
    IReadOnlyList<SuspectPrice> Held,
    IReadOnlyList<DroppedPrice> Dropped,
    IReadOnlyList<RevisedPrice> Revised,
    bool LastRevised);

/// <summary>Takes delivered prices of a contract into the stored ones: cleaned, checked row by row, suspect rows held back and the others taken.</summary>
/// <remarks>
/// The reference refuses a whole delivery for one suspect row, and again each day until a person comes (production, section 3.4). Rows that stored prices lack are
/// added wherever they are; of those both have, the stored one counts, except the last, whose bar may not have been complete.
/// </remarks>
public static class PriceUpdate
{
    /// <summary>Takes a delivery in. Nothing is written.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="contract">Contract, YYYYMMDD.</param>
    /// <param name="stored">What is stored; null when there is nothing yet.</param>
    /// <param name="delivered">What was delivered.</param>
    /// <param name="now">The present, on the clock of the rows.</param>
    /// <param name="filter">Rows that are left out unseen.</param>
    /// <param name="options">Limits of the check.</param>
    /// <param name="neighbours">Prices of neighbouring contracts.</param>
    /// <param name="approved">Prices that a person has found right, by stamp.</param>
    public static PriceUpdateResult Apply(
        string instrument,
        int contract,
        ColumnSet? stored,
        ColumnSet delivered,
        DateTime now,
        PriceFilter? filter = null,
        PriceCheckOptions? options = null,
        IReadOnlyList<TimeSeries>? neighbours = null,
        IReadOnlyDictionary<DateTime, double>? approved = null)
    {
        var history = stored ?? BarRows.Where(delivered, _ => false);
        var (kept, dropped) = (filter ?? new PriceFilter()).Apply(delivered, now);
        if (delivered.Count == 0) return new PriceUpdateResult(history, PriceCheckOutcome.NoData, 0, [], [], [], false);

        var revised = Differences(history, kept);
        var lastRevised = history.Count > 0 && revised.Count > 0 && revised[^1].Date == history.Index.Last;
        if (lastRevised) history = BarRows.Where(history, i => i < history.Count - 1);
        var fresh = BarRows.Where(kept, i => history.Index.Find(kept.Index.Ticks[i]) < 0);
        if (fresh.Count == 0) return new PriceUpdateResult(history, PriceCheckOutcome.NoNewData, 0, [], dropped, revised, false);

        var freshStamps = fresh.Index.ToHashSet();
        var check = PriceCheck.Bars(instrument, contract, BarRows.MergeRows(history, fresh), options, neighbours, approved);
        var held = check.Suspects.Where(s => freshStamps.Contains(s.Date) && s.Rule is not (PriceRule.Gap or PriceRule.Stale)).ToArray();
        var heldStamps = held.Select(s => s.Date).ToHashSet();
        var taken = BarRows.Where(fresh, i => !heldStamps.Contains(fresh.Index[i]));
        // A revision that is itself suspect leaves the stored row where it was.
        if (lastRevised && heldStamps.Contains(revised[^1].Date)) (history, lastRevised) = (stored!, false);
        var outcome = held.Length > 0 ? PriceCheckOutcome.Suspect : check.Outcome == PriceCheckOutcome.TooShort ? PriceCheckOutcome.TooShort : PriceCheckOutcome.Passed;
        return new PriceUpdateResult(BarRows.MergeRows(history, taken), outcome, taken.Count, held, dropped, lastRevised ? [.. revised.SkipLast(1)] : revised, lastRevised);
    }

    private static List<RevisedPrice> Differences(ColumnSet stored, ColumnSet delivered)
    {
        var found = new List<RevisedPrice>();
        var (old, given) = (stored.Count == 0 ? TimeSeries.Empty : stored.Series(ContractPrices.Final), delivered.Series(ContractPrices.Final));
        for (var i = 0; i < old.Count; i++)
        {
            if (given.At(old.Index[i]) is var price && !double.IsNaN(price) && !price.Equals(old[i])) found.Add(new RevisedPrice(old.Index[i], old[i], price));
        }

        return found;
    }
}
