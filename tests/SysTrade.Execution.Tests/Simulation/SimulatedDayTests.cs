using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Tests.Stores;

namespace SysTrade.Execution.Tests.Simulation;

/// <summary>
/// Trading days from seeds. <c>SYSTRADE_SIMULATION_DAYS</c> says how many, <c>SYSTRADE_SIMULATION_SEED</c> which one is first (and is alone when no number
/// is given), <c>SYSTRADE_SIMULATION_STORE</c> in which store they are lived (Memory, Sqlite, MongoStandIn, MongoServer; Memory by default);
/// <c>SYSTRADE_SIMULATION_MOMENT</c> ends the process at that moment of a short day, and at no other.
/// </summary>
public sealed class SimulatedDayTests
{
    [Theory]
    [InlineData(StoreKind.Memory, 300, 60)]
    [InlineData(StoreKind.Sqlite, 20, 60)]
    [InlineData(StoreKind.MongoStandIn, 1, 10)]
    [InlineData(StoreKind.MongoServer, 20, 60)]
    public void AnyDay_WhateverGoesWrong_BooksAndBrokerAgreeAndNothingIsSentTwice(StoreKind store, int usualDays, int rounds)
    {
        var first = Number("SYSTRADE_SIMULATION_SEED");
        var asked = Number("SYSTRADE_SIMULATION_DAYS");
        var named = Environment.GetEnvironmentVariable("SYSTRADE_SIMULATION_STORE") is { Length: > 0 } name ? Enum.Parse<StoreKind>(name, ignoreCase: true) : StoreKind.Memory;
        Assert.SkipWhen((first ?? asked) is not null && store != named, $"The days asked for are lived in the store {named}: see SYSTRADE_SIMULATION_STORE.");
        using (new TestStore(store))
        {
            // A store that is not there skips the test before any day begins.
        }

        var days = asked ?? (first is null ? usualDays : 1);
        int fills = 0, crashes = 0;
        var failures = new ConcurrentQueue<string>();
        Parallel.For(first ?? 1, (first ?? 1) + days, (seed, loop) =>
        {
            using var day = new SimulatedDay(seed, store);
            try
            {
                day.Run(rounds);
                Check(day);
            }
#pragma warning disable CA1031 // Whatever happens in a day is the day's failure.
            catch (Exception error)
#pragma warning restore CA1031
            {
                var log = days > 1 ? "" : "\n" + string.Join('\n', day.Log);
                failures.Enqueue(
                    $"Day {seed}: {error.Message}\nReplay: SYSTRADE_SIMULATION_STORE={store} SYSTRADE_SIMULATION_SEED={seed} dotnet test tests/SysTrade.Execution.Tests --filter FullyQualifiedName~AnyDay\n"
                    + (error is Xunit.Sdk.IAssertionException ? "" : error.StackTrace) + log);
                if (failures.Count >= 5) loop.Stop();
            }

            Interlocked.Add(ref fills, day.Exchange.Executions.Count);
            Interlocked.Add(ref crashes, day.Crashes);
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));

        // The days were what they are meant to be.
        if (days < 20) return;
        Assert.True(fills > days * 5, $"only {fills} fills in {days} days");
        Assert.True(crashes > days, $"only {crashes} crashes in {days} days");
    }

    /// <summary>Ends the process at each moment of a short day in turn: before and after every write and every message.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnyMomentOfADay_TheProcessEndsThere_BooksAndBrokerAgreeAndNothingIsSentTwice(int usualSeed)
    {
        const int Rounds = 15;
        var only = Number("SYSTRADE_SIMULATION_MOMENT");
        var seed = only is null ? usualSeed : Number("SYSTRADE_SIMULATION_SEED") ?? usualSeed;
        Assert.SkipWhen(only is null && (Number("SYSTRADE_SIMULATION_SEED") ?? Number("SYSTRADE_SIMULATION_DAYS")) is not null, "Days are asked for, not moments: see SYSTRADE_SIMULATION_MOMENT.");
        using var whole = new SimulatedDay(seed, StoreKind.Memory);
        whole.Run(Rounds, endsAt: int.MaxValue);
        Check(whole);
        Assert.True(whole.Moments > 60, $"only {whole.Moments} moments in the day");
        var failures = new ConcurrentQueue<string>();
        Parallel.For(only ?? 1, (only ?? whole.Moments) + 1, moment =>
        {
            using var day = new SimulatedDay(seed, StoreKind.Memory);
            try
            {
                day.Run(Rounds, endsAt: moment);
                Assert.Equal(1, day.Crashes);
                Check(day);
            }
#pragma warning disable CA1031 // Whatever happens in a day is the day's failure.
            catch (Exception error)
#pragma warning restore CA1031
            {
                var log = only is null ? "" : "\n" + string.Join('\n', day.Log);
                failures.Enqueue(
                    $"Day {seed} that ends at moment {moment}: {error.Message}\nReplay: SYSTRADE_SIMULATION_MOMENT={moment} SYSTRADE_SIMULATION_SEED={seed} " +
                    $"dotnet test tests/SysTrade.Execution.Tests --filter FullyQualifiedName~AnyMoment{log}");
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.Take(5)));
    }

    private static void Check(SimulatedDay day)
    {
        var book = day.Book;
        var executions = day.Exchange.Executions;

        // Executions at the broker, the contract ledger and the strategy ledger tell the same positions.
        var atBroker = executions.GroupBy(e => e.Contract.ToString()).ToDictionary(g => g.Key, g => g.Sum(e => e.Quantity));
        var ledger = book.Positions(LedgerKind.Contract).ToDictionary(p => p.Name, p => p.Position);
        Same("contract positions", atBroker, ledger);
        Same(
            "strategy positions",
            book.Positions(LedgerKind.Contract).GroupBy(p => p.Instrument).ToDictionary(g => g.Key, g => g.Sum(p => p.Position)),
            book.Positions(LedgerKind.Strategy).GroupBy(p => p.Instrument).ToDictionary(g => g.Key, g => g.Sum(p => p.Position)));

        // Every execution is booked once, for the order it was done for.
        var booked = book.Executions().Where(e => e is { IsBusted: false, Order.Level: OrderLevel.Broker }).ToDictionary(e => e.Execution.Id);
        Assert.Equal(executions.Select(e => e.ExecutionId).Order(), booked.Keys.Order());
        Assert.All(executions, e => Assert.Equal((e.Quantity, e.Price), (booked[e.ExecutionId].Execution.Quantity, booked[e.ExecutionId].Execution.Price)));

        // Nothing is sent twice: what arrived has its order here, what has an order here arrived at most once, and no id was used again.
        Assert.Equal(0, day.Exchange.DuplicateTickets);
        var ours = book.Orders(OrderLevel.Broker).Concat(book.History(OrderLevel.Broker)).Cast<BrokerOrder>().ToDictionary(o => o.ClientOrderId!);
        var arrived = day.Exchange.Orders;
        Assert.Equal(arrived.Count, arrived.Select(o => o.ClientOrderId).Distinct().Count());
        foreach (var order in arrived)
        {
            Assert.True(ours.TryGetValue(order.ClientOrderId!, out var mine), $"{order.ClientOrderId} arrived and is not in the book");
            Assert.True(order.HasEnded, $"{order.ClientOrderId} is still {order.Status} at the broker");
            Assert.Equal(order.Contract.Trade(order.Filled).Sum(l => Math.Abs(l.Quantity)), mine.Fill.Quantity.Size);
        }

        // Never more of a contract order than it wanted, its attempts together.
        foreach (var contract in book.Orders(OrderLevel.Contract).Concat(book.History(OrderLevel.Contract)))
        {
            Assert.True(contract.Fill.Quantity.IsPartOf(contract.Trade), $"{contract.Id} filled {contract.Fill.Quantity} of {contract.Trade}");
        }

        // Nothing stays on a stack.
        Assert.Empty(book.Orders().Select(o => $"{o.Id} {o.Status} {o.TypeName} {o.Trade} filled {o.Fill.Quantity}"));
        Assert.Empty(book.History().Where(o => !o.IsDone).Select(o => $"{o.Id} {o.Status} is in the history"));
        Assert.Empty(book.Runs().Select(r => r.Order.ToString()));
        Assert.DoesNotContain(book.InstrumentLocks(), l => l.Kind is InstrumentLockKind.Break or InstrumentLockKind.Overfill);

        // Limits: what was traded in the day, whatever came of it afterwards. Positions were looked at after every step.
        foreach (var instrument in SimulatedDay.Instruments)
        {
            var traded = executions.Where(e => e.Contract.Instrument == instrument).Sum(e => Math.Abs(e.Quantity));
            Assert.True(traded <= SimulatedDay.TradeLimit, $"{traded} {instrument} were traded in a day");
        }

        BookReplay.Verify(book);
    }

    private static void Same(string what, Dictionary<string, int> expected, Dictionary<string, int> found)
    {
        var different = expected.Keys.Union(found.Keys).Where(k => expected.GetValueOrDefault(k) != found.GetValueOrDefault(k)).Order()
            .Aggregate(new StringBuilder(), (text, k) => text.Append(CultureInfo.InvariantCulture, $" {k}: {expected.GetValueOrDefault(k)} against {found.GetValueOrDefault(k)};"));
        Assert.True(different.Length == 0, $"{what} differ:{different}");
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
