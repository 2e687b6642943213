using MongoDB.Bson;

namespace SysTrade.Data.Arctic;

/// <summary>
/// Where Arctic's libraries are. A library <c>NAME</c> is two collections: <c>NAME.versions</c> says what versions a symbol has, <c>NAME</c> holds their
/// segments.
/// </summary>
internal abstract class ArcticDatabase : IDisposable
{
    /// <summary>Collections of versions end so.</summary>
    public const string VersionsEnding = ".versions";

    /// <summary>Where it is; never a password.</summary>
    public abstract string Description { get; }

    /// <summary>Symbols of a library whose last version was not deleted.</summary>
    public abstract IReadOnlyList<string> Symbols(string library);

    /// <summary>The last version of a symbol; null when there is none, or it was deleted.</summary>
    public abstract BsonDocument? Last(string library, string symbol);

    /// <summary>Segments of a version, in the order of their rows.</summary>
    public abstract IEnumerable<BsonDocument> Segments(string library, string symbol, ArcticVersion version);

    /// <inheritdoc/>
    public abstract void Dispose();
}
