using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using SysTrade.Data.Documents;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>
/// A process that works on a document store: it takes a number, adds an order under it and moves an amount between two positions, in one transaction,
/// and prints the number once that is committed. It is the test program itself, started with a variable set.
/// </summary>
internal static class TransferProcess
{
    private const string Place = "SYSTRADE_TEST_DOCUMENTS", Rounds = "SYSTRADE_TEST_ROUNDS";

    /// <summary>Starts it; without a number of rounds it goes on until it is killed.</summary>
    public static ChildProcess Start(string place, int? rounds)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return ChildProcess.Start(
            dotnet, [typeof(TransferProcess).Assembly.Location], new Dictionary<string, string?> { [Place] = place, [Rounds] = (rounds ?? int.MaxValue).ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>Called before anything else in the test program: works when the variable is set, and then ends the program.</summary>
    public static void RunWhenAsked(Func<string, IDocumentStore> open)
    {
        if (Environment.GetEnvironmentVariable(Place) is not { Length: > 0 } place) return;
        using (var store = open(place))
        {
            for (var round = int.Parse(Environment.GetEnvironmentVariable(Rounds)!, CultureInfo.InvariantCulture); round > 0; round--)
            {
                Console.Out.WriteLine(store.Transact(Work));
                Console.Out.Flush();
            }
        }

        Environment.Exit(0);
    }

    /// <summary>What holds after any number of whole transactions, and returns that number.</summary>
    public static int RequireWhole(IDocumentStore store)
    {
        var (orders, from, to) = store.Read(r => (r.Query(new("orders")).Count, Amount(r, "from"), Amount(r, "to")));
        Assert.Equal((-orders, orders), (from, to));
        Assert.Equal(orders * 3, store.ChangesSince(0, int.MaxValue).Count);
        return orders;
    }

    private static long Work(IDocumentTransaction transaction)
    {
        var number = transaction.Next("orders");
        transaction.Insert("orders", number.ToString("d8", CultureInfo.InvariantCulture), $$"""{"instrument":"US10","broker_id":{{number}}}""");
        transaction.Put("positions", "from", $$"""{"n":{{Amount(transaction, "from") - 1}}}""");
        transaction.Put("positions", "to", $$"""{"n":{{Amount(transaction, "to") + 1}}}""");
        return number;
    }

    private static int Amount(IDocumentReader reader, string key)
    {
        if (reader.Find("positions", key) is not { } document) return 0;
        using var json = JsonDocument.Parse(document.Json);
        return json.RootElement.GetProperty("n").GetInt32();
    }
}
