using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Prices of all contracts of one instrument, by contract. Immutable; bars are read when they are first asked for.</summary>
/// <remarks>Safe for concurrent use when its store is.</remarks>
public sealed class ContractPrices
{
    /// <summary>Column of the price that counts.</summary>
    public const string Final = "FINAL";

    /// <summary>Column of the volume.</summary>
    public const string Volume = "VOLUME";

    private readonly SortedDictionary<int, Lazy<ColumnSet>> _bars;

    private ContractPrices(string instrument, string description, SortedDictionary<int, Lazy<ColumnSet>> bars)
    {
        Instrument = instrument;
        Description = description;
        _bars = bars;
        Contracts = bars.Keys.ToArray();
    }

    /// <summary>Instrument code.</summary>
    public string Instrument { get; }

    /// <summary>Where the prices are, for messages.</summary>
    public string Description { get; }

    /// <summary>Contracts that have prices, YYYYMMDD, increasing.</summary>
    public IReadOnlyList<int> Contracts { get; }

    /// <summary>Last moment with a price of any contract; null when there are no contracts.</summary>
    public DateTime? Last => Contracts.Count == 0 ? null : Contracts.Max(c => Prices(c) is { Count: > 0 } p ? p.Index.Last : DateTime.MinValue);

    /// <summary>The contracts of an instrument in a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="frequency">Which of the stored frequencies.</param>
    /// <exception cref="MissingDataException"><c>ContractPricesNotFound</c>: there is not one contract.</exception>
    public static ContractPrices Read(ISeriesStore store, string instrument, ContractPriceFrequency frequency = ContractPriceFrequency.Mixed)
    {
        var prices = ReadOrEmpty(store, instrument, frequency);
        if (prices.Contracts.Count > 0) return prices;
        var others = store.Keys(SeriesKind.ContractPrices).Select(k => ContractPriceKey.Parse(k).Instrument).Distinct(StringComparer.Ordinal).ToArray();
        var nearest = NearestName.Find(instrument, others);
        throw new MissingDataException(
            "ContractPricesNotFound",
            $"There are no prices of contracts of '{instrument}' in {store.Description}" + (frequency == ContractPriceFrequency.Mixed ? "" : $" at the frequency {frequency}")
            + (nearest.Count > 0 ? $". Nearest: {string.Join(", ", nearest)}." : others.Length == 0 ? "; it holds prices of no contract at all." : "."),
            "Add the prices of its contracts, one series for each delivery month.",
            instrument);
    }

    /// <summary>The same as <see cref="Read"/>, without contracts where there are none.</summary>
    public static ContractPrices ReadOrEmpty(ISeriesStore store, string instrument, ContractPriceFrequency frequency = ContractPriceFrequency.Mixed)
    {
        InstrumentCode.Require(instrument);
        var bars = new SortedDictionary<int, Lazy<ColumnSet>>();
        foreach (var key in store.Keys(SeriesKind.ContractPrices))
        {
            var parsed = ContractPriceKey.Parse(key);
            if (parsed.Instrument == instrument && parsed.Frequency == frequency) bars[parsed.Contract] = new(() => store.Read(SeriesKind.ContractPrices, key));
        }

        return new ContractPrices(instrument, store.Description, bars);
    }

    /// <summary>Contracts given as bars with the columns of <see cref="SeriesKind.ContractPrices"/>.</summary>
    public static ContractPrices Of(string instrument, IEnumerable<KeyValuePair<int, ColumnSet>> bars) =>
        new(instrument, "memory", new(bars.ToDictionary(b => b.Key, b => new Lazy<ColumnSet>(() => b.Value))));

    /// <summary>Contracts given as final prices alone; open, high and low are the same, volumes are unknown.</summary>
    public static ContractPrices OfFinals(string instrument, IEnumerable<KeyValuePair<int, TimeSeries>> finals) =>
        Of(instrument, finals.Select(f => KeyValuePair.Create(f.Key, BarsOf(f.Value))));

    /// <summary>True when there are prices of a contract.</summary>
    public bool Contains(int contract) => _bars.ContainsKey(contract);

    /// <summary>Bars of a contract: open, high, low, final price, volume.</summary>
    /// <exception cref="MissingDataException"><c>ContractPricesNotFound</c>.</exception>
    public ColumnSet Bars(int contract) => _bars.TryGetValue(contract, out var bars) ? bars.Value : throw NotFound(contract);

    /// <summary>Final prices of a contract, as stored: NaN rows are kept.</summary>
    /// <exception cref="MissingDataException"><c>ContractPricesNotFound</c>.</exception>
    public TimeSeries Prices(int contract) => Bars(contract).Series(Final);

    /// <summary>Volumes of a contract, as stored.</summary>
    /// <exception cref="MissingDataException"><c>ContractPricesNotFound</c>.</exception>
    public TimeSeries Volumes(int contract) => Bars(contract).Series(Volume);

    /// <summary>Final prices of a contract, when there are any.</summary>
    public bool TryPrices(int contract, [NotNullWhen(true)] out TimeSeries? prices)
    {
        prices = Contains(contract) ? Prices(contract) : null;
        return prices is not null;
    }

    /// <summary>The nearest contract with prices in a direction from a contract, over gaps; null when there is none.</summary>
    /// <param name="contract">Where to begin; not itself an answer.</param>
    /// <param name="cycle">Months that may be an answer.</param>
    /// <param name="direction">1 for later, -1 for earlier.</param>
    public int? Nearest(int contract, RollCycle cycle, int direction)
    {
        var found = direction > 0
            ? Contracts.Where(c => c > contract && cycle.Contains(c))
            : Contracts.Where(c => c < contract && cycle.Contains(c)).Reverse();
        foreach (var one in found) return one;
        return null;
    }

    /// <summary>Stamps on which every one of some contracts has a price.</summary>
    public TimeIndex CommonStamps(IEnumerable<int> contracts)
    {
        TimeIndex? common = null;
        foreach (var contract in contracts.Distinct())
        {
            var index = Prices(contract).DropMissing().Index;
            common = common is null ? index : common.Intersect(index);
        }

        return common ?? TimeIndex.Empty;
    }

    /// <summary>The prices up to a moment, as they were known then; contracts without an earlier price are left out.</summary>
    public ContractPrices Until(DateTime moment) => Select((_, bars) => bars.Between(null, moment));

    /// <summary>Other bars for each contract; a contract without rows is left out.</summary>
    public ContractPrices Select(Func<int, ColumnSet, ColumnSet> change)
    {
        var changed = Contracts.Select(c => KeyValuePair.Create(c, change(c, Bars(c)))).Where(b => b.Value.Count > 0);
        return new ContractPrices(Instrument, Description, new(changed.ToDictionary(b => b.Key, b => new Lazy<ColumnSet>(() => b.Value))));
    }

    /// <summary>Writes every contract to a store.</summary>
    public void WriteTo(ISeriesStore store, ContractPriceFrequency frequency = ContractPriceFrequency.Mixed)
    {
        foreach (var contract in Contracts) store.Write(SeriesKind.ContractPrices, new ContractPriceKey(Instrument, contract, frequency).ToString(), Bars(contract));
    }

    /// <inheritdoc/>
    public override string ToString() => Contracts.Count == 0
        ? $"{Instrument}: no contracts"
        : $"{Instrument}: {Contracts.Count} contracts, {Contracts[0]} to {Contracts[^1]}";

    /// <summary>Bars made of final prices alone.</summary>
    internal static ColumnSet BarsOf(TimeSeries finals)
    {
        var unknown = new double[finals.Count];
        Array.Fill(unknown, double.NaN);
        return new ColumnSet(
            finals.Index,
            Column.OfNumbers("OPEN", finals.ToArray()),
            Column.OfNumbers("HIGH", finals.ToArray()),
            Column.OfNumbers("LOW", finals.ToArray()),
            Column.OfNumbers(Final, finals.ToArray()),
            Column.OfNumbers(Volume, unknown));
    }

    private MissingDataException NotFound(int contract) => new(
        "ContractPricesNotFound",
        $"There are no prices of contract {contract} of '{Instrument}' in {Description}. " + (Contracts.Count == 0 ? "It has no contracts there." : $"Its contracts run from {Contracts[0]} to {Contracts[^1]}."),
        "Add the prices of that contract, or choose another one.",
        $"{Instrument}/{contract:00000000}");
}
