using SysTrade.Domain.Errors;

namespace SysTrade.Data.Building;

/// <summary>Changes single rows of bars by hand.</summary>
public static class PriceEdit
{
    /// <summary>The bars without one row.</summary>
    /// <exception cref="MissingDataException"><c>RowNotFound</c>.</exception>
    public static ColumnSet Remove(ColumnSet bars, DateTime moment)
    {
        var row = Row(bars, moment);
        return BarRows.Where(bars, i => i != row);
    }

    /// <summary>The bars with another final price in one row; open, high and low move by the same amount, volume stays.</summary>
    /// <exception cref="MissingDataException"><c>RowNotFound</c>.</exception>
    /// <exception cref="SysTradeException"><c>InvalidPrice</c>: the price is not a finite number.</exception>
    public static ColumnSet Replace(ColumnSet bars, DateTime moment, double price)
    {
        Row(bars, moment);
        return double.IsFinite(price)
            ? BarRows.WithFinal(bars, moment, price)
            : throw new SysTradeException("InvalidPrice", SysErrorKind.InvalidArgument, $"A price at {moment:yyyy-MM-dd HH:mm:ss} cannot be replaced by {price}.", "Give a finite number, or remove the row.", price);
    }

    private static int Row(ColumnSet bars, DateTime moment) => bars.Index.Find(moment.Ticks) is var row and >= 0
        ? row
        : throw new MissingDataException("RowNotFound", $"There is no row at {moment:yyyy-MM-dd HH:mm:ss}; the rows are {bars.Index}.", "Check the prices again.", moment);
}
