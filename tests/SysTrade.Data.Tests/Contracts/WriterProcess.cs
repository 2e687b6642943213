using System.Runtime.InteropServices;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>A process that writes one key over and over until it is killed. It is the test program itself, started with a variable set.</summary>
internal static class WriterProcess
{
    public const SeriesKind Kind = SeriesKind.MultiplePrices;
    public const string Key = "US10";

    /// <summary>Rows that are stored when all appending processes are done.</summary>
    public const int AppendedRows = 30;

    private const string Variable = "SYSTRADE_TEST_WRITE_INTO";
    private const string AppendVariable = "SYSTRADE_TEST_APPEND_INTO";

    /// <summary>The two sets that it writes in turn; large enough that a kill mostly comes in the middle of one.</summary>
    public static ColumnSet Set(int which) => Samples.Constant(Kind, 20_000 + (which * 1000), which);

    /// <summary>Starts it; it prints one character after each write.</summary>
    public static ChildProcess Start(string folder) => Start(Variable, folder);

    /// <summary>Starts one that appends a row more each time until all are stored, whoever stored them, and ends.</summary>
    public static ChildProcess StartAppending(string folder) => Start(AppendVariable, folder);

    private static ChildProcess Start(string variable, string folder)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return ChildProcess.Start(dotnet, [typeof(WriterProcess).Assembly.Location], new Dictionary<string, string?> { [variable] = folder });
    }

    /// <summary>Called before anything else in the test program: writes for ever when the variable is set.</summary>
    public static void RunWhenAsked(Func<string, ISeriesStore> open)
    {
        if (Environment.GetEnvironmentVariable(AppendVariable) is { Length: > 0 } shared) Append(open(shared));
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        var store = open(folder);
        for (var which = 0; ; which = 1 - which)
        {
            store.Write(Kind, Key, Set(which));
            Console.Out.Write('.');
            Console.Out.Flush();
        }
    }

    private static void Append(ISeriesStore store)
    {
        for (var rows = 1; rows <= AppendedRows; rows++) store.Append(Kind, Key, Samples.Constant(Kind, rows, 1));
        Environment.Exit(0);
    }
}
