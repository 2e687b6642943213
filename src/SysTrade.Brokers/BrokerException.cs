using SysTrade.Domain.Errors;

namespace SysTrade.Brokers;

/// <summary>What became of a request that failed.</summary>
public enum RequestOutcome
{
    /// <summary>It never left: nothing happened at the broker, it can be made again.</summary>
    NotSent,

    /// <summary>The broker answered that it will not.</summary>
    Refused,

    /// <summary>It left and no answer came: it may have happened. Ask for orders and executions before anything is done again.</summary>
    Unknown,
}

/// <summary>A request to a broker that failed.</summary>
public sealed class BrokerException : SysTradeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errorId">Stable identifier: <c>BrokerNotConnected</c>, <c>BrokerConnectionLost</c>, <c>BrokerTimeout</c>, <c>ContractUnknown</c>, <c>QuoteUnavailable</c>, ...</param>
    /// <param name="kind">Sort of error.</param>
    /// <param name="outcome">What became of the request.</param>
    /// <param name="message">What was found and expected.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="target">Order, contract or broker concerned.</param>
    /// <param name="code">The broker's own code, or 0.</param>
    /// <param name="innerException">The cause.</param>
    public BrokerException(
        string errorId, SysErrorKind kind, RequestOutcome outcome, string message, string? remedy = null, object? target = null, int code = 0,
        Exception? innerException = null)
        : base(errorId, kind, message, remedy, target, innerException)
    {
        Outcome = outcome;
        Code = code;
    }

    /// <summary>What became of the request.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>The broker's own code, or 0.</summary>
    public int Code { get; }

    /// <summary>A request made without a connection.</summary>
    public static BrokerException NotConnected(string broker) => new(
        "BrokerNotConnected", SysErrorKind.Connection, RequestOutcome.NotSent, $"{broker} is not connected; nothing was sent.", "Connect to the broker first.", broker);

    /// <summary>A request whose connection was lost on the way.</summary>
    public static BrokerException ConnectionLost(string broker, object? target) => new(
        "BrokerConnectionLost", SysErrorKind.Connection, RequestOutcome.Unknown,
        $"The connection to {broker} was lost while a request was on its way; it may have arrived.",
        "Connect again, then ask for orders and executions before anything is sent again.", target);

    /// <summary>A contract the broker does not have.</summary>
    public static BrokerException UnknownContract(string broker, object contract) => new(
        "ContractUnknown", SysErrorKind.NotFound, RequestOutcome.Refused, $"{broker} has no contract {contract}.",
        "Check the instrument's broker settings and the contract's date.", contract);
}
