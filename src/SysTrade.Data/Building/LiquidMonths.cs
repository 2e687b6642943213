using SysTrade.Domain;

namespace SysTrade.Data.Building;

/// <summary>The share of an instrument's volume that one delivery month has.</summary>
/// <param name="Month">Month letter.</param>
/// <param name="DailyVolume">Mean volume of a contract of that month on the days it has any, contracts a day.</param>
/// <param name="Share">Its share of the volume of all months, 0 to 1.</param>
/// <param name="OfBusiest">Volume relative to the busiest month, 0 to 1.</param>
public sealed record MonthVolume(char Month, double DailyVolume, double Share, double OfBusiest);

/// <summary>Finds the delivery months that trade, so that a hold cycle can be chosen by volume.</summary>
public static class LiquidMonths
{
    /// <summary>Volume by delivery month over the last years, busiest first; months without volume are left out.</summary>
    /// <param name="prices">Contract prices with volumes.</param>
    /// <param name="years">Years back from the last price.</param>
    public static IReadOnlyList<MonthVolume> Volumes(ContractPrices prices, int years = 3)
    {
        var from = prices.Last?.AddYears(-years);
        var months = new SortedDictionary<char, (double Sum, int Days)>();
        foreach (var contract in prices.Contracts)
        {
            var volumes = DailyVolumes.Of(prices.Bars(contract)).Between(from, null);
            if (volumes.Count == 0) continue;
            var letter = ContractMonth.Letter(ContractMonth.Month(contract));
            var (sum, days) = months.GetValueOrDefault(letter);
            foreach (var volume in volumes.Values) sum += volume;
            months[letter] = (sum, days + volumes.Count);
        }

        var total = months.Sum(m => m.Value.Sum);
        var busiest = months.Count == 0 ? 0 : months.Max(m => m.Value.Sum);
        return [.. months.OrderByDescending(m => m.Value.Sum).ThenBy(m => m.Key).Select(m => new MonthVolume(m.Key, m.Value.Sum / m.Value.Days, m.Value.Sum / total, m.Value.Sum / busiest))];
    }

    /// <summary>The months whose volume is at least so much of the busiest month's, as a cycle.</summary>
    /// <param name="prices">Contract prices with volumes.</param>
    /// <param name="ofBusiest">Least volume relative to the busiest month, 0 to 1.</param>
    /// <param name="years">Years back from the last price.</param>
    /// <exception cref="Domain.Errors.MissingDataException"><c>NoVolumes</c>.</exception>
    public static RollCycle Cycle(ContractPrices prices, double ofBusiest = 0.25, int years = 3)
    {
        var volumes = Volumes(prices, years);
        if (volumes.Count == 0)
        {
            throw new Domain.Errors.MissingDataException(
                "NoVolumes", $"The contract prices of '{prices.Instrument}' in {prices.Description} have no volumes in the last {years} years.", "Choose the hold cycle yourself, or add volumes.", prices.Instrument);
        }

        return RollCycle.Parse(string.Concat(volumes.Where(v => v.OfBusiest >= ofBusiest).Select(v => v.Month)));
    }
}
