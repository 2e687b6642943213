using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Books;

/// <summary>A finished order of another program, with those that were made for it.</summary>
/// <param name="ForeignId">What that program calls it: unique among its orders of all levels, and the same whenever it is read.</param>
/// <param name="Order">The order as it ended; its number, family, parent and children are given by the book.</param>
/// <param name="Children">Orders made for it, in the order they were made.</param>
public sealed record AdoptedOrder(string ForeignId, Order Order, IReadOnlyList<AdoptedOrder> Children)
{
    /// <summary>How many orders it is, with those made for it.</summary>
    public int Count => 1 + Children.Sum(c => c.Count);

    /// <summary>Raises an error unless it can be in a history: levels below each other, every order at its end.</summary>
    /// <exception cref="SysTradeException"><c>InvalidAdoption</c>.</exception>
    internal void Require(OrderLevel level)
    {
        if (Order.Id.Level != level) throw Invalid($"it is of the level {Order.Id.Level}; expected {level}");
        if (!Order.IsDone) throw Invalid($"it is {Order.Status}; expected one that has ended");
        if (Order.CreatedAt.Kind != DateTimeKind.Utc) throw Invalid("its time is not UTC");
        if (level == OrderLevel.Broker && Children.Count > 0) throw Invalid("a broker order has no orders made for it");
        foreach (var child in Children) child.Require(level + 1);
    }

    private SysTradeException Invalid(string problem) => new(
        "InvalidAdoption", SysErrorKind.InvalidData, $"Order {ForeignId} cannot be kept in the history: {problem}.", "Leave it with the program it comes from.", ForeignId);
}
