using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>Errors of the driver in the project's words, for other adapters that read from MongoDB.</summary>
public static class MongoErrors
{
    /// <summary><c>StoreUnreachable</c>, <c>StoreAccess</c> or <c>StoreFailed</c>.</summary>
    /// <param name="error">A MongoException or TimeoutException of the driver.</param>
    /// <param name="description">Server and database, without password.</param>
    public static SysTradeException Translate(Exception error, string description) => MongoServer.Translate(error, description);
}
