using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>A trade that a broker reports: of one contract, so a spread order gets one for each leg. Told apart by <see cref="Id"/>.</summary>
/// <param name="Id">The broker's id; the same execution reported twice has the same id.</param>
/// <param name="Contract">Contract.</param>
/// <param name="Quantity">Signed contracts; not zero.</param>
/// <param name="Price">Price of the contract, finite; may be negative.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record OrderExecution(string Id, FuturesContract Contract, int Quantity, double Price, DateTime At)
{
    /// <summary>Commission, or null while the broker has not told it.</summary>
    public Money? Commission { get; init; }

    /// <summary>Returns the execution, or raises what is wrong with it.</summary>
    /// <exception cref="SysTradeException"><c>InvalidExecution</c>: no id, no quantity, a price that is not a number, or a time that is not UTC.</exception>
    public OrderExecution Checked()
    {
        var wrong = string.IsNullOrWhiteSpace(Id) ? "it has no id"
            : Quantity == 0 ? "its quantity is zero"
            : !double.IsFinite(Price) ? $"its price is {Price}"
            : At.Kind != DateTimeKind.Utc ? "its time is not UTC"
            : null;
        return wrong is null
            ? this
            : throw new SysTradeException("InvalidExecution", SysErrorKind.InvalidData, $"Execution '{Id}' of {Contract} cannot be booked: {wrong}.", target: Id);
    }
}

/// <summary>An amount in a currency.</summary>
/// <param name="Amount">Amount; a commission is positive when it is paid.</param>
/// <param name="Currency">Three letters.</param>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Amount} {Currency}";
}
