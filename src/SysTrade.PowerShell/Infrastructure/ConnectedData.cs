using SysTrade.Data;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What a session has because it is connected to data.</summary>
internal static class ConnectedData
{
    /// <summary>Takes away the connection with what came of it: its market data, and a book in its documents. False when there is none.</summary>
    public static bool Leave(SysSession session)
    {
        if (session.Find<DataBlob>() is not { } blob) return false;
        if (blob.HasSeries && ReferenceEquals(session.Find<MarketData>(), blob.Market)) session.Set<MarketData>(null);
        if (session.Find<TradingBook>() is { } book && book.IsIn(blob)) session.Set<TradingBook>(null);
        session.Set<DataBlob>(null);
        return true;
    }
}
