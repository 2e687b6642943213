using SysTrade.Brokers.Market;

namespace SysTrade.Execution.Algos;

/// <summary>A quote as somebody who wants to buy or sell sees it. Prices in price units; NaN where the quote has none.</summary>
/// <param name="Quantity">What is to be traded, signed; 0 counts as buying one.</param>
/// <param name="SidePrice">Price to trade at now: the ask of a buyer, the bid of a seller.</param>
/// <param name="OffsidePrice">Price to wait at: the bid of a buyer, the ask of a seller.</param>
/// <param name="SideSize">Contracts to be had at <paramref name="SidePrice"/>; 0 where unknown.</param>
/// <param name="OffsideSize">Contracts that wait at <paramref name="OffsidePrice"/>; 0 where unknown.</param>
/// <param name="Spread">Ask less bid; may be negative in a crossed or implied quote.</param>
/// <remarks>The reference's tick analysis (handbook, production 1.5).</remarks>
public readonly record struct TickAnalysis(int Quantity, double SidePrice, double OffsidePrice, double SideSize, double OffsideSize, double Spread)
{
    /// <summary>The imbalance where nothing is to be had on the side to trade at.</summary>
    public const double NothingOnSide = 9999;

    /// <summary>Middle of both prices.</summary>
    public double Mid => (SidePrice + OffsidePrice) / 2;

    /// <summary>Contracts that wait on our own side for each one to be had: a large one says that the price is about to move away.</summary>
    public double Imbalance => SideSize == 0 ? NothingOnSide : OffsideSize / SideSize;

    /// <summary>Looks at a quote.</summary>
    public static TickAnalysis Of(in Quote quote, int quantity)
    {
        double bidSize = double.IsNaN(quote.BidSize) ? 0 : quote.BidSize, askSize = double.IsNaN(quote.AskSize) ? 0 : quote.AskSize;
        return quantity >= 0
            ? new TickAnalysis(quantity, quote.Ask, quote.Bid, askSize, bidSize, quote.Spread)
            : new TickAnalysis(quantity, quote.Bid, quote.Ask, bidSize, askSize, quote.Spread);
    }

    /// <summary>True when many more wait than can be had, and what can be had is little against what we want: the price is about to run away.</summary>
    /// <param name="imbalance">Imbalance above which it counts (reference: 5).</param>
    /// <param name="sizeFactor">What can be had is little below this many times our quantity (reference: 3).</param>
    public bool IsSizeAdverse(double imbalance, double sizeFactor) => Imbalance > imbalance && SideSize < sizeFactor * Math.Abs(Quantity);

    /// <summary>True when the price waited at moved away since an earlier look: up for a buyer, down for a seller.</summary>
    public bool IsPriceWorseThan(in TickAnalysis earlier) => IsWorse(Quantity, earlier.OffsidePrice, OffsidePrice);

    /// <summary>True when a price moved from <paramref name="before"/> to <paramref name="now"/> away from a buyer (positive quantity) or a seller.</summary>
    public static bool IsWorse(int quantity, double before, double now) => quantity > 0 ? now > before : now < before;
}
