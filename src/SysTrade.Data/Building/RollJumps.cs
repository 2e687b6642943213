using SysTrade.Domain.Errors;

namespace SysTrade.Data.Building;

/// <summary>A change of the contract held in multiple prices.</summary>
/// <param name="Row">First row of the new contract.</param>
/// <param name="Old">Price of the contract left, before the roll.</param>
/// <param name="New">Price of the contract rolled into, before the roll.</param>
/// <param name="PricedRow">Row these prices are of; the rows of both when they differ are at most this one.</param>
internal sealed record RollJump(int Row, double Old, double New, int PricedRow)
{
    /// <summary>What is added to earlier prices.</summary>
    public double Difference => New - Old;

    /// <summary>What earlier prices are multiplied by.</summary>
    public double Quotient(MultiplePrices prices) => Old > 0 && New > 0
        ? New / Old
        : throw new SysTradeException(
            "PriceNotPositive", SysErrorKind.InvalidData,
            $"At the roll from {prices.PriceContract[Row - 1]} to {prices.PriceContract[Row]} on {prices.Index[Row - 1]:yyyy-MM-dd HH:mm:ss} the prices are {Old:G10} and {New:G10}; a proportional adjustment needs both above zero.",
            "Use the Panama adjustment for this instrument.", prices.PriceContract[Row]);
}

/// <summary>Finds the rolls of multiple prices and the price difference at each.</summary>
internal static class RollJumps
{
    public static IReadOnlyList<RollJump> Of(MultiplePrices prices, MissingAtRoll missing)
    {
        var jumps = new List<RollJump>();
        for (int row = 1, start = 0; row < prices.Count; row++)
        {
            if (prices.PriceContract[row] == prices.PriceContract[row - 1]) continue;
            jumps.Add(Jump(prices, row, start, missing));
            start = row;
        }

        return jumps;
    }

    private static RollJump Jump(MultiplePrices prices, int row, int start, MissingAtRoll missing)
    {
        var entered = prices.PriceContract[row];
        var last = row - 1;
        if (missing == MissingAtRoll.CarryForward)
        {
            var (old, next) = (LastKnown(prices.Price.Values, last), LastKnown(prices.Forward.Values, last));
            return double.IsNaN(old + next) || prices.ForwardContract[last] != entered ? throw Unknown(prices, row) : new RollJump(row, old, next, last);
        }

        // The contract rolled into is the forward one as a rule; where a table says otherwise the carry price may be its price.
        for (var i = last; i >= start; i--)
        {
            var next = prices.ForwardContract[i] == entered ? prices.Forward[i] : prices.CarryContract[i] == entered ? prices.Carry[i] : double.NaN;
            if (!double.IsNaN(next) && !double.IsNaN(prices.Price[i])) return new RollJump(row, prices.Price[i], next, i);
            if (missing == MissingAtRoll.Fail) break;
        }

        throw Unknown(prices, row);
    }

    private static double LastKnown(ReadOnlySpan<double> values, int row)
    {
        for (var i = row; i >= 0; i--)
        {
            if (!double.IsNaN(values[i])) return values[i];
        }

        return double.NaN;
    }

    private static SysTradeException Unknown(MultiplePrices prices, int row)
    {
        int left = prices.PriceContract[row - 1], entered = prices.PriceContract[row], forward = prices.ForwardContract[row - 1];
        var reason = forward == entered
            ? "no row before it has a price of both contracts"
            : $"the forward contract before it is {forward}, so that there is no price of {entered}";
        return new SysTradeException(
            "RollDifferenceUnknown", SysErrorKind.InvalidData,
            $"The difference of prices at the roll from {left} to {entered} after {prices.Index[row - 1]:yyyy-MM-dd HH:mm:ss} is not known: {reason}.",
            "Repair the roll calendar and build the multiple prices anew, or add the missing price.", entered);
    }
}
