using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Generation;
using SysTrade.Production.Trading;

namespace SysTrade.PowerShell.Rows;

/// <summary>Where a strategy wants a position to be, and what it holds.</summary>
/// <param name="Strategy">Strategy.</param>
/// <param name="Instrument">Instrument.</param>
/// <param name="Kind">Buffered, Optimised, or Raw where whole positions are still to be chosen; empty when there is none.</param>
/// <param name="Optimal">Position wanted, contracts: the middle of a buffer, or before it was made whole; NaN when unknown.</param>
/// <param name="Lower">Lower edge, contracts; of an optimised position the position itself.</param>
/// <param name="Upper">Upper edge, contracts.</param>
/// <param name="Held">Contracts held.</param>
/// <param name="Trade">Contracts that would be traded, before limits and orders on the stack; null of a raw position.</param>
/// <param name="ReferencePrice">Price it was worked out at.</param>
/// <param name="ReferenceContract">Contract of that price; empty when unknown.</param>
/// <param name="ReferenceDate">When that price was, UTC; null when unknown.</param>
/// <param name="At">When it was worked out, UTC; null when it was not.</param>
/// <param name="Note">What bound it, or why it is left out.</param>
public sealed record OptimalPositionRow(
    string Strategy,
    string Instrument,
    string Kind,
    double Optimal,
    double Lower,
    double Upper,
    int Held,
    int? Trade,
    double? ReferencePrice,
    string ReferenceContract,
    DateTime? ReferenceDate,
    DateTime? At,
    string Note)
{
    internal static OptimalPositionRow Of(string strategy, StrategyPosition made, OrderBook book)
    {
        if (made.Position is { } position) return Of(position, book);
        var held = book.Position(new StrategyInstrument(strategy, made.Instrument));
        return new OptimalPositionRow(strategy, made.Instrument, "", double.NaN, double.NaN, double.NaN, held, null, null, "", made.PriceDate, null, made.LeftOut ?? "");
    }

    internal static OptimalPositionRow Of(OptimalPosition position, OrderBook book, string? note = null)
    {
        var held = book.Position(position.Key);
        var (kind, optimal, lower, upper, bound) = position switch
        {
            BufferedPosition b => ("Buffered", (b.Lower + b.Upper) / 2, b.Lower, b.Upper, null),
            OptimisedPosition o => ("Optimised", o.Optimal ?? double.NaN, o.Position, o.Position, o.Constraint),
            RawPosition r => ("Raw", r.Optimal, double.NaN, double.NaN, "optimised when orders are made"),
            _ => ("", double.NaN, double.NaN, double.NaN, null),
        };
        return new OptimalPositionRow(
            position.Key.Strategy, position.Key.Instrument, kind, optimal, lower, upper, held, position.RequiredTrade(held), position.ReferencePrice,
            position.ReferenceContract?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", position.ReferenceAt, position.At, note ?? bound ?? "");
    }
}
