using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Positions;

/// <summary>Which of the two ledgers.</summary>
public enum LedgerKind
{
    /// <summary>Positions by contract: what the broker should hold.</summary>
    Contract,

    /// <summary>Positions by strategy and instrument.</summary>
    Strategy,
}

/// <summary>One change of a position, with what caused it.</summary>
/// <param name="Ledger">The contract, or strategy and instrument.</param>
/// <param name="Sequence">Number of the row, growing over all ledgers.</param>
/// <param name="At">When it was booked, UTC. Rows may share a time; the sequence orders them.</param>
/// <param name="Change">Signed contracts.</param>
/// <param name="Position">Position after it.</param>
/// <param name="Order">Order that caused it.</param>
/// <param name="ExecutionId">Execution that caused it.</param>
/// <param name="Why">Fill, bust, correction, transfer, balance.</param>
public sealed record PositionRow(string Ledger, long Sequence, DateTime At, int Change, int Position, OrderId Order, string ExecutionId, string Why);

/// <summary>A position as it is now.</summary>
/// <param name="Kind">Ledger.</param>
/// <param name="Name">The contract, or strategy and instrument.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Position">Signed contracts.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
public sealed record LedgerPosition(LedgerKind Kind, string Name, string Instrument, int Position, DateTime UpdatedAt);
