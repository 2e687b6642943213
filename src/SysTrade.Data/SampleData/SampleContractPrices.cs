using SysTrade.Series;

namespace SysTrade.Data.SampleData;

/// <summary>Closing prices of contracts over their lives, and open, high, low and volume made around them.</summary>
internal sealed class SampleContractPrices(SampleSpec spec, int seed, SampleCalendar calendar, SampleCurve curve, SampleRolls rolls)
{
    private const double MissingShare = 0.006;

    /// <summary>Makes the closes of a contract on the days its exchange is open.</summary>
    public void MakeCloses(SampleContract contract, int firstRow, bool[] closed, bool[] quiet)
    {
        var random = new SampleRandom(seed, $"{spec.Code}/{contract.Contract}/gaps");
        var first = Math.Max(firstRow, calendar.AtOrAfter(rolls.FirstDay(contract)));
        var last = calendar.AtOrBefore(contract.ExpiryDay);
        if (last < first)
        {
            contract.SetCloses(first, []);
            return;
        }

        var closes = new long[last - first + 1];
        for (var row = first; row <= last; row++)
        {
            var missing = random.Uniform() < MissingShare && !quiet[row];
            closes[row - first] = missing || closed[row] ? SampleContract.Missing : curve.Units(row, contract.Month, contract.ExpiryDay);
        }

        contract.SetCloses(first, closes);
    }

    /// <summary>Open, high, low, final and volume on the days with a close.</summary>
    public ColumnSet ToColumns(SampleContract contract)
    {
        var random = new SampleRandom(seed, $"{spec.Code}/{contract.Contract}/bars");
        var count = 0;
        for (var row = contract.FirstRow; row <= contract.LastRow; row++) count += contract.HasClose(row) ? 1 : 0;
        var ticks = new long[count];
        var (opens, highs, lows, finals, volumes) = (new double[count], new double[count], new double[count], new double[count], new double[count]);
        var busiest = random.Uniform(20_000, 300_000) * (rolls.IsHeld(contract) ? 1 : 0.1);
        var busiestDay = rolls.DesiredRoll(contract) - 30;
        var previous = SampleContract.Missing;
        for (int row = contract.FirstRow, n = 0; row <= contract.LastRow; row++)
        {
            if (!contract.HasClose(row)) continue;
            var close = contract.Close(row);
            var range = Math.Max(1, close * spec.AnnualVolatility / 16 / spec.TickUnits);
            var open = previous == SampleContract.Missing ? close : Moved(previous, (random.Uniform() - 0.5) * 0.4 * range);
            var high = Moved(Math.Max(open, close), random.Uniform() * 0.6 * range);
            var low = Math.Max(spec.TickUnits, Moved(Math.Min(open, close), -random.Uniform() * 0.6 * range));
            var distance = (calendar.Days[row] - busiestDay) / 45.0;
            ticks[n] = calendar.Close(row);
            opens[n] = Math.Max(spec.TickUnits, open) / spec.UnitsPerPoint;
            highs[n] = high / spec.UnitsPerPoint;
            lows[n] = Math.Min(low, Math.Max(spec.TickUnits, open)) / spec.UnitsPerPoint;
            finals[n] = close / spec.UnitsPerPoint;
            volumes[n++] = Math.Floor(1 + (busiest * random.Uniform(0.5, 1.5) / (1 + (distance * distance))));
            previous = close;
        }

        return new ColumnSet(
            TimeIndex.FromTicks(ticks),
            Column.OfNumbers("OPEN", opens),
            Column.OfNumbers("HIGH", highs),
            Column.OfNumbers("LOW", lows),
            Column.OfNumbers("FINAL", finals),
            Column.OfNumbers("VOLUME", volumes));
    }

    private long Moved(long price, double ticks) => price + ((long)Math.Floor(ticks + 0.5) * spec.TickUnits);
}
