using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Contracts;

/// <summary>One leg of a tradeable thing.</summary>
/// <param name="Contract">What the leg is in.</param>
/// <param name="Ratio">Contracts of it per unit of the whole, signed; never 0.</param>
public readonly record struct ContractLeg(FuturesContract Contract, int Ratio);

/// <summary>
/// What an order or a quote is for: an outright contract, or a spread of several. Ratios have no common factor and the first is positive, so one
/// spread has one name whichever side is traded; its price is the sum of ratio times leg price and may be negative.
/// </summary>
[JsonConverter(typeof(BrokerContractConverter))]
public sealed class BrokerContract : IEquatable<BrokerContract>
{
    private BrokerContract(ImmutableArray<ContractLeg> legs) => Legs = legs;

    /// <summary>The legs, in order of their dates.</summary>
    public ImmutableArray<ContractLeg> Legs { get; }

    /// <summary>True when there is more than one leg.</summary>
    public bool IsSpread => Legs.Length > 1;

    /// <summary>Instrument of the first leg.</summary>
    public string Instrument => Legs[0].Contract.Instrument;

    /// <summary>An outright contract.</summary>
    public static BrokerContract Outright(FuturesContract contract) => new([new ContractLeg(contract, 1)]);

    /// <summary>
    /// The contract and signed number of units that a trade of several legs comes to: +4 March, -4 June is 4 units of March - June; -4 and +4 is -4
    /// units of the same spread.
    /// </summary>
    /// <param name="trade">Contracts with the signed quantity of each, none 0, no contract twice.</param>
    /// <returns>The tradeable thing and how many of it, signed.</returns>
    /// <exception cref="SysTradeException"><c>InvalidSpread</c>.</exception>
    public static (BrokerContract Contract, int Units) Of(params IReadOnlyList<(FuturesContract Contract, int Quantity)> trade)
    {
        if (trade.Count == 0 || trade.Any(l => l.Quantity == 0) || trade.Select(l => l.Contract).Distinct().Count() != trade.Count)
        {
            throw new SysTradeException(
                "InvalidSpread", SysErrorKind.InvalidArgument,
                $"A trade of [{string.Join(", ", trade.Select(l => $"{l.Quantity} {l.Contract}"))}] has no leg, a leg of 0 or a contract twice; each leg needs its own contract and a quantity.",
                "Give every leg once, with the quantity it is traded in.", trade);
        }

        var ordered = trade.OrderBy(l => l.Contract.Date).ThenBy(l => l.Contract.Instrument, StringComparer.Ordinal).ToArray();
        var factor = ordered.Select(l => Math.Abs(l.Quantity)).Aggregate(GreatestCommonDivisor);
        if (ordered[0].Quantity < 0) factor = -factor;
        return (new BrokerContract([.. ordered.Select(l => new ContractLeg(l.Contract, l.Quantity / factor))]), factor);
    }

    /// <summary>Reads what <see cref="ToString"/> writes: <c>CORN/202612</c>, or <c>+1 CORN/202612 -1 CORN/202703</c>.</summary>
    /// <exception cref="SysTradeException"><c>InvalidSpread</c>, <c>InvalidContract</c>, <c>InvalidInstrumentCode</c>.</exception>
    public static BrokerContract Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 1) return Outright(FuturesContract.Parse(words[0]));
        var legs = words.Chunk(2)
            .Select(p => p.Length == 2 && int.TryParse(p[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ratio) ? (FuturesContract.Parse(p[1]), ratio) : default)
            .ToArray();
        return legs.Length > 0 && legs.All(l => l.ratio != 0)
            ? Of(legs).Contract
            : throw new SysTradeException(
                "InvalidSpread", SysErrorKind.InvalidArgument, $"'{text}' is not a contract or spread; expected CODE/YYYYMM, or ratios and contracts such as +1 CORN/202612 -1 CORN/202703.",
                null, text);
    }

    /// <summary>The legs' signed quantities in a number of units.</summary>
    public IEnumerable<(FuturesContract Contract, int Quantity)> Trade(int units) => Legs.Select(l => (l.Contract, l.Ratio * units));

    /// <summary>Price of the whole from the prices of its legs: the sum of ratio times price; of an outright contract its price.</summary>
    /// <param name="legPrices">One price a leg, in the order of <see cref="Legs"/>.</param>
    public double Price(ReadOnlySpan<double> legPrices)
    {
        if (legPrices.Length != Legs.Length) throw new ArgumentException($"{legPrices.Length} prices were given for {Legs.Length} legs.", nameof(legPrices));
        var sum = 0.0;
        for (var i = 0; i < Legs.Length; i++) sum += Legs[i].Ratio * legPrices[i];
        return sum;
    }

    /// <inheritdoc/>
    public bool Equals(BrokerContract? other) => other is not null && Legs.AsSpan().SequenceEqual(other.Legs.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BrokerContract);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var leg in Legs) hash.Add(leg);
        return hash.ToHashCode();
    }

    /// <summary><c>CORN/20261200</c>, or of a spread <c>+1 CORN/20261200 -1 CORN/20270300</c>.</summary>
    public override string ToString() =>
        IsSpread ? string.Join(' ', Legs.Select(l => $"{(l.Ratio > 0 ? "+" : "")}{l.Ratio} {l.Contract}")) : Legs[0].Contract.ToString();

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}

internal sealed class BrokerContractConverter : JsonConverter<BrokerContract>
{
    public override BrokerContract Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BrokerContract.Parse(reader.GetString() ?? throw new JsonException("A contract is a text."));

    public override void Write(Utf8JsonWriter writer, BrokerContract value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
