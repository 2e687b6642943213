using SysTrade.Execution.Books;

namespace SysTrade.PowerShell.Rows;

/// <summary>A fill as the book has it.</summary>
/// <param name="At">When it was done, UTC.</param>
/// <param name="Strategy">Strategy; empty of a fill whose order is not known.</param>
/// <param name="Instrument">Instrument.</param>
/// <param name="Contract">Contract, YYYYMMDD.</param>
/// <param name="Quantity">Contracts, signed.</param>
/// <param name="Price">Price.</param>
/// <param name="Order">Order it is booked for.</param>
/// <param name="ExecutionId">The broker's id of it.</param>
/// <param name="IsBusted">True when it was withdrawn or replaced since.</param>
public sealed record FillRow(
    DateTime At, string Strategy, string Instrument, string Contract, int Quantity, double Price, string Order, string ExecutionId, bool IsBusted)
{
    internal static FillRow Of(BookedExecution fill) => new(
        fill.Execution.At, fill.Strategy ?? "", fill.Instrument, fill.Execution.Contract.DateText, fill.Execution.Quantity, fill.Execution.Price,
        fill.Order?.ToString() ?? "", fill.Execution.Id, fill.IsBusted);
}
