using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Tests.SampleData;

/// <summary>
/// The reference's way from contract prices to back-adjusted prices (systems data, sections 6.2 to 6.5), written from its description with
/// dictionaries and plain loops, to compare generated data with.
/// </summary>
internal sealed class ReferenceBuilding(RollParameters parameters, SortedDictionary<int, SortedDictionary<DateTime, double>> finals)
{
    public sealed record Roll(DateTime Date, int Current, int Next, int Carry);

    public sealed record Row(DateTime Date, double Price, double Carry, double Forward, int PriceContract, int CarryContract, int ForwardContract);

    public List<Roll> RollCalendar()
    {
        var approximate = Approximate();
        var adjusted = new List<Roll>();
        // The last approximate roll is always dropped.
        for (var i = 0; i < approximate.Count - 1; i++)
        {
            var roll = approximate[i];
            var needed = new List<int> { roll.Current, roll.Next };
            if (parameters.CarryOffset < 0) needed.AddRange([roll.Carry, approximate[i + 1].Carry]);
            var after = i == 0 ? DateTime.MinValue : approximate[i - 1].Date;
            var priced = needed.Select(c => finals[c].Where(p => !double.IsNaN(p.Value)).Select(p => p.Key)).Aggregate((a, b) => a.Intersect(b));
            var dates = priced.Where(d => d > after).Order();
            adjusted.Add(roll with { Date = dates.MinBy(d => Math.Abs(Math.Floor((d - roll.Date).TotalDays))) });
        }

        return adjusted;
    }

    public List<Row> MultiplePrices(List<Roll> calendar)
    {
        // As the builder does before it begins: a roll in the future, so that prices run to the present.
        var last = calendar[^1];
        var carry = Step(last.Next, parameters.PricedRollCycle, parameters.CarryOffset);
        calendar = [.. calendar, new Roll(DateTime.MaxValue, last.Next, Step(last.Next, parameters.HoldRollCycle, 1), carry)];
        var rows = new List<Row>();
        for (var i = 1; i < calendar.Count; i++)
        {
            var roll = calendar[i];
            var end = finals[roll.Current].Keys.Max();
            SortedDictionary<DateTime, double> price = finals[roll.Current], carried = finals[roll.Carry], forward = finals[roll.Next];
            var from = calendar[i - 1].Date.AddSeconds(1);
            foreach (var date in price.Keys.Union(carried.Keys).Union(forward.Keys).Where(d => d >= from && d <= roll.Date && d <= end).Order())
            {
                rows.Add(new Row(date, At(price, date), At(carried, date), At(forward, date), roll.Current, roll.Carry, roll.Next));
            }
        }

        return rows;
    }

    public static List<double> Panama(List<Row> rows)
    {
        var adjusted = new List<double>();
        double price = double.NaN, forward = double.NaN;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0 && rows[i].PriceContract != rows[i - 1].PriceContract)
            {
                var difference = forward - price;
                for (var j = 0; j < adjusted.Count; j++) adjusted[j] += difference;
            }

            if (!double.IsNaN(rows[i].Price)) price = rows[i].Price;
            if (!double.IsNaN(rows[i].Forward)) forward = rows[i].Forward;
            adjusted.Add(price);
        }

        return adjusted;
    }

    private List<Roll> Approximate()
    {
        var last = finals.Keys.Last();
        var contract = finals.Keys.First();
        if (NearestIn(contract, parameters.PricedRollCycle, parameters.CarryOffset) is null)
        {
            contract = NearestIn(contract, parameters.HoldRollCycle, 1) ?? throw new InvalidOperationException("No contract to begin with.");
        }

        var rolls = new List<Roll>();
        while (contract < last)
        {
            if (NearestIn(contract, parameters.HoldRollCycle, 1) is not { } next) break;
            var carry = NearestIn(contract, parameters.PricedRollCycle, parameters.CarryOffset)
                ?? throw new InvalidOperationException($"No carry contract for {contract}.");
            rolls.Add(new Roll(DesiredRoll(contract), contract, next, carry));
            contract = next;
        }

        return rolls;
    }

    private DateTime DesiredRoll(int contract) =>
        new DateTime(contract / 10000, contract / 100 % 100, 1).AddDays(parameters.ExpiryOffset + parameters.RollOffsetDays);

    private int? NearestIn(int contract, string cycle, int step)
    {
        for (var found = Step(contract, cycle, step); found >= finals.Keys.First() && found <= finals.Keys.Last(); found = Step(found, cycle, step))
        {
            if (finals.ContainsKey(found)) return found;
        }

        return null;
    }

    private static int Step(int contract, string cycle, int step)
    {
        var (year, month) = (contract / 10000, contract / 100 % 100);
        do
        {
            month += step;
            if (month is 0 or 13) (year, month) = (year + step, month == 0 ? 12 : 1);
        }
        while (!cycle.Contains(ContractMonth.Letter(month)));
        return (year * 10000) + (month * 100);
    }

    private static double At(SortedDictionary<DateTime, double> prices, DateTime date) => prices.TryGetValue(date, out var price) ? price : double.NaN;
}
