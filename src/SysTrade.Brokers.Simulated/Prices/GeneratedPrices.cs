using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Data.SampleData;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Prices;

/// <summary>How prices of one instrument are generated.</summary>
/// <param name="Price">Price to begin with, of the contract <see cref="GeneratedInstrument.Nearest"/>.</param>
/// <param name="Increments">Prices that occur.</param>
public sealed record GeneratedInstrument(double Price, PriceIncrements Increments)
{
    /// <summary>Standard deviation of a step, in increments.</summary>
    public double Volatility { get; init; } = 0.7;

    /// <summary>Delivery of the contract that begins at the price, YYYYMMDD; null for the month in which the prices begin.</summary>
    public int? Nearest { get; init; }

    /// <summary>Increments between one delivery month and the next.</summary>
    public int TermSlope { get; init; } = 3;

    /// <summary>Widest spread of bid and ask, in increments; the narrowest is one.</summary>
    public int WidestSpread { get; init; } = 2;

    /// <summary>Largest size quoted.</summary>
    public int LargestSize { get; init; } = 40;
}

/// <summary>Prices made from a seed: a walk for each instrument, its contracts a slope apart with a noise of their own.</summary>
public sealed class GeneratedPrices : IPriceSource
{
    private readonly int _seed;
    private readonly TimeSpan _step;
    private readonly DateTimeOffset _start;
    private readonly IReadOnlyDictionary<string, GeneratedInstrument> _instruments;
    private readonly Dictionary<string, Walk> _walks = new(StringComparer.Ordinal);
    private readonly Dictionary<FuturesContract, Book> _books = [];

    /// <summary>Creates the source.</summary>
    /// <param name="seed">Seed: the same seed gives the same prices, whatever is asked for and in what order.</param>
    /// <param name="start">When the walks begin; before, prices stand.</param>
    /// <param name="step">Time between changes.</param>
    /// <param name="instruments">Instruments by code.</param>
    public GeneratedPrices(int seed, DateTimeOffset start, TimeSpan step, IReadOnlyDictionary<string, GeneratedInstrument> instruments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        (_seed, _start, _step, _instruments) = (seed, start, step, instruments);
    }

    /// <inheritdoc/>
    public Quote? QuoteAt(FuturesContract contract, DateTimeOffset at)
    {
        if (!_instruments.TryGetValue(contract.Instrument, out var instrument)) return null;
        if (!_walks.TryGetValue(contract.Instrument, out var walk))
        {
            _walks[contract.Instrument] = walk = new Walk(new SampleRandom(_seed, $"walk/{contract.Instrument}"), instrument.Volatility);
        }

        if (!_books.TryGetValue(contract, out var book))
        {
            var months = Months(contract.Date) - (instrument.Nearest is { } nearest ? Months(nearest) : (_start.Year * 12) + _start.Month);
            _books[contract] = book = new Book(new SampleRandom(_seed, $"book/{contract}"), instrument.TermSlope * months, instrument);
        }

        var step = at <= _start ? 0 : (long)((at - _start) / _step);
        return book.At(step, walk, _start + (_step * step));
    }

    /// <inheritdoc/>
    public DateTimeOffset? NextChange(FuturesContract contract, DateTimeOffset after)
    {
        if (!_instruments.ContainsKey(contract.Instrument)) return null;
        return after < _start ? _start + _step : _start + (_step * ((long)((after - _start) / _step) + 1));
    }

    private static int Months(int date) => (date / 10000 * 12) + (date / 100 % 100);

    // Increments from the beginning, step by step; kept, because its contracts ask at different times.
    private sealed class Walk(SampleRandom random, double volatility)
    {
        private readonly List<int> _levels = [0];
        private double _level;

        public int At(long step)
        {
            while (_levels.Count <= step)
            {
                _level += volatility * random.Normal();
                _levels.Add((int)Math.Round(_level));
            }

            return _levels[(int)step];
        }
    }

    private sealed class Book(SampleRandom random, int offset, GeneratedInstrument instrument)
    {
        private long _step = -1;
        private double _volume;
        private Quote _quote;

        public Quote At(long step, Walk walk, DateTimeOffset at)
        {
            while (_step < step) Next(walk);
            return _quote with { At = at };
        }

        private void Next(Walk walk)
        {
            _step++;
            var size = instrument.Increments.At(instrument.Price);
            var middle = walk.At(_step) + offset + random.Below(2);
            var bid = instrument.Increments.Round(instrument.Price + (middle * size));
            var ask = instrument.Increments.Round(bid + ((1 + random.Below(instrument.WidestSpread)) * size));
            double bidSize = 1 + random.Below(instrument.LargestSize), askSize = 1 + random.Below(instrument.LargestSize);
            double draw = random.Uniform(), traded = 1 + random.Below(instrument.LargestSize);
            var hasTrade = draw < 0.6;
            if (hasTrade) _volume += traded;
            _quote = new Quote(default, bid, ask, bidSize, askSize)
            {
                Last = hasTrade ? (draw < 0.3 ? bid : ask) : double.NaN,
                LastSize = hasTrade ? traded : double.NaN,
                Volume = _volume,
            };
        }
    }
}
