namespace SysTrade.Domain.Orders;

/// <summary>What of an order is filled: contracts a leg, and the sum of contracts times price a leg, so that averages weigh by quantity.</summary>
/// <param name="Quantity">Signed contracts, a leg each.</param>
/// <param name="Values">Sum of signed contracts times price, a leg each.</param>
/// <param name="LastAt">Time of the latest execution, UTC; null before the first.</param>
public sealed record OrderFill(TradeQuantity Quantity, IReadOnlyList<double> Values, DateTime? LastAt)
{
    /// <summary>Average price: of a spread the price of the spread; null while a leg has no fill, or when buys and sells cancel out.</summary>
    public double? Price
    {
        get
        {
            var prices = new double[Quantity.Count];
            for (var leg = 0; leg < prices.Length; leg++)
            {
                if (LegPrice(leg) is not { } price) return null;
                prices[leg] = price;
            }

            return Quantity.SpreadPrice(prices);
        }
    }

    /// <summary>Nothing filled.</summary>
    public static OrderFill None(int legs) => new(TradeQuantity.Zero(legs), new double[legs], null);

    /// <summary>Average price of a leg weighted by quantity; null when nothing of it is filled.</summary>
    public double? LegPrice(int leg) => Quantity[leg] == 0 ? null : Values[leg] / Quantity[leg];

    /// <summary>With an execution added; a negative repetition of it takes it back.</summary>
    /// <param name="leg">Leg.</param>
    /// <param name="contracts">Signed contracts.</param>
    /// <param name="price">Price of the leg.</param>
    /// <param name="at">Time, UTC.</param>
    public OrderFill With(int leg, int contracts, double price, DateTime at)
    {
        var quantity = Quantity.Plus(leg, contracts);
        var values = Values.ToArray();

        // Nothing filled has no value: rounding must not leave a crumb that a later average would show.
        values[leg] = quantity[leg] == 0 ? 0 : values[leg] + (contracts * price);
        return new OrderFill(quantity, values, LastAt is { } last && last > at ? last : at);
    }

    /// <inheritdoc/>
    public bool Equals(OrderFill? other) => other is not null && Quantity == other.Quantity && LastAt == other.LastAt && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Quantity, LastAt);
}
