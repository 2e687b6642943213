using SysTrade.Series;

namespace SysTrade.Data.SampleData;

/// <summary>Makes a plausible futures market from a seed: contract prices, rolls, stitched prices, FX, costs.</summary>
/// <remarks>
/// Spot prices follow a global factor, a factor for the asset class and a part of their own, each with trends, clusters of volatility and
/// fat tails; curves have carry and seasons; contracts are listed, rolled and expire by their cycles; holidays and missing prices occur.
/// The same options give the same numbers to the last bit on every machine; asking for more instruments changes none of the earlier ones.
/// Nothing here is a record of, or a forecast for, a real market. Safe for concurrent use.
/// </remarks>
public sealed class SampleMarketGenerator
{
    // So many of the first instruments have the whole history.
    private const int FullHistories = 12;

    private readonly SampleDataOptions _options;
    private readonly SampleSpec[] _specs;
    private readonly SampleCalendar _calendar;
    private readonly SampleFactors _factors;
    private readonly Dictionary<string, double[]> _currencies;

    /// <summary>Prepares the factors that all instruments share.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public SampleMarketGenerator(SampleDataOptions options)
    {
        _options = options.Validated();
        _specs = SampleSpecs.Take(options.Instruments, options.Seed);
        _calendar = new SampleCalendar(options.Start, options.End);
        _factors = new SampleFactors(options.Seed, _calendar.Count);
        _currencies = SampleCurrency.All.ToDictionary(c => c.Code, LogRate);
        Codes = _specs.Select(s => s.Code).ToArray();
        Catalog = new InstrumentCatalog(
            "sample market",
            _specs.Select(s => s.ToInstrument()),
            _specs.ToDictionary(s => s.Code, s => s.SpreadCost),
            _specs.ToDictionary(s => s.Code, s => s.Rolls),
            _specs.ToDictionary(s => s.Code, s => s.ToDetails()));
    }

    /// <summary>What was asked for.</summary>
    public SampleDataOptions Options => _options;

    /// <summary>Instrument codes, in the order in which they join as more are asked for.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Facts of the instruments.</summary>
    public InstrumentCatalog Catalog { get; }

    /// <summary>Keys of the FX series, such as <c>EURUSD</c>; the same whatever the instruments.</summary>
    public IReadOnlyList<string> FxPairs { get; } = SampleCurrency.All.Select(c => c.Code + "USD").ToArray();

    /// <summary>Makes one instrument; <paramref name="number"/> counts from 0.</summary>
    public SampleInstrument MakeInstrument(int number)
    {
        var spec = _specs[number];
        var seed = _options.Seed;
        var curve = new SampleCurve(spec, LogSpot(spec), _calendar.Days, new SampleRandom(seed, spec.Code + "/curve"));
        var firstRow = FirstRow(number);
        var rolls = new SampleRolls(spec.Rolls, _calendar.Days[firstRow], _calendar.Days[^1]);
        var prices = new SampleContractPrices(spec, seed, _calendar, curve, rolls);
        var quiet = Quiet(rolls);
        var closed = Closed(spec, quiet);
        foreach (var contract in rolls.Contracts) prices.MakeCloses(contract, firstRow, closed, quiet);
        var stitching = new SampleStitching(spec, _calendar, rolls);
        var contracts = _options.KeepsContractPrices
            ? rolls.Contracts.Where(c => c.Count > 0).Select(c => (new ContractPriceKey(spec.Code, c.Contract), prices.ToColumns(c))).ToArray()
            : [];
        var adjusted = stitching.AdjustedPrices();
        if (_options.IncludeHours) adjusted = SampleHours.Add(adjusted, spec, seed);
        return new SampleInstrument(spec.ToInstrument(), adjusted, stitching.MultiplePrices(), stitching.RollCalendar(), contracts);
    }

    /// <summary>Makes one FX series, at 23:00:00 of every business day but New Year and Christmas.</summary>
    public ColumnSet MakeFx(string pair)
    {
        var currency = SampleCurrency.Find(pair[..3])!;
        var (logRate, closed) = (_currencies[currency.Code], _calendar.Holidays(""));
        var (ticks, rates) = (new List<long>(_calendar.Count), new List<double>(_calendar.Count));
        var scale = 1.0;
        for (var i = 0; i < currency.Decimals; i++) scale *= 10;
        for (var row = 0; row < _calendar.Count; row++)
        {
            if (closed[row]) continue;
            ticks.Add(_calendar.Close(row));
            rates.Add(Math.Floor((PortableMath.Exp(logRate[row]) * scale) + 0.5) / scale);
        }

        return new ColumnSet(TimeIndex.FromTicks(ticks.ToArray()), Column.OfNumbers("PRICE", [.. rates]));
    }

    /// <summary>Makes everything and writes it to a store, instruments in parallel.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="progress">Told the number of instruments written so far.</param>
    /// <param name="cancellation">Stops between instruments.</param>
    public void WriteTo(ISeriesStore store, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var pair in FxPairs) store.Write(SeriesKind.FxPrices, pair, MakeFx(pair));
        var written = 0;
        Parallel.For(0, _specs.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, number =>
        {
            var made = MakeInstrument(number);
            var code = made.Instrument.Code;
            store.Write(SeriesKind.AdjustedPrices, code, made.AdjustedPrices);
            store.Write(SeriesKind.MultiplePrices, code, made.MultiplePrices);
            store.Write(SeriesKind.RollCalendars, code, made.RollCalendar);
            foreach (var (key, columns) in made.Contracts) store.Write(SeriesKind.ContractPrices, key.ToString(), columns);
            progress?.Report(Interlocked.Increment(ref written));
        });
    }

    /// <summary>Makes everything in memory.</summary>
    public MarketData ToMarketData(DateTime? startDate = null, CancellationToken cancellation = default)
    {
        var store = new InMemorySeriesStore($"sample market, seed {_options.Seed}");
        WriteTo(store, cancellation: cancellation);
        return new MarketData(store, Catalog, startDate);
    }

    private double[] LogRate(SampleCurrency currency) => _factors.LogSpot(
        new SampleRandom(_options.Seed, "fx/" + currency.Code), SampleAssetClass.Get("FX"), currency.BaseRate, currency.AnnualVolatility);

    // A future on a currency follows the currency.
    private double[] LogSpot(SampleSpec spec) => spec.AssetClass == "FX" && _currencies.TryGetValue(spec.Code, out var rate)
        ? rate
        : _factors.LogSpot(new SampleRandom(_options.Seed, spec.Code + "/spot"), SampleAssetClass.Get(spec.AssetClass), spec.BasePrice, spec.AnnualVolatility);

    private int FirstRow(int number)
    {
        if (number < FullHistories || _options.Years < 6) return 0;
        return (int)(new SampleRandom(_options.Seed, _specs[number].Code + "/first").Uniform(0, 0.4) * _calendar.Count);
    }

    private bool[] Quiet(SampleRolls rolls)
    {
        var quiet = new bool[_calendar.Count];
        for (var k = 0; k < rolls.RollCount; k++)
        {
            var desired = rolls.DesiredRoll(rolls.Held(k));
            var last = _calendar.AtOrBefore(desired + SampleRolls.QuietDays);
            for (var row = Math.Max(0, _calendar.AtOrAfter(desired - SampleRolls.QuietDays)); row <= last; row++) quiet[row] = true;
        }

        return quiet;
    }

    private bool[] Closed(SampleSpec spec, bool[] quiet)
    {
        var closed = _calendar.Holidays(spec.Region);
        var random = new SampleRandom(_options.Seed, spec.Code + "/outages");
        for (var row = 0; row < closed.Length; row++)
        {
            // Now and then a day is lost for one market alone.
            if (random.Uniform() < 0.0015 && !quiet[row]) closed[row] = true;
        }

        return closed;
    }
}
