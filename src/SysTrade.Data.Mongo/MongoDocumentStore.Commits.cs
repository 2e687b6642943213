using System.Diagnostics;
using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

public sealed partial class MongoDocumentStore
{
    private const int LargestIntent = 15 * 1024 * 1024;

    private static readonly TransactionOptions InTransaction = new(ReadConcern.Snapshot, ReadPreference.Primary, WriteConcern.WMajority.With(journal: true));

    /// <summary>The state, once all that was committed is written out.</summary>
    private MongoState Settled()
    {
        while (true)
        {
            var state = MongoState.Read(_tables.State.Find(MongoServer.TheState).As(ExactSerializer.Instance).First(), Description);
            if (state.Pending is null) return state;
            Settle(state.Pending);
        }
    }

    private void Settle(MongoIntent intent)
    {
        intent.Apply(_tables, null);
        _tables.State.UpdateOne(MongoServer.TheState & Builders<BsonDocument>.Filter.Eq("pending.id", intent.Id), Builders<BsonDocument>.Update.Set("pending", BsonNull.Value));
    }

    /// <summary>Tries until it comes through or the time is up, with growing pauses of uneven length.</summary>
    private T Repeated<T>(Func<(bool IsDone, T? Value)> attempt) => Guarded(() =>
    {
        var watch = Stopwatch.StartNew();
        for (var count = 1; ; count++)
        {
            if (attempt() is (true, var value)) return value!;
            if (watch.Elapsed > _turn.Limit) throw DocumentErrors.Busy(Description, _turn.Limit);
            Thread.Sleep(Random.Shared.Next(1, Math.Min(100, 2 << Math.Min(count, 6))));
        }
    });

    /// <summary>One attempt without transactions of the server; not done when somebody else committed since the state was read.</summary>
    private (bool IsDone, T? Value) TryAlone<T>(Func<StagedTransaction, T> work)
    {
        var state = Settled();
        var source = new MongoSource(_tables, state, null);
        var definitions = state.Collections(_collections.Keys);
        var staged = new StagedTransaction(definitions, Description, source);
        T result;
        try
        {
            result = work(staged);
        }
        catch when (!IsStill(state))
        {
            // What the work met may have been half of what somebody else was writing out.
            return default;
        }
        finally
        {
            staged.Close();
        }

        var writes = staged.Writes;
        if (writes.Count == 0 && source.Counters.Count == 0) return IsStill(state) ? (true, result) : default;
        var intent = MongoIntent.Of(state, writes, definitions, source.Counters);
        var bson = intent.ToBson();
        RequireSize(bson);
        if (!TryCommit(state, intent, bson)) return default;
        try
        {
            Settle(intent);
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            // It is committed, and whoever reads next writes it out; an error here would make the caller do it twice.
        }

        return (true, result);
    }

    private bool TryCommit(MongoState state, MongoIntent intent, BsonDocument bson)
    {
        try
        {
            return _tables.State.UpdateOne(MongoServer.Unchanged(state), MongoServer.Committed(state, intent, bson)).MatchedCount == 1;
        }
        catch (Exception e) when (e is MongoConnectionException or TimeoutException)
        {
            // The answer was lost; whether it was done is seen from the changes. Numbers of counters alone may be given up.
            return Settled().Generation == state.Generation && intent.Writes.Count > 0
                && _tables.Changes(state.Generation).Find(Builders<BsonDocument>.Filter.Eq("_id", intent.FirstSequence) & Builders<BsonDocument>.Filter.Eq("id", intent.Id)).Any();
        }
    }

    private bool IsStill(MongoState state) => _tables.State.Find(MongoServer.Unchanged(state)).Any();

    /// <summary>One attempt in a transaction of the server; not done when it met another.</summary>
    private (bool IsDone, T? Value) TryInSession<T>(Func<StagedTransaction, T> work)
    {
        using var session = _client.StartSession();
        session.StartTransaction(InTransaction);
        try
        {
            var state = MongoState.Read(_tables.State.Find(session, MongoServer.TheState).As(ExactSerializer.Instance).First(), Description);
            if (state.Pending is { } left)
            {
                session.AbortTransaction();
                Settle(left);
                return default;
            }

            var (result, intent) = Staged(work, state, session);
            if (intent is not null)
            {
                if (_tables.State.UpdateOne(session, MongoServer.Unchanged(state), MongoServer.Committed(state, intent)).MatchedCount == 0) return default;
                intent.Apply(_tables, session);
            }

            Commit(session);
            return (true, result);
        }
        catch (MongoException e) when (e.HasErrorLabel("TransientTransactionError"))
        {
            return default;
        }
        finally
        {
            if (session.IsInTransaction) MongoServer.Abort(session);
        }
    }

    private (T Result, MongoIntent? Intent) Staged<T>(Func<StagedTransaction, T> work, MongoState state, IClientSessionHandle session)
    {
        var source = new MongoSource(_tables, state, session);
        var definitions = state.Collections(_collections.Keys);
        var staged = new StagedTransaction(definitions, Description, source);
        try
        {
            var result = work(staged);
            var writes = staged.Writes;
            return (result, writes.Count == 0 && source.Counters.Count == 0 ? null : MongoIntent.Of(state, writes, definitions, source.Counters));
        }
        finally
        {
            staged.Close();
        }
    }

    private void Commit(IClientSessionHandle session)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                session.CommitTransaction();
                return;
            }
            catch (MongoException e) when (e.HasErrorLabel("UnknownTransactionCommitResult") && watch.Elapsed < _turn.Limit)
            {
                // Asking again is safe: a transaction is committed once.
            }
        }
    }

    private void RequireSize(BsonDocument bson)
    {
        if (bson.ToBson().Length is var size && size > LargestIntent) throw MongoServer.TooLarge(Description, size, LargestIntent);
    }
}
