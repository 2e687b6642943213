using System.Collections.Immutable;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Contracts;

/// <summary>Which way a price is moved to the grid of allowed prices.</summary>
public enum TickRounding
{
    /// <summary>To the nearest allowed price; halfway, to the even multiple (the reference's rule).</summary>
    Nearest,

    /// <summary>Down, so that a buy never pays more than asked.</summary>
    Down,

    /// <summary>Up, so that a sale never gets less than asked.</summary>
    Up,
}

/// <summary>The increment that applies from a price on.</summary>
/// <param name="From">Smallest absolute price it applies to.</param>
/// <param name="Size">The increment, price units, positive.</param>
public readonly record struct PriceBand(double From, double Size);

/// <summary>The prices a venue takes for a contract: multiples of an increment that may change with the size of the price.</summary>
public sealed class PriceIncrements
{
    // A price read from a file or made by arithmetic is on the grid when it is this near to it, as a part of the increment.
    private const double Tolerance = 1e-6;

    /// <summary>Creates the rule.</summary>
    /// <param name="bands">Increments with the absolute price each applies from; the first from 0, the others rising.</param>
    /// <exception cref="SysTradeException"><c>InvalidPriceIncrements</c>.</exception>
    public PriceIncrements(params IReadOnlyList<PriceBand> bands)
    {
        var valid = bands.Count > 0 && bands[0].From == 0;
        for (var i = 0; i < bands.Count; i++) valid &= double.IsFinite(bands[i].Size) && bands[i].Size > 0 && (i == 0 || bands[i].From > bands[i - 1].From);
        if (!valid)
        {
            throw new SysTradeException(
                "InvalidPriceIncrements", SysErrorKind.InvalidArgument,
                $"Price increments [{string.Join(", ", bands.Select(b => $"{b.Size} from {b.From}"))}] must begin at 0, rise, and be positive.", null, bands);
        }

        Bands = [.. bands];
    }

    /// <summary>One increment for all prices.</summary>
    public PriceIncrements(double size)
        : this(new PriceBand(0, size))
    {
    }

    /// <summary>The increments by price.</summary>
    public ImmutableArray<PriceBand> Bands { get; }

    /// <summary>The smallest increment.</summary>
    public double Smallest => Bands.Min(b => b.Size);

    /// <summary>The increment at a price.</summary>
    public double At(double price)
    {
        var size = Bands[0].Size;
        foreach (var band in Bands)
        {
            if (Math.Abs(price) >= band.From) size = band.Size;
        }

        return size;
    }

    /// <summary>The allowed price a price is moved to; NaN stays NaN.</summary>
    public double Round(double price, TickRounding rounding = TickRounding.Nearest)
    {
        if (!double.IsFinite(price)) return price;
        var size = At(price);
        var steps = price / size;
        var nearest = Math.Round(steps, MidpointRounding.ToEven);
        if (rounding != TickRounding.Nearest && !IsOnGrid(steps))
        {
            nearest = rounding == TickRounding.Down ? Math.Floor(steps) : Math.Ceiling(steps);
        }

        return Multiple(nearest, size);
    }

    /// <summary>The price so many increments away.</summary>
    public double Move(double price, int steps) => Round(price + (steps * At(price)));

    /// <summary>True when a venue takes the price.</summary>
    public bool Allows(double price) => double.IsFinite(price) && IsOnGrid(price / At(price));

    // Of billions of increments the last digits of a double are no longer exact, so the tolerance grows with them.
    private static bool IsOnGrid(double steps) => Math.Abs(steps - Math.Round(steps)) <= Math.Max(Tolerance, Math.Abs(steps) * 1e-15);

    // In decimal arithmetic, so that 4480 times 0.005 is 22.4 and not 22.400000000000002.
    private static double Multiple(double steps, double size) =>
        Math.Abs(steps) < 1e12 && size is > 1e-10 and < 1e10 ? (double)((decimal)steps * (decimal)size) : steps * size;
}
