using SysTrade.Data.Mongo;
using SysTrade.Tests;

namespace SysTrade.Data.Arctic.Tests;

/// <summary>Libraries that a Python program wrote into the stand-in for MongoDB, once for all tests; see write_arctic.py.</summary>
internal static class ArcticLibraries
{
    private const string Database = "arctic_test";

    private static readonly Lazy<Task<string?>> Problem = new(Write);

    /// <summary>The store over the libraries, or a visible skip of the calling test.</summary>
    public static async Task<ArcticSeriesStore> Require()
    {
        var server = MongoStandIn.RequireSingle();
        var problem = await Problem.Value;
        Assert.SkipWhen(problem is not null, problem ?? "");
        return new ArcticSeriesStore(MongoConnection.Parse(server.ConnectionString), "test");
    }

    /// <summary>Writes the libraries into a folder as mongodump does; or a visible skip of the calling test.</summary>
    public static async Task Dump(string folder, bool packed)
    {
        await Require();
        DumpWriter.Write(MongoStandIn.RequireSingle().ConnectionString, Database, folder, packed);
    }

    private static async Task<string?> Write()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "write_arctic.py");
        var (code, _, error) = await ChildProcess.Run(MongoStandIn.Python, [script, MongoStandIn.RequireSingle().ConnectionString, Database]);
        if (code == 0) return null;
        return error.Contains("ModuleNotFoundError", StringComparison.Ordinal)
            ? "Writing Arctic's layout needs Debian's python3-numpy, python3-lz4 and python3-pymongo (apt-get install)."
            : throw new InvalidOperationException(error);
    }
}
