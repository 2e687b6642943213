using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Storage;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>
/// The data source and the system that commands of a session use when they are given none: what <c>Open-SysData</c> opened and
/// <c>New-SysSystem</c> made last.
/// </summary>
internal static class SessionDefaults
{
    /// <summary>Names the folder of the data for sessions that open none.</summary>
    public const string DataVariable = "SYSTRADE_DATA";

    /// <summary>
    /// The default data: what was opened last, else the data of the session's system, else the folder that <see cref="DataVariable"/> names,
    /// opened once.
    /// </summary>
    /// <exception cref="SysTradeException"><c>NoData</c>: there is none; or the folder of the variable cannot be opened.</exception>
    public static MarketData Data(SysSession session) =>
        OpenData(session) ?? FromVariable(session) ?? throw new SysTradeException(
            "NoData", SysErrorKind.InvalidOperation, $"No data are open in this session, and the environment variable {DataVariable} names no folder.",
            "Open a folder with Open-SysData PATH, or make sample data with New-SysSampleData PATH and open that.");

    /// <summary>The default data that is already open, or null: for completers, which open nothing.</summary>
    public static MarketData? OpenData(SysSession session) =>
        session.Find<MarketData>() ?? session.Find<TradingSystem>()?.SourceData ?? session.Find<DataOfVariable>()?.Data;

    /// <summary>The session's current system.</summary>
    /// <exception cref="SysTradeException"><c>NoSystem</c>: none has been made.</exception>
    public static TradingSystem System(SysSession session) => session.Find<TradingSystem>() ?? throw new SysTradeException(
        "NoSystem", SysErrorKind.InvalidOperation, "There is no system in this session yet.",
        "Make one with New-SysSystem, for example: New-SysSystem chapter15 -Data PATH; or give one to -System.");

    /// <summary>The session's order book.</summary>
    /// <exception cref="SysTradeException"><c>NoBook</c>: none is open.</exception>
    public static TradingBook Book(SysSession session) => session.Find<TradingBook>() ?? throw new SysTradeException(
        "NoBook", SysErrorKind.InvalidOperation, "No order book is open in this session.", "Open one first: Open-SysBook PATH.");

    private static MarketData? FromVariable(SysSession session)
    {
        if (Environment.GetEnvironmentVariable(DataVariable) is not { Length: > 0 } folder) return null;
        if (session.Find<DataOfVariable>() is { } open && open.Folder == folder) return open.Data;
        try
        {
            var opened = new DataOfVariable(folder, MarketDataAddress.Of(folder, Path.GetFullPath).Open());
            session.Set(opened);
            return opened.Data;
        }
        catch (SysTradeException error)
        {
            throw new SysTradeException(
                error.ErrorId, error.Kind, $"The environment variable {DataVariable} names data that cannot be opened: {error.Message}",
                $"Correct {DataVariable}, or open other data with Open-SysData PATH.", folder, error);
        }
    }

    private sealed record DataOfVariable(string Folder, MarketData Data);
}
