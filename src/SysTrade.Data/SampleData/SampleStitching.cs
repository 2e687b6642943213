using SysTrade.Series;

namespace SysTrade.Data.SampleData;

/// <summary>Stitches contracts into multiple and back-adjusted prices.</summary>
/// <remarks>
/// Rules: reference, systems data, sections 6.4 and 6.5. The history begins after the first roll; each roll adds the difference between
/// the contract rolled into and the one left, on the day of the roll, to all earlier adjusted prices (Panama method).
/// All sums are of whole units of the last decimal, so nothing is lost to rounding.
/// </remarks>
internal sealed class SampleStitching
{
    private readonly List<int> _rows = [];
    private readonly List<long>[] _closes = [[], [], []];
    private readonly List<int>[] _contracts = [[], [], []];
    private readonly SampleSpec _spec;
    private readonly SampleCalendar _calendar;
    private readonly SampleRolls _rolls;
    private readonly int[] _rollRows;

    public SampleStitching(SampleSpec spec, SampleCalendar calendar, SampleRolls rolls)
    {
        (_spec, _calendar, _rolls) = (spec, calendar, rolls);
        _rollRows = rolls.RollRows(calendar);
        for (var k = 1; k <= _rollRows.Length; k++)
        {
            var last = k < _rollRows.Length ? _rollRows[k] : calendar.Count - 1;
            AddPeriod([rolls.Held(k), rolls.Carry(k), rolls.Held(k + 1)], _rollRows[k - 1] + 1, last);
        }
    }

    /// <summary>The rolls: on each the current contract is left for the next one after the close.</summary>
    public ColumnSet RollCalendar() => new(
        TimeIndex.FromTicks(_rollRows.Select(_calendar.Close).ToArray()),
        Column.OfContracts("current_contract", _rollRows.Select((_, k) => _rolls.Held(k).Contract).ToArray()),
        Column.OfContracts("next_contract", _rollRows.Select((_, k) => _rolls.Held(k + 1).Contract).ToArray()),
        Column.OfContracts("carry_contract", _rollRows.Select((_, k) => _rolls.Carry(k).Contract).ToArray()));

    /// <summary>Price, carry and forward with their contracts.</summary>
    public ColumnSet MultiplePrices() => new(
        Index(),
        Column.OfNumbers("CARRY", Numbers(_closes[1])),
        Column.OfContracts("CARRY_CONTRACT", [.. _contracts[1]]),
        Column.OfNumbers("PRICE", Numbers(_closes[0])),
        Column.OfContracts("PRICE_CONTRACT", [.. _contracts[0]]),
        Column.OfNumbers("FORWARD", Numbers(_closes[2])),
        Column.OfContracts("FORWARD_CONTRACT", [.. _contracts[2]]));

    /// <summary>Back-adjusted prices; a missing price takes the last one before it.</summary>
    public ColumnSet AdjustedPrices()
    {
        var (price, forward, contract) = (_closes[0], _closes[2], _contracts[0]);
        var adjusted = new long[price.Count];
        // Walking back, the sum of the jumps of all later rolls is what a row still has to be moved by.
        var moved = 0L;
        for (var row = adjusted.Length - 1; row >= 0; row--)
        {
            if (row + 1 < adjusted.Length && contract[row] != contract[row + 1]) moved += forward[row] - price[row];
            adjusted[row] = price[row] == SampleContract.Missing ? SampleContract.Missing : price[row] + moved;
        }

        for (var row = 1; row < adjusted.Length; row++)
        {
            if (adjusted[row] == SampleContract.Missing) adjusted[row] = adjusted[row - 1];
        }

        return new ColumnSet(Index(), Column.OfNumbers("price", Numbers(adjusted)));
    }

    private void AddPeriod(ReadOnlySpan<SampleContract> contracts, int first, int last)
    {
        last = Math.Min(last, contracts[0].LastRow);
        for (var row = first; row <= last; row++)
        {
            if (!contracts[0].HasClose(row) && !contracts[1].HasClose(row) && !contracts[2].HasClose(row)) continue;
            _rows.Add(row);
            for (var i = 0; i < contracts.Length; i++)
            {
                _closes[i].Add(contracts[i].Close(row));
                _contracts[i].Add(contracts[i].Contract);
            }
        }
    }

    private TimeIndex Index() => TimeIndex.FromTicks(_rows.Select(_calendar.Close).ToArray());

    private double[] Numbers(IReadOnlyList<long> units)
    {
        var numbers = new double[units.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = units[i] == SampleContract.Missing ? double.NaN : units[i] / _spec.UnitsPerPoint;
        return numbers;
    }
}
