using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;

namespace SysTrade.Brokers;

/// <summary>Something a broker told. Events may come late, twice, in another order than they happened, or be lost with the connection.</summary>
/// <param name="At">When it happened, at the broker.</param>
public abstract record BrokerEvent(DateTimeOffset At);

/// <summary>An order was taken, changed, refused or ended.</summary>
/// <param name="At">When.</param>
/// <param name="Order">The order as it is now.</param>
public sealed record OrderUpdated(DateTimeOffset At, OrderReport Order) : BrokerEvent(At);

/// <summary>A change or a cancellation of an order was refused; the order goes on as it was.</summary>
/// <param name="At">When.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Reason">Why.</param>
/// <param name="Text">The broker's words.</param>
public sealed record ChangeRefused(DateTimeOffset At, string ClientOrderId, RefusalReason Reason, string Text) : BrokerEvent(At);

/// <summary>An execution.</summary>
/// <param name="At">When.</param>
/// <param name="Execution">What was done. One that <see cref="ExecutionReport.Corrects"/> another replaces it.</param>
public sealed record ExecutionReported(DateTimeOffset At, ExecutionReport Execution) : BrokerEvent(At);

/// <summary>The commission of an execution became known; may come before the execution itself.</summary>
/// <param name="At">When.</param>
/// <param name="Commission">What was charged.</param>
public sealed record CommissionReported(DateTimeOffset At, Commission Commission) : BrokerEvent(At);

/// <summary>An execution was declared void.</summary>
/// <param name="At">When.</param>
/// <param name="Execution">The execution, <see cref="ExecutionReport.IsBusted"/>.</param>
public sealed record ExecutionBusted(DateTimeOffset At, ExecutionReport Execution) : BrokerEvent(At);

/// <summary>A quote of a contract that was subscribed to. Only the latest is kept when they are not taken in time.</summary>
/// <param name="At">When.</param>
/// <param name="Contract">The contract as it was subscribed to.</param>
/// <param name="Quote">Top of the book.</param>
public sealed record QuoteReceived(DateTimeOffset At, BrokerContract Contract, Quote Quote) : BrokerEvent(At);

/// <summary>The connection changed. After it was lost, orders and executions have to be asked for.</summary>
/// <param name="At">When.</param>
/// <param name="State">Present state.</param>
/// <param name="Text">Why, in words.</param>
/// <param name="SubscriptionsLost">True when quotes have to be subscribed to again.</param>
public sealed record ConnectionChanged(DateTimeOffset At, ConnectionState State, string Text, bool SubscriptionsLost = false) : BrokerEvent(At);

/// <summary>Something the broker wants known that changes no order: a data subscription that is missing, a farm that is down.</summary>
/// <param name="At">When.</param>
/// <param name="Code">The broker's code, or 0.</param>
/// <param name="Text">The broker's words.</param>
/// <param name="IsWarning">True when somebody should look at it.</param>
public sealed record BrokerNotice(DateTimeOffset At, int Code, string Text, bool IsWarning) : BrokerEvent(At);
