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

    /// <summary>Rows of the series that rows are added to for ever: more than one group of a columnar file.</summary>
    public const int LongRows = 20_000;

    /// <summary>How often a reading process reads.</summary>
    private const int Reads = 60;

    private const string Variable = "SYSTRADE_TEST_WRITE_INTO";
    private const string AppendVariable = "SYSTRADE_TEST_APPEND_INTO";
    private const string LongVariable = "SYSTRADE_TEST_APPEND_LONG_INTO";
    private const string ReadVariable = "SYSTRADE_TEST_READ_FROM";

    /// <summary>The two sets that it writes in turn; large enough that a kill mostly comes in the middle of one.</summary>
    public static ColumnSet Set(int which) => Samples.Constant(Kind, 20_000 + (which * 1000), which);

    /// <summary>Starts it; it prints one character after each write.</summary>
    public static ChildProcess Start(string folder) => Start(Variable, folder);

    /// <summary>Starts one that appends a row more each time until all are stored, whoever stored them, and ends.</summary>
    public static ChildProcess StartAppending(string folder) => Start(AppendVariable, folder);

    /// <summary>Starts one that adds a row at a time to a long series until it is killed; it prints a character after each.</summary>
    public static ChildProcess StartAppendingLong(string folder) => Start(LongVariable, folder);

    /// <summary>Starts one that reads again and again what a writer writes; it ends with 0 when it saw one of its two sets each time, and each at least once.</summary>
    public static ChildProcess StartReading(string folder) => Start(ReadVariable, folder);

    private static ChildProcess Start(string variable, string folder)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return ChildProcess.Start(dotnet, [typeof(WriterProcess).Assembly.Location], new Dictionary<string, string?> { [variable] = folder });
    }

    /// <summary>Called before anything else in the test program: writes for ever when the variable is set.</summary>
    public static void RunWhenAsked(Func<string, ISeriesStore> open)
    {
        if (Environment.GetEnvironmentVariable(AppendVariable) is { Length: > 0 } shared) Append(open(shared));
        if (Environment.GetEnvironmentVariable(LongVariable) is { Length: > 0 } longer) AppendLong(open(longer));
        if (Environment.GetEnvironmentVariable(ReadVariable) is { Length: > 0 } read) Read(open(read));
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;
        var store = open(folder);
        for (var which = 0; ; which = 1 - which)
        {
            store.Write(Kind, Key, Set(which));
            Console.Out.Write('.');
            Console.Out.Flush();
        }
    }

    private static void AppendLong(ISeriesStore store)
    {
        var all = Samples.Constant(Kind, 2 * LongRows, 1);
        for (var rows = LongRows; rows < all.Count; rows++)
        {
            store.Append(Kind, Key, all.Slice((rows - 1)..(rows + 1)));
            Console.Out.Write('.');
            Console.Out.Flush();
        }

        Environment.Exit(0);
    }

    private static void Read(ISeriesStore store)
    {
        var seen = new int[2];
        ColumnSet[] sets = [Set(0), Set(1)];
        for (var i = 0; i < Reads || seen.Contains(0); i++)
        {
            var read = store.Read(Kind, Key);
            var which = read.Count == sets[0].Count ? 0 : 1;
            Samples.Equal(sets[which], read);
            seen[which]++;
        }

        Environment.Exit(0);
    }

    private static void Append(ISeriesStore store)
    {
        for (var rows = 1; rows <= AppendedRows; rows++) store.Append(Kind, Key, Samples.Constant(Kind, rows, 1));
        Environment.Exit(0);
    }
}
