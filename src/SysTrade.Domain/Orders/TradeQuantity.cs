using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>Signed contracts to trade, one number a leg: positive buys, negative sells. Immutable; equal when all legs are.</summary>
/// <remarks>
/// The cuts keep the proportions of the legs exactly: each gives a whole multiple of <see cref="Ratio"/>, towards zero for either sign, and a
/// capacity below zero gives nothing. (The reference's cuts lose the sign of a negative capacity and, of some ratios, trade the whole size.)
/// </remarks>
[JsonConverter(typeof(TradeQuantityConverter))]
public sealed class TradeQuantity : IReadOnlyList<int>, IEquatable<TradeQuantity>
{
    private readonly int[] _legs;

    private TradeQuantity(int[] legs) => _legs = legs;

    /// <summary>Number of legs, at least one.</summary>
    public int Count => _legs.Length;

    /// <summary>Signed contracts of a leg.</summary>
    public int this[int index] => _legs[index];

    /// <summary>True when every leg is zero.</summary>
    public bool IsZero => Array.TrueForAll(_legs, l => l == 0);

    /// <summary>Sum of the legs with their signs: the change of the instrument's position.</summary>
    public int Net => _legs.Sum();

    /// <summary>Sum of the legs without their signs: what trade limits count.</summary>
    public int Size => _legs.Sum(l => Math.Abs(l));

    /// <summary>Sign of the first leg that is not zero; 0 when there is none.</summary>
    public int Direction => Math.Sign(Array.Find(_legs, l => l != 0));

    /// <summary>How often <see cref="Ratio"/> is contained: the highest common factor of the legs; 0 of a quantity of zero.</summary>
    public int Units => _legs.Aggregate(0, (factor, leg) => HighestCommonFactor(factor, Math.Abs(leg)));

    /// <summary>The smallest quantity in the same proportions and directions; zero of a quantity of zero.</summary>
    public TradeQuantity Ratio => Units is var units and > 0 ? new(Array.ConvertAll(_legs, l => l / units)) : this;

    /// <summary>A quantity of one or more legs.</summary>
    /// <exception cref="SysTradeException"><c>LegCount</c>: no legs at all.</exception>
    public static TradeQuantity Of(params ReadOnlySpan<int> legs) =>
        legs.Length > 0
            ? new(legs.ToArray())
            : throw new SysTradeException("LegCount", SysErrorKind.InvalidArgument, "A trade has no legs; expected one or more signed numbers of contracts.");

    /// <summary>Zero in each of so many legs.</summary>
    public static TradeQuantity Zero(int legs) => Of(new int[legs]);

    /// <summary>Adds leg by leg.</summary>
    /// <exception cref="SysTradeException"><c>LegCount</c>: the numbers of legs differ.</exception>
    public static TradeQuantity operator +(TradeQuantity left, TradeQuantity right) => left.Zip(right, (a, b) => checked(a + b));

    /// <summary>Subtracts leg by leg.</summary>
    /// <exception cref="SysTradeException"><c>LegCount</c>: the numbers of legs differ.</exception>
    public static TradeQuantity operator -(TradeQuantity left, TradeQuantity right) => left.Zip(right, (a, b) => checked(a - b));

    /// <summary>The opposite trade.</summary>
    public static TradeQuantity operator -(TradeQuantity quantity) => new(Array.ConvertAll(quantity._legs, l => -l));

    /// <summary>A multiple.</summary>
    public static TradeQuantity operator *(TradeQuantity quantity, int times) => new(Array.ConvertAll(quantity._legs, l => checked(l * times)));

    /// <summary>True when all legs are equal.</summary>
    public static bool operator ==(TradeQuantity? left, TradeQuantity? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True when a leg, or the number of legs, differs.</summary>
    public static bool operator !=(TradeQuantity? left, TradeQuantity? right) => !(left == right);

    /// <summary>The same quantity with one leg changed by an amount.</summary>
    public TradeQuantity Plus(int leg, int contracts)
    {
        var legs = (int[])_legs.Clone();
        legs[leg] = checked(legs[leg] + contracts);
        return new(legs);
    }

    /// <summary>The largest quantity in these proportions whose <see cref="Size"/> is at most a capacity.</summary>
    public TradeQuantity CutToSize(int capacity) => IsZero ? this : Multiple(Math.Max(0, capacity) / Ratio.Size);

    /// <summary>The largest quantity in these proportions of which no leg is above its own limit; limits below zero count as zero.</summary>
    /// <exception cref="SysTradeException"><c>LegCount</c>: not one limit a leg.</exception>
    public TradeQuantity CutPerLeg(params ReadOnlySpan<int> limits)
    {
        if (limits.Length != Count) throw DifferentLegs(limits.Length);
        var times = Units;
        var ratio = Ratio;
        for (var i = 0; i < Count; i++)
        {
            if (ratio[i] != 0) times = Math.Min(times, Math.Max(0, limits[i]) / Math.Abs(ratio[i]));
        }

        return Multiple(times);
    }

    /// <summary>The largest quantity in these proportions whose smallest leg is at most so many lots, and at least one <see cref="Ratio"/> when lots are above 0.</summary>
    /// <remarks>A spread that comes only in 3:2 is worked three by two at a time, not all at once.</remarks>
    public TradeQuantity CutToSmallestLeg(int lots)
    {
        if (IsZero || lots <= 0) return Zero(Count);
        var smallest = Ratio._legs.Where(l => l != 0).Min(l => Math.Abs(l));
        return Multiple(Math.Max(1, lots / smallest));
    }

    /// <summary>
    /// Price of the trade from the prices of its legs: the sum of leg prices times <see cref="Ratio"/>, in the direction of the first leg. One
    /// price stands for itself. NaN when a price is.
    /// </summary>
    /// <exception cref="SysTradeException"><c>LegCount</c>: not one price a leg.</exception>
    public double SpreadPrice(params ReadOnlySpan<double> prices)
    {
        if (prices.Length == 1) return prices[0];
        if (prices.Length != Count) throw DifferentLegs(prices.Length);
        var (ratio, direction, sum) = (Ratio, Direction, 0.0);
        for (var i = 0; i < Count; i++) sum += direction * ratio[i] * prices[i];
        return sum;
    }

    /// <summary>True when this is a part of another quantity: no leg is of the other sign or larger.</summary>
    public bool IsPartOf(TradeQuantity whole) =>
        Count == whole.Count && _legs.Zip(whole._legs).All(p => p.First == 0 || (Math.Sign(p.First) == Math.Sign(p.Second) && Math.Abs(p.First) <= Math.Abs(p.Second)));

    /// <inheritdoc/>
    public bool Equals(TradeQuantity? other) => other is not null && _legs.AsSpan().SequenceEqual(other._legs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TradeQuantity);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var leg in _legs) hash.Add(leg);
        return hash.ToHashCode();
    }

    /// <summary>A single leg as its number, several as <c>[1, -1]</c>.</summary>
    public override string ToString() =>
        Count == 1 ? Text(_legs[0]) : $"[{string.Join(", ", _legs.Select(Text))}]";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_legs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(int leg) => leg.ToString(CultureInfo.InvariantCulture);

    private static int HighestCommonFactor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    // Never more than there is.
    private TradeQuantity Multiple(int times) => Ratio * Math.Min(times, Units);

    private TradeQuantity Zip(TradeQuantity other, Func<int, int, int> combine)
    {
        if (other.Count != Count) throw DifferentLegs(other.Count);
        var legs = new int[Count];
        for (var i = 0; i < legs.Length; i++) legs[i] = combine(_legs[i], other._legs[i]);
        return new(legs);
    }

    private SysTradeException DifferentLegs(int found) => new(
        "LegCount", SysErrorKind.InvalidArgument, $"A trade of {Count} {(Count == 1 ? "leg" : "legs")} met {found}; expected one number for each leg.", target: ToString());
}

internal sealed class TradeQuantityConverter : JsonConverter<TradeQuantity>
{
    public override TradeQuantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var legs = new List<int>();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A trade quantity is an array of whole numbers.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) legs.Add(reader.GetInt32());
        if (legs.Count == 0) throw new JsonException("A trade quantity has at least one leg.");
        return TradeQuantity.Of([.. legs]);
    }

    public override void Write(Utf8JsonWriter writer, TradeQuantity value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var leg in value) writer.WriteNumberValue(leg);
        writer.WriteEndArray();
    }
}
