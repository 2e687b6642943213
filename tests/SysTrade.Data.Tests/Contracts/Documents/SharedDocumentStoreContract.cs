using System.Globalization;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>What a store that several processes use at once must do besides.</summary>
public abstract class SharedDocumentStoreContract : DocumentStoreContract
{
    /// <summary>Tells another process which store to open.</summary>
    protected abstract string Place { get; }

    [Fact]
    public async Task Transact_ProcessKilledMeanwhile_LeavesWholeTransactionsAndAllThatWereReported()
    {
        using (Open())
        {
            // Makes the store.
        }

        var reported = new List<int>();
        for (var round = 1; round <= 3; round++)
        {
            using var process = TransferProcess.Start(Place, null);
            for (var i = 0; i < round * 3; i++) reported.Add(int.Parse((await process.Output.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture));
            process.Signal("KILL");
            await process.ExitCode();
            using var store = Open();
            Assert.True(TransferProcess.RequireWhole(store) >= reported.Count);
            Assert.All(reported, number => Assert.NotNull(store.Find("orders", number.ToString("d8", CultureInfo.InvariantCulture))));
            // The next one goes on at once; nothing is left locked.
            Assert.True(store.Transact(t => t.Next("orders")) > reported.Max());
        }
    }

    [Fact]
    public async Task Transact_SeveralProcesses_LoseNothingAndGiveEachNumberOnce()
    {
        const int Processes = 3, Rounds = 12;
        using var store = Open();
        var processes = Enumerable.Range(0, Processes).Select(_ => TransferProcess.Start(Place, Rounds)).ToArray();
        var numbers = new List<string>();
        foreach (var process in processes)
        {
            using (process)
            {
                var errors = process.Error.ReadToEndAsync(TestContext.Current.CancellationToken);
                numbers.AddRange((await process.Output.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
                Assert.True(await process.ExitCode() == 0, await errors);
            }
        }

        Assert.Equal(Processes * Rounds, numbers.Distinct().Count());
        Assert.Equal(Processes * Rounds, TransferProcess.RequireWhole(store));
    }
}
