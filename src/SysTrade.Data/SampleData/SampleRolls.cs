using SysTrade.Domain;

namespace SysTrade.Data.SampleData;

/// <summary>The contracts of an instrument, the sequence of those held, and when each is left.</summary>
/// <remarks>Dates follow the reference's rules (systems data, sections 6.2 and 6.3), so that a roll calendar built from the prices is this one.</remarks>
internal sealed class SampleRolls
{
    /// <summary>Days around a desired roll on which no price is missing.</summary>
    public const int QuietDays = 10;

    private readonly RollParameters _parameters;
    private readonly SampleContract[] _held;
    private readonly SampleContract[] _carry;

    public SampleRolls(RollParameters parameters, int firstDay, int lastDay)
    {
        _parameters = parameters;
        var priced = List(parameters.PricedRollCycle, firstDay, lastDay);
        var held = priced.Where(c => parameters.HoldRollCycle.Contains(ContractMonth.Letter(c.Month)) && DesiredRoll(c) >= firstDay + 45).ToList();
        RollCount = held.Count(c => DesiredRoll(c) <= lastDay - 3);
        _held = held.Take(RollCount + 2).ToArray();
        _carry = _held.Select(c => priced[priced.IndexOf(c) + parameters.CarryOffset]).ToArray();
        var first = parameters.CarryOffset < 0 ? _carry[0] : _held[0];
        Contracts = priced.Where(c => c.Contract >= first.Contract && c.Contract <= _held[^1].Contract).ToArray();
    }

    /// <summary>Rolls that lie in the history. Contract <c>k</c> is left at roll <c>k</c>.</summary>
    public int RollCount { get; }

    /// <summary>Contracts with prices, by delivery.</summary>
    public SampleContract[] Contracts { get; }

    public SampleContract Held(int roll) => _held[roll];

    public SampleContract Carry(int roll) => _carry[roll];

    /// <summary>Day on which a contract should be left.</summary>
    public int DesiredRoll(SampleContract contract) => contract.ExpiryDay + _parameters.RollOffsetDays;

    /// <summary>Day from which a contract's prices are wanted: long enough before it is first held, carried against or rolled into.</summary>
    public int FirstDay(SampleContract contract)
    {
        const int margin = 45;
        var first = contract.ExpiryDay - 120;
        for (var k = 0; k < _held.Length; k++)
        {
            if (_held[k] == contract) first = Math.Min(first, DesiredRoll(_held[Math.Max(0, k - 2)]) - margin);
            if (_carry[k] == contract) first = Math.Min(first, DesiredRoll(_held[Math.Max(0, k - 1)]) - margin);
        }

        return first;
    }

    public bool IsHeld(SampleContract contract) => Array.IndexOf(_held, contract) >= 0;

    /// <summary>Rows of the rolls: the row nearest to the desired day on which all contracts concerned have a price, the earlier of two.</summary>
    public int[] RollRows(SampleCalendar calendar)
    {
        var rows = new int[RollCount];
        for (var k = 0; k < rows.Length; k++) rows[k] = RollRow(k, calendar);
        return rows;
    }

    private int RollRow(int k, SampleCalendar calendar)
    {
        var desired = DesiredRoll(_held[k]);
        var previous = k == 0 ? int.MinValue : DesiredRoll(_held[k - 1]);
        var (best, bestDistance) = (-1, int.MaxValue);
        var from = calendar.AtOrAfter(desired - 60);
        for (var row = Math.Max(0, from); row < calendar.Count && calendar.Days[row] <= desired + 60; row++)
        {
            var distance = Math.Abs(calendar.Days[row] - desired);
            if (distance >= bestDistance || calendar.Days[row] < previous || !AllPriced(k, row)) continue;
            (best, bestDistance) = (row, distance);
        }

        return best >= 0 ? best : throw new InvalidOperationException($"No day near {DateOnly.FromDayNumber(desired)} prices both contracts of a roll.");
    }

    private bool AllPriced(int k, int row)
    {
        if (!_held[k].HasClose(row) || !_held[k + 1].HasClose(row)) return false;
        return _parameters.CarryOffset > 0 || (_carry[k].HasClose(row) && _carry[k + 1].HasClose(row));
    }

    private List<SampleContract> List(string cycle, int firstDay, int lastDay)
    {
        var contracts = new List<SampleContract>();
        var (firstYear, lastYear) = (DateOnly.FromDayNumber(firstDay).Year - 1, DateOnly.FromDayNumber(lastDay).Year + 4);
        for (var year = firstYear; year <= lastYear; year++)
        {
            for (var month = 1; month <= 12; month++)
            {
                if (!cycle.Contains(ContractMonth.Letter(month))) continue;
                contracts.Add(new SampleContract(year, month, new DateOnly(year, month, 1).DayNumber + _parameters.ExpiryOffset));
            }
        }

        return contracts;
    }
}
