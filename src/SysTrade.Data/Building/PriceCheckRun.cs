using System.Globalization;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Data.Building;

/// <summary>One check of one series.</summary>
internal sealed class PriceCheckRun
{
    private const double ShortestStep = 1 / 24.0;
    private static readonly double[] Powers = [10, 100, 1000, 0.1, 0.01, 0.001];

    private readonly string _instrument;
    private readonly int _contract;
    private readonly PriceCheckOptions _options;
    private readonly IReadOnlyList<TimeSeries> _neighbours;
    private readonly IReadOnlyDictionary<DateTime, double>? _approved;
    private readonly TimeSeries _prices;
    private readonly int _rows;
    private readonly List<SuspectPrice> _suspects = [];
    private readonly List<DateTime> _confirmed = [];

    public PriceCheckRun(
        string instrument, int contract, TimeSeries prices, PriceCheckOptions options, IReadOnlyList<TimeSeries> neighbours, IReadOnlyDictionary<DateTime, double>? approved)
    {
        (_instrument, _contract, _options, _neighbours, _approved) = (instrument, contract, options, neighbours, approved);
        (_rows, _prices) = (prices.Count, prices.DropMissing());
    }

    public PriceCheckResult Result()
    {
        CheckValues();
        var canJudge = CheckChanges();
        CheckStale();
        CheckGaps();
        var judged = 0;
        foreach (var stamp in _prices.Index) judged += IsJudged(stamp) ? 1 : 0;
        var suspects = _suspects.Where(s => _approved is null || !_approved.TryGetValue(s.Date, out var price) || !price.Equals(s.Price)).OrderBy(s => s.Date).ThenBy(s => s.Rule).ToArray();
        var outcome = _prices.Count == 0 ? PriceCheckOutcome.NoData
            : judged == 0 ? PriceCheckOutcome.NoNewData
            : suspects.Length > 0 ? PriceCheckOutcome.Suspect
            : canJudge ? PriceCheckOutcome.Passed : PriceCheckOutcome.TooShort;
        return new PriceCheckResult(_instrument, _contract, outcome, _rows, judged, suspects, _confirmed);
    }

    public void CheckBars(ColumnSet bars)
    {
        var (open, high, low, final) = (bars["OPEN"].Numbers.ToArray(), bars["HIGH"].Numbers.ToArray(), bars["LOW"].Numbers.ToArray(), bars[ContractPrices.Final].Numbers.ToArray());
        for (var i = 0; i < bars.Count; i++)
        {
            // Settlement prices may lie a little outside what was traded.
            var margin = 0.1 * Math.Max(high[i] - low[i], 1e-9 * Math.Abs(final[i]));
            string? reason = high[i] < low[i] ? $"the high {high[i]:G10} is below the low {low[i]:G10}"
                : final[i] > high[i] + margin || final[i] < low[i] - margin ? $"the final price is outside {low[i]:G10} to {high[i]:G10}, low and high"
                : open[i] > high[i] + margin || open[i] < low[i] - margin ? $"the open {open[i]:G10} is outside {low[i]:G10} to {high[i]:G10}, low and high"
                : null;
            if (reason is not null) AddAt(bars.Index[i], final[i], PriceRule.Bar, 0, 0, $"Bar that cannot be: {reason}.");
        }
    }

    private void CheckValues()
    {
        for (var i = 0; i < _prices.Count; i++)
        {
            var price = _prices[i];
            if (double.IsInfinity(price)) Add(i, PriceRule.Range, price, 0, "The price is infinite.");
            else if (_options.PositiveOnly && price <= 0) Add(i, PriceRule.Range, price, 0, price == 0 ? "The price is zero." : "The price is below zero.");
            if (_options.Now is { } now && _prices.Index[i] > now) Add(i, PriceRule.Future, (_prices.Index[i] - now).TotalDays, 0, $"The row is stamped after now, {now:yyyy-MM-dd HH:mm:ss}.");
        }
    }

    /// <summary>Judges changes; false when there are too few to know what a usual one is.</summary>
    private bool CheckChanges()
    {
        var all = new List<double>(_prices.Count);
        for (var i = 1; i < _prices.Count; i++) all.Add(Measure(i - 1, i));
        all.RemoveAll(double.IsInfinity);
        if (all.Count < Math.Min(_options.MinimumHistory, 10)) return false;
        var ofAll = Median([.. all.Where(m => m > 0)]);
        var mean = new EwmMeanState(Decay.Span(PriceCheckOptions.MeanSpan));
        var (usual, recent, count, last) = (double.NaN, new Queue<double>(), 0, 0);
        var median = new RunningMedian();
        for (var i = 1; i < _prices.Count; i++)
        {
            var measure = Measure(last, i);
            var young = count < _options.MinimumHistory;
            var (byMean, byMedian) = (young ? ofAll * 1.2 : usual, young ? ofAll : median.Value);
            if (Judge(i, last, measure, byMean, byMedian) is { } back)
            {
                // The price before stays the one to compare with when the next row is back at it.
                if (!back) last = i;
                continue;
            }

            usual = mean.Step(measure);
            recent.Enqueue(measure);
            median.Add(measure);
            if (recent.Count > PriceCheckOptions.MedianRows) median.Remove(recent.Dequeue());
            (count, last) = (count + 1, i);
        }

        return true;
    }

    /// <summary>Null when a change is usual or confirmed; otherwise whether the price comes back with the next row.</summary>
    private bool? Judge(int row, int before, double measure, double mean, double median)
    {
        var (overMean, overMedian) = (measure / mean, measure / median);
        var isOverMean = _options.MaximumSpike > 0 && mean > 0 && overMean > _options.MaximumSpike;
        var isOverMedian = _options.MaximumOverMedian > 0 && median > 0 && overMedian > _options.MaximumOverMedian;
        if (!isOverMean && !isOverMedian) return null;
        var (isConfirmed, witnesses) = Witnesses(row, before);
        if (isConfirmed)
        {
            if (IsJudged(_prices.Index[row])) _confirmed.Add(_prices.Index[row]);
            return null;
        }

        var change = _prices[row] - _prices[before];
        bool? back = row + 1 < _prices.Count ? Measure(before, row + 1) < measure / 3 : null;
        var power = Power(_prices[row] / _prices[before]);
        var against = isOverMean ? $"{overMean:0.0} times the mean change" : $"{overMedian:0.0} times the median change";
        var text = string.Create(CultureInfo.InvariantCulture, $"A change of {change:+0.########;-0.########} from {_prices[before]:G10}, {against} over {Span(Days(before, row))}");
        text += power is { } p ? $"; the price is about {p:0.###} times the one before, as with a wrong decimal point or unit" : "";
        text += back switch { true => "; the next row is back.", false => "; the next row stays there.", null => "; there is no row after it yet." };
        if (_neighbours.Count > 0) text += witnesses > 0 ? " Neighbouring contracts did not make it." : " No neighbouring contract has both prices to compare.";
        Add(row, power is null ? PriceRule.Spike : PriceRule.Decimal, isOverMean ? overMean : overMedian, isOverMean ? _options.MaximumSpike : _options.MaximumOverMedian, text, before);
        return back ?? false;
    }

    /// <summary>Whether a neighbouring contract moved at least half as much the same way between the same stamps, and how many could tell.</summary>
    private (bool IsConfirmed, int Count) Witnesses(int row, int before)
    {
        var (change, count) = (_prices[row] - _prices[before], 0);
        foreach (var other in _neighbours)
        {
            var move = other.At(_prices.Index[row]) - other.At(_prices.Index[before]);
            if (double.IsNaN(move)) continue;
            if (Math.Sign(move) == Math.Sign(change) && Math.Abs(move) >= Math.Abs(change) / 2) return (true, count + 1);
            count++;
        }

        return (false, count);
    }

    private void CheckStale()
    {
        if (_options.StaleDays <= 0) return;
        for (int i = 1, start = 0; i <= _prices.Count; i++)
        {
            if (i < _prices.Count && _prices[i].Equals(_prices[start])) continue;
            var days = BusinessDays(_prices.Index[start], _prices.Index[i - 1]);
            if (days >= _options.StaleDays && i - start > _options.StaleDays / 2)
            {
                Add(i - 1, PriceRule.Stale, days, _options.StaleDays, $"The price has been the same on {days} business days, since {_prices.Index[start]:yyyy-MM-dd}.");
            }

            start = i;
        }
    }

    private void CheckGaps()
    {
        if (_options.GapDays <= 0) return;
        for (var i = 1; i < _prices.Count; i++)
        {
            var days = Days(i - 1, i);
            if (days > _options.GapDays) Add(i, PriceRule.Gap, days, _options.GapDays, $"There is no price for {days:0} days, since {_prices.Index[i - 1]:yyyy-MM-dd}.");
        }
    }

    /// <summary>Change over the root of the days it took; steps of less than an hour count as one, or small ones would look large.</summary>
    private double Measure(int from, int to) => Math.Abs(_prices[to] - _prices[from]) / Math.Sqrt(Math.Max(ShortestStep, Days(from, to)));

    private double Days(int from, int to) => (_prices.Index[to] - _prices.Index[from]).TotalDays;

    private void Add(int row, PriceRule rule, double measure, double limit, string reason, int? before = null)
    {
        if (!IsJudged(_prices.Index[row])) return;
        var previous = (before ?? row - 1) is var b and >= 0 ? _prices[b] : double.NaN;
        _suspects.Add(new SuspectPrice(
            _instrument, _contract, _prices.Index[row], _prices[row], previous, row + 1 < _prices.Count ? _prices[row + 1] : double.NaN, rule, measure, limit, reason));
    }

    private void AddAt(DateTime stamp, double price, PriceRule rule, double measure, double limit, string reason)
    {
        if (_prices.Index.Find(stamp.Ticks) is var row and >= 0) Add(row, rule, measure, limit, reason);
        else if (IsJudged(stamp)) _suspects.Add(new SuspectPrice(_instrument, _contract, stamp, price, double.NaN, double.NaN, rule, measure, limit, reason));
    }

    private bool IsJudged(DateTime stamp) => _options.After is not { } after || stamp > after;

    private static string Span(double days) => days < 0.99 ? string.Create(CultureInfo.InvariantCulture, $"{days * 24:0.#} hours") : days < 1.5 ? "a day" : string.Create(CultureInfo.InvariantCulture, $"{days:0.#} days");

    private static double? Power(double ratio)
    {
        foreach (var power in Powers)
        {
            if (Math.Abs((ratio / power) - 1) < 0.05) return power;
        }

        return null;
    }

    private static int BusinessDays(DateTime first, DateTime last)
    {
        var days = 0;
        for (var day = first.Date; day <= last.Date; day = day.AddDays(1)) days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        return days;
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0) return double.NaN;
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// <summary>The median of a moving set of numbers, kept sorted.</summary>
    private sealed class RunningMedian
    {
        private readonly List<double> _sorted = [];

        public double Value
        {
            get
            {
                if (_sorted.Count == 0) return double.NaN;
                var middle = _sorted.Count / 2;
                return _sorted.Count % 2 == 1 ? _sorted[middle] : (_sorted[middle - 1] + _sorted[middle]) / 2;
            }
        }

        public void Add(double value)
        {
            var at = _sorted.BinarySearch(value);
            _sorted.Insert(at < 0 ? ~at : at, value);
        }

        public void Remove(double value) => _sorted.RemoveAt(_sorted.BinarySearch(value));
    }
}
