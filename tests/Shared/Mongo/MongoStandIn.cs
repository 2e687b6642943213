using System.Diagnostics;

namespace SysTrade.Tests;

/// <summary>
/// A server that tests of MongoDB use, in memory and for as long as the test program runs: see mongo_stand_in.py. Tests skip visibly where its Python
/// packages are not installed.
/// </summary>
internal sealed class MongoStandIn
{
    public const string Python = "/usr/bin/python3";

    private static readonly Lazy<(MongoStandIn? Server, string? Problem)> Replica = new(() => Start("replica"));
    private static readonly Lazy<(MongoStandIn? Server, string? Problem)> Single = new(() => Start("single"));

    // Held so that its standard input stays open: the server ends with it.
    private readonly Process _process;

    private MongoStandIn(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public bool IsRunning => !_process.HasExited;

    /// <summary>A replica set of one member, with transactions; or a visible skip of the calling test.</summary>
    public static MongoStandIn RequireReplica() => Require(Replica.Value);

    /// <summary>A server without transactions; or a visible skip of the calling test.</summary>
    public static MongoStandIn RequireSingle() => Require(Single.Value);

    private static MongoStandIn Require((MongoStandIn? Server, string? Problem) started)
    {
        Assert.SkipWhen(started.Server is null, started.Problem ?? "");
        return started.Server!;
    }

    private static (MongoStandIn?, string?) Start(string mode)
    {
        const string Needed = "The stand-in for MongoDB needs Debian's python3-mongomock and python3-pymongo (apt-get install); or set SYSTRADE_TEST_MONGODB to a server.";
        if (!File.Exists(Python)) return (null, Needed);
        var script = Path.Combine(AppContext.BaseDirectory, "mongo_stand_in.py");
        var start = new ProcessStartInfo(Python, [script, mode]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        // Drained, so that it never waits for us.
        var errors = process.StandardError.ReadToEndAsync();
        if (int.TryParse(process.StandardOutput.ReadLine(), out var port)) return (new MongoStandIn(process, $"mongodb://127.0.0.1:{port}/"), null);
        process.WaitForExit();
        return errors.Result.Contains("ModuleNotFoundError", StringComparison.Ordinal) ? (null, Needed) : throw new InvalidOperationException(errors.Result);
    }
}
