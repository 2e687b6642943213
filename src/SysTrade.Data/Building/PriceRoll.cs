using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Rolls continuous prices onward (reference production, section 2.7), inferring what is missing from the usual distance to another contract.</summary>
internal sealed class PriceRoll
{
    private const int OffsetRows = 5;

    private readonly ContinuousPrices _before;
    private readonly RollParameters _parameters;
    private readonly ContractPrices? _prices;
    private readonly List<DataFinding> _findings = [];
    private readonly MultiplePrices _multiple;
    private readonly int _last;
    private readonly double[] _row;

    public PriceRoll(ContinuousPrices before, RollParameters parameters, ContractPrices? prices)
    {
        (_before, _parameters, _prices) = (before, parameters, prices);
        _multiple = before.Multiple;
        _last = LastKnownRow(_multiple);
        if (_last < 0) throw new MissingDataException("AllPricesMissing", $"The multiple prices of '{before.Instrument}' hold no price.", "Build them anew.", before.Instrument);
        _row = [_multiple.Price[_last], _multiple.Carry[_last], _multiple.Forward[_last]];
    }

    public RolledPrices Run()
    {
        var moment = _multiple.Index[_last];
        int held = _multiple.PriceContract[_last], carried = _multiple.CarryContract[_last], next = _multiple.ForwardContract[_last];
        if (next <= held)
        {
            throw new SysTradeException(
                "RollBackwards", SysErrorKind.InvalidData, $"The forward contract of '{_before.Instrument}' is {next}, not later than {held}, which is held.", "Correct the multiple prices.", _before.Instrument);
        }

        Fill(0, held, moment);
        Fill(2, next, moment);
        var exact = (double[])_row.Clone();
        var inferred = Infer(0, held, moment) | Infer(2, next, moment);

        var rows = MultiplePriceRows.From(Known(exact));
        if (inferred) rows.Add(moment = moment.AddSeconds(1), _row[0], double.NaN, _row[2], held, carried, next);
        var (newForward, newCarry) = NewContracts(next);
        var stamp = _multiple.Index[_last];
        rows.Add(moment.AddSeconds(1), _row[2], At(newCarry, stamp), At(newForward, stamp), next, newCarry, newForward);
        var multiple = rows.ToPrices();
        var after = _before with { Multiple = multiple, Adjusted = ContinuousPriceState.Complete(_before.Adjusted, multiple, _before.Method), Calendar = null };
        return new RolledPrices(_before, after, new Roll(_multiple.Index[_last], held, next, carried), _row[0], _row[2], _findings);
    }

    /// <summary>Last row with any price, or -1.</summary>
    private static int LastKnownRow(MultiplePrices prices)
    {
        for (var i = prices.Count - 1; i >= 0; i--)
        {
            if (!double.IsNaN(prices.Price[i]) || !double.IsNaN(prices.Carry[i]) || !double.IsNaN(prices.Forward[i])) return i;
        }

        return -1;
    }

    /// <summary>The rows up to the last known one, that one with what contract prices had for it.</summary>
    private MultiplePrices Known(double[] last)
    {
        var columns = _multiple.ToColumns().Between(null, _multiple.Index[_last]);
        var kept = MultiplePrices.From(columns);
        return kept with { Price = With(kept.Price, last[0]), Forward = With(kept.Forward, last[2]) };

        TimeSeries With(TimeSeries series, double value)
        {
            var values = series.ToArray();
            values[^1] = value;
            return series.With(values);
        }
    }

    /// <summary>Takes a missing price from the contract's own prices at the same moment.</summary>
    private void Fill(int column, int contract, DateTime moment)
    {
        if (double.IsNaN(_row[column])) _row[column] = At(contract, moment);
    }

    /// <summary>A missing price from another contract's in the last row, plus the median of their last five differences since the contracts in use last changed.</summary>
    private bool Infer(int column, int contract, DateTime moment)
    {
        if (!double.IsNaN(_row[column])) return false;
        foreach (var other in (ReadOnlySpan<int>)[0, 2, 1])
        {
            if (other == column || double.IsNaN(_row[other]) || MedianOffset(column, other) is not { } offset) continue;
            _row[column] = _row[other] + offset;
            _findings.Add(new DataFinding(
                FindingSeverity.Warning, "Rolls", "PriceInferred",
                $"Contract {contract} has no price at {moment:yyyy-MM-dd HH:mm:ss}; {_row[column]:G10} was inferred: {_row[other]:G10} of contract {Contract(other)} and {offset:+0.######;-0.######;0}, the median of their latest differences.",
                "Add the missing price before rolling, if it can be had.", _before.Instrument, contract, moment));
            return true;
        }

        throw new SysTradeException(
            "RollDifferenceUnknown", SysErrorKind.InvalidData,
            $"'{_before.Instrument}' cannot be rolled from {Contract(0)} to {Contract(2)}: contract {contract} has no price at {moment:yyyy-MM-dd HH:mm:ss}, and it never had one together with another contract in use since the last roll.",
            "Add prices of that contract and update the multiple prices, then roll.", _before.Instrument);
    }

    private double? MedianOffset(int column, int other)
    {
        TimeSeries a = Column(column), b = Column(other);
        var offsets = new List<double>(OffsetRows);
        for (var i = _last; i >= 0 && offsets.Count < OffsetRows && SameContracts(i); i--)
        {
            if (a[i] - b[i] is var offset && !double.IsNaN(offset)) offsets.Add(offset);
        }

        if (offsets.Count == 0) return null;
        offsets.Sort();
        var middle = offsets.Count / 2;
        return offsets.Count % 2 == 1 ? offsets[middle] : (offsets[middle - 1] + offsets[middle]) / 2;
    }

    private bool SameContracts(int row) =>
        _multiple.PriceContract[row] == _multiple.PriceContract[_last] && _multiple.ForwardContract[row] == _multiple.ForwardContract[_last]
        && _multiple.CarryContract[row] == _multiple.CarryContract[_last];

    private (int Forward, int Carry) NewContracts(int held) => _prices is { } prices && prices.Contains(held)
        ? (MultiplePriceBuilder.NextOf(prices, _parameters, held), MultiplePriceBuilder.CarryOf(prices, _parameters, held))
        : (_parameters.NextHeld(held), _parameters.Carry(held));

    private double At(int contract, DateTime moment) => _prices is { } prices && prices.TryPrices(contract, out var series) ? series.At(moment) : double.NaN;

    private TimeSeries Column(int column) => column switch { 0 => _multiple.Price, 1 => _multiple.Carry, _ => _multiple.Forward };

    private int Contract(int column) => (column switch { 0 => _multiple.PriceContract, 1 => _multiple.CarryContract, _ => _multiple.ForwardContract })[_last];
}
