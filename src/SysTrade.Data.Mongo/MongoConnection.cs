using MongoDB.Driver;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>Where a MongoDB server is and how to sign on. Says nothing of passwords in <see cref="Description"/>, errors or <see cref="ToString"/>.</summary>
public sealed class MongoConnection
{
    private static readonly TimeSpan SelectionTimeout = TimeSpan.FromSeconds(10);

    private readonly MongoUrl _url;

    private MongoConnection(MongoUrl url) => _url = url;

    /// <summary>Hosts and database, without user and password.</summary>
    public string Description => $"mongodb://{string.Join(",", _url.Servers.Select(s => $"{s.Host}:{s.Port}"))}";

    /// <summary>Database named in the connection string, or null.</summary>
    public string? Database => _url.DatabaseName;

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="SysTradeException"><c>InvalidConnectionString</c>; the message does not repeat it, because it may hold a password.</exception>
    public static MongoConnection Parse(string connectionString)
    {
        try
        {
            return new MongoConnection(new MongoUrl(connectionString));
        }
        catch (Exception e) when (e is MongoException or ArgumentException or FormatException)
        {
            // The driver's message repeats the text, so it is not handed on as the cause either.
            throw Invalid("The connection string of MongoDB is not valid");
        }
    }

    /// <summary>Reads the connection string that an environment variable holds.</summary>
    /// <exception cref="SysTradeException"><c>SecretNotFound</c>, <c>InvalidConnectionString</c>.</exception>
    public static MongoConnection FromEnvironment(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? Parse(text)
            : throw new MissingDataException("SecretNotFound", $"The environment variable '{variable}' is not set; it should hold a connection string of MongoDB.", $"Set {variable}.", variable);

    /// <summary>Reads the connection string in the first line of a file, which only its owner may read.</summary>
    /// <exception cref="SysTradeException"><c>SecretNotFound</c>; <c>SecretExposed</c>: others may read the file; <c>InvalidConnectionString</c>.</exception>
    public static MongoConnection FromSecretFile(string path)
    {
        if (!File.Exists(path)) throw new MissingDataException("SecretNotFound", $"{path} does not exist; it should hold a connection string of MongoDB.", "Make the file.", path);
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new SysTradeException("SecretExposed", SysErrorKind.InvalidArgument, $"{path} can be read by others than its owner.", $"chmod 600 '{path}'", path);
        }

        return Parse(File.ReadLines(path).FirstOrDefault()?.Trim() ?? "");
    }

    /// <summary>A client; those of equal connections share their sockets.</summary>
    public IMongoClient Connect()
    {
        var settings = MongoClientSettings.FromUrl(_url);
        // The driver looks for a server for 30 seconds; nobody waits so long at a prompt. A connection string may say otherwise.
        if (_url.ServerSelectionTimeout == MongoDefaults.ServerSelectionTimeout) settings.ServerSelectionTimeout = SelectionTimeout;
        settings.ReadPreference = ReadPreference.Primary;
        // What was acknowledged survives the loss of a member and of power.
        settings.WriteConcern = WriteConcern.WMajority.With(journal: true);
        return new MongoClient(settings);
    }

    /// <inheritdoc/>
    public override string ToString() => Description;

    private static SysTradeException Invalid(string problem) =>
        new("InvalidConnectionString", SysErrorKind.InvalidArgument, $"{problem}. Expected mongodb://user:password@host:port/database?options.", "Escape special characters of the password as %XX.");
}
