using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>Technologies that keep data.</summary>
public enum StoreTechnology
{
    /// <summary>CSV files, of series and of facts of instruments.</summary>
    Csv,

    /// <summary>Parquet files, of series.</summary>
    Parquet,

    /// <summary>Arctic's libraries in MongoDB, of series, read only.</summary>
    Arctic,

    /// <summary>A SQLite file, of documents.</summary>
    Sqlite,

    /// <summary>A MongoDB database, of documents.</summary>
    Mongo,

    /// <summary>Facts of instruments that come with the product.</summary>
    Shipped,
}

/// <summary>A store: a technology and where it is. Stores of equal places are opened once.</summary>
/// <param name="Technology">Technology.</param>
/// <param name="Place">
/// Folder or file, absolute. Of MongoDB a server without user and password (<c>mongodb://host:port</c>), <c>env:VARIABLE</c> or <c>file:PATH</c>, which hold
/// the connection string. Of Arctic also <c>dump:FOLDER</c>, where <c>mongodump</c> wrote its libraries. Empty where none is needed.
/// </param>
/// <param name="Database">Database of MongoDB; otherwise null.</param>
public sealed record StorePlace(StoreTechnology Technology, string Place, string? Database = null)
{
    internal const string EnvironmentPrefix = "env:";
    internal const string FilePrefix = "file:";
    internal const string DumpPrefix = "dump:";
    internal const string ServerPrefix = "mongodb://";
    internal const string ClusterPrefix = "mongodb+srv://";

    /// <summary>Names of technologies as configs and addresses write them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<StoreTechnology>().Select(n => n.ToLowerInvariant())];

    /// <summary>The technology as configs write it.</summary>
    public string Name => Technology.ToString().ToLowerInvariant();

    /// <summary>True of what keeps series.</summary>
    public bool KeepsSeries => Technology is StoreTechnology.Csv or StoreTechnology.Parquet or StoreTechnology.Arctic;

    /// <summary>True of what keeps documents.</summary>
    public bool KeepsDocuments => Technology is StoreTechnology.Sqlite or StoreTechnology.Mongo;

    internal bool IsServer => (Technology is StoreTechnology.Arctic or StoreTechnology.Mongo) && DumpFolder is null;

    /// <summary>Folder of a dump; null of anything else.</summary>
    internal string? DumpFolder =>
        Technology == StoreTechnology.Arctic && Place.StartsWith(DumpPrefix, StringComparison.Ordinal) ? Place[DumpPrefix.Length..] : null;

    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? Name : Database is null ? $"{Name}:{Place}" : $"{Name}:{Place}/{Database}";

    /// <summary>A place of MongoDB from what a config or a person wrote.</summary>
    /// <param name="technology">Mongo or Arctic.</param>
    /// <param name="address">Server, <c>env:VARIABLE</c>, <c>file:PATH</c>, or of Arctic <c>dump:FOLDER</c>.</param>
    /// <param name="database">Database; that of the address when left out, else <c>production</c>.</param>
    /// <exception cref="SysTradeException">
    /// <c>SecretInAddress</c>: the address holds a user or a password; <c>InvalidConnectionString</c>; <c>DumpIsNoStore</c>: of documents there is no reading a
    /// dump.
    /// </exception>
    internal static StorePlace Server(StoreTechnology technology, string address, string? database)
    {
        if (address.StartsWith(DumpPrefix, StringComparison.Ordinal))
        {
            return technology == StoreTechnology.Arctic
                ? new(technology, address)
                : throw new SysTradeException(
                    "DumpIsNoStore", SysErrorKind.InvalidArgument, $"{address} is a dump of documents, which cannot be opened as a store.",
                    "Bring it over (Import-SysPysystemtrade FOLDER), or restore it to a server (mongorestore) and name that.", address);
        }

        if (address.StartsWith(EnvironmentPrefix, StringComparison.Ordinal) || address.StartsWith(FilePrefix, StringComparison.Ordinal))
        {
            return new(technology, address, database);
        }

        if (!address.Contains("://", StringComparison.Ordinal)) address = ServerPrefix + address;
        // Everything up to the last @ before the path is a user and a password.
        if (address.Contains('@', StringComparison.Ordinal))
        {
            throw new SysTradeException(
                "SecretInAddress", SysErrorKind.InvalidArgument,
                "An address of MongoDB holds a user or a password; secrets are not kept in configs and histories of prompts.",
                "Put the connection string in an environment variable and give env:VARIABLE, or in a file that only you can read and give file:PATH.");
        }

        var connection = MongoConnection.Parse(address);
        return new(technology, connection.Description, database ?? connection.Database);
    }

    /// <summary>An address with its path made absolute, where it holds one.</summary>
    internal static string Resolved(string address, Func<string, string> resolve)
    {
        var prefix = Array.Find([FilePrefix, DumpPrefix], p => address.StartsWith(p, StringComparison.Ordinal));
        return prefix is null ? address : prefix + resolve(address[prefix.Length..]);
    }

    internal MongoConnection Connection() => Place.StartsWith(EnvironmentPrefix, StringComparison.Ordinal)
        ? MongoConnection.FromEnvironment(Place[EnvironmentPrefix.Length..])
        : Place.StartsWith(FilePrefix, StringComparison.Ordinal) ? MongoConnection.FromSecretFile(Place[FilePrefix.Length..]) : MongoConnection.Parse(Place);

    internal string DatabaseOf(MongoConnection connection) => Database ?? connection.Database ?? "production";
}
