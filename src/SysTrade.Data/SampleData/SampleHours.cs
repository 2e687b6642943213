using SysTrade.Series;

namespace SysTrade.Data.SampleData;

/// <summary>Prices at the hours of the day, between one close and the next.</summary>
/// <remarks>
/// A bridge: a random walk through the hours of a day, bent so that it begins at the close before and would arrive at the day's own. Closes stay as
/// they are, so hours add to a market without changing it.
/// </remarks>
internal static class SampleHours
{
    /// <summary>First hour with a price.</summary>
    public const int First = 9;

    /// <summary>Hours of a day with a price.</summary>
    public const int PerDay = 9;

    // The walk moves over a day as much as a day usually does.
    private const double RootBusinessDays = 16;

    /// <summary>Adjusted prices with the hours of every day but the first.</summary>
    public static ColumnSet Add(ColumnSet closes, SampleSpec spec, int seed)
    {
        var random = new SampleRandom(seed, spec.Code + "/hours");
        var index = closes.Index;
        var prices = closes["price"].Numbers;
        var step = spec.AnnualVolatility * spec.BasePrice / RootBusinessDays / Math.Sqrt(PerDay + 1);
        var (ticks, values) = (new List<long>(index.Count * (PerDay + 1)), new List<double>(index.Count * (PerDay + 1)));
        var walk = new double[PerDay + 2];
        for (var row = 0; row < index.Count; row++)
        {
            if (row > 0)
            {
                for (var i = 1; i < walk.Length; i++) walk[i] = walk[i - 1] + (step * random.Normal());
                var day = index[row].Date;
                for (var i = 1; i <= PerDay; i++)
                {
                    var share = (double)i / (PerDay + 1);
                    var price = prices[row - 1] + (share * (prices[row] - prices[row - 1])) + walk[i] - (share * walk[PerDay + 1]);
                    ticks.Add(day.AddHours(First + i - 1).Ticks);
                    values.Add(Math.Floor((price / spec.Tick) + 0.5) * spec.TickUnits / spec.UnitsPerPoint);
                }
            }

            ticks.Add(index.Ticks[row]);
            values.Add(prices[row]);
        }

        return new ColumnSet(TimeIndex.FromTicks(ticks.ToArray()), Column.OfNumbers("price", [.. values]));
    }
}
