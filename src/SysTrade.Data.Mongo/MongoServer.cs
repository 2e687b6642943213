using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>What is asked of the server, and its errors in the project's words.</summary>
internal static class MongoServer
{
    public static FilterDefinition<BsonDocument> TheState { get; } = Builders<BsonDocument>.Filter.Eq("_id", MongoState.Id);

    /// <summary>The state as it was read, with nothing left to write out.</summary>
    public static FilterDefinition<BsonDocument> Unchanged(MongoState state) =>
        TheState & Builders<BsonDocument>.Filter.Eq("commits", state.Commits) & Builders<BsonDocument>.Filter.Eq("pending", BsonNull.Value);

    /// <summary>The change of the state that commits; with what is to be written out, where the server has no transactions.</summary>
    public static UpdateDefinition<BsonDocument> Committed(MongoState state, MongoIntent intent, BsonDocument? pending = null)
    {
        var set = new BsonDocument { ["commits"] = state.Commits + 1, ["sequence"] = intent.LastSequence };
        if (pending is not null) set["pending"] = pending;
        // As a document, because the driver's builder of updates loses the sign of -0.
        return new BsonDocument("$set", set);
    }

    /// <summary>True for a member of a replica set and for the front of a sharded cluster.</summary>
    public static bool HasTransactions(IMongoDatabase database)
    {
        var hello = database.RunCommand<BsonDocument>(new BsonDocument("hello", 1));
        return hello.Contains("setName") || hello.GetValue("msg", "") == "isdbgrid";
    }

    public static void Abort(IClientSessionHandle session)
    {
        try
        {
            session.AbortTransaction();
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            // The server undoes a transaction it hears no more of; the error that led here is the one to tell.
        }
    }

    public static SysTradeException Translate(Exception error, string description) => error switch
    {
        MongoAuthenticationException => new SysTradeException(
            "StoreAccess", SysErrorKind.Connection, $"{description} refused the user or the password.", "Check the secret that holds the connection string.", description, error),
        TimeoutException or MongoConnectionException => new SysTradeException(
            "StoreUnreachable", SysErrorKind.Connection, $"{description} cannot be reached: {FirstLine(error)}", "Check that the server runs and that the address is right.", description, error),
        MongoException unknown when unknown.HasErrorLabel("UnknownTransactionCommitResult") => new SysTradeException(
            "StoreFailed", SysErrorKind.Connection, $"{description} did not say whether it stored the transaction: {FirstLine(error)}", "Read again before anything is done anew.", description, error),
        _ => new SysTradeException("StoreFailed", SysErrorKind.InvalidOperation, $"{description} failed: {FirstLine(error)}", null, description, error),
    };

    public static SysTradeException TooLarge(string description, int size, int limit) =>
        new(
            "TransactionTooLarge", SysErrorKind.InvalidOperation, $"A transaction writes {size:N0} bytes; {description} is a single server, which keeps at most {limit:N0} at once. Nothing was stored.",
            "Write in several transactions, or make the server a replica set.", description);

    private static string FirstLine(Exception error) => error.Message.Split('\n')[0] is { Length: > 300 } line ? line[..300] + "..." : error.Message.Split('\n')[0];
}
