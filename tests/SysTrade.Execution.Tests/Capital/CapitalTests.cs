using System.Text.Json;
using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Capital;
using SysTrade.Execution.Tests.Books;
using SysTrade.Tests;

namespace SysTrade.Execution.Tests.Capital;

public sealed class CapitalTests : IDisposable
{
    private readonly BookFixture _f = new();

    public void Dispose() => _f.Dispose();

    [Fact]
    public void After_EqualsTheReferences()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("golden", "e_orders", "total_capital.json")));
        var compared = 0;
        foreach (var c in document.RootElement.EnumerateArray())
        {
            double Of(string name) => c.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : GoldenCsv.Number(c.GetProperty(name).GetString()!);
            var before = new AccountCapital(DateTime.UnixEpoch, Of("prev_total"), Of("prev_max"), Of("prev_acc"), Of("prev_broker"));
            var after = before.After(Of("new_broker"), Enum.Parse<CapitalMethod>(c.GetProperty("method").GetString()!, ignoreCase: true), DateTime.UnixEpoch);
            Assert.Equal((Of("total"), Of("maximum"), Of("acc"), Of("new_broker")), (after.Total, after.Maximum, after.Accumulated, after.Broker), (a, b) => Close(a.Item1, b.Item1) && Close(a.Item2, b.Item2) && Close(a.Item3, b.Item3) && a.Item4 == b.Item4);
            Assert.Equal(c.GetProperty("check_pandl_size_0_1").ValueKind == JsonValueKind.String, before.ChangeTo(Of("new_broker")) > AccountCapital.LargestChange);
            compared++;
        }

        Assert.Equal(24, compared);

        static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Abs(a));
    }

    [Theory]
    [InlineData(CapitalMethod.Full, 70, 105, 105)] // a loss of 30, then a profit of 35
    [InlineData(CapitalMethod.Half, 70, 100, 100)]
    [InlineData(CapitalMethod.Fixed, 100, 100, 100)]
    public void Capital_FollowsByHand(CapitalMethod method, double afterLoss, double afterProfit, double maximum)
    {
        var start = new AccountCapital(DateTime.UnixEpoch, 100, 100, 0, 500);
        var loss = start.After(470, method, DateTime.UnixEpoch);
        var profit = loss.After(505, method, DateTime.UnixEpoch);
        Assert.Equal((afterLoss, afterProfit, maximum, 5), (loss.Total, profit.Total, profit.Maximum, profit.Accumulated));
    }

    [Fact]
    public void Accumulated_IsTheChangeOfTheAccountAndTotalStaysWithinItsBounds() =>
        Gen.Select(Gen.Double[0, 1e6], Gen.Double[-1e6, 1e6].Array[1, 20], Gen.Enum<CapitalMethod>()).Sample((total, worths, method) =>
        {
            var start = new AccountCapital(DateTime.UnixEpoch, total, total, 0, 0);
            var end = worths.Aggregate(start, (c, w) => c.After(w, method, DateTime.UnixEpoch));
            Assert.Equal(worths[^1], end.Accumulated, 1e-6);
            Assert.True(end.Total >= 0 && end.Total <= end.Maximum);
            if (method != CapitalMethod.Full) Assert.True(end.Total <= total);
        });

    [Fact]
    public void Book_KeepsEveryChangeOfTheAccount()
    {
        Assert.Equal("NoCapital", Assert.Throws<SysTradeException>(() => _f.Book.UpdateCapital(100, CapitalMethod.Full)).ErrorId);
        Assert.Equal("NoCapital", Assert.Throws<SysTradeException>(() => _f.Book.Deposit(100, "x")).ErrorId);
        _f.Book.SetCapital(_ => new AccountCapital(default, 1000, 1000, 0, 2000), "begin");
        _f.Clock.Move(TimeSpan.FromDays(1));
        _f.Book.UpdateCapital(2100, CapitalMethod.Full);
        _f.Book.Deposit(500, "savings");
        Assert.Equal("LargeCapitalChange", Assert.Throws<SysTradeException>(() => _f.Book.UpdateCapital(3000, CapitalMethod.Full)).ErrorId);
        _f.Book.UpdateCapital(2590, CapitalMethod.Half);
        _f.Book.UpdateCapital(1000, CapitalMethod.Half, allowsLarge: true);
        Assert.Equal([(1000, 2000), (1100, 2100), (1100, 2600), (1090, 2590), (0, 1000)], _f.Book.CapitalHistory().Select(c => (c.Total, c.Broker)));
        Assert.Equal((0, 1100, -1500, "tester"), (_f.Book.Capital()!.Total, _f.Book.Capital()!.Maximum, _f.Book.Capital()!.Accumulated, _f.Book.Capital()!.By));
        Assert.Equal(DateTimeKind.Utc, _f.Book.Capital()!.At.Kind);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(20, 10)]
    [InlineData(double.NaN, 10)]
    public void WhatIsNoCapital_IsRefused(double total, double maximum)
    {
        Assert.Equal("InvalidCapital", Assert.Throws<SysTradeException>(() => _f.Book.SetCapital(_ => new AccountCapital(default, total, maximum, 0, 100), "x")).ErrorId);
        Assert.Null(_f.Book.Capital());
        Assert.Empty(_f.Book.CapitalHistory());
    }

    [Fact]
    public void Capital_IsDividedByWeights_AllOrNone()
    {
        _f.Book.SetCapital(_ => new AccountCapital(default, 900, 900, 0, 900), "begin");
        _f.Book.SetCapital("fast", 10, "by hand");
        _f.Book.DivideCapital(new Dictionary<string, double> { ["trend"] = 4, ["carry"] = 2, ["idle"] = 0 }, "weights");
        Assert.Equal([("carry", 300.0), ("fast", 10.0), ("idle", 0.0), ("trend", 600.0)], _f.Book.StrategyCapitals().Select(c => (c.Strategy, c.Amount)));
        Assert.Throws<SysTradeException>(() => _f.Book.DivideCapital(new Dictionary<string, double> { ["carry"] = 1, ["bad name"] = 2 }, "x"));
        Assert.Equal(300, _f.Book.Capital("carry")!.Amount);
        Assert.Equal([10.0], _f.Book.CapitalHistory("fast").Select(c => c.Amount));
        Assert.Null(_f.Book.Capital("none"));
        foreach (var weights in new[] { new Dictionary<string, double>(), new() { ["a"] = 0 }, new() { ["a"] = -1, ["b"] = 2 }, new() { ["a"] = double.NaN } })
        {
            Assert.Equal("InvalidWeights", Assert.Throws<SysTradeException>(() => _f.Book.DivideCapital(weights, "x")).ErrorId);
        }
    }

    [Fact]
    public void SharesOfCapital_SumToTheTotal() => Gen.Double[0.01, 10].Array[1, 8].Sample(weights =>
    {
        using var f = new BookFixture();
        f.Book.SetCapital(_ => new AccountCapital(default, 1234.5, 1234.5, 0, 1), "begin");
        var made = f.Book.DivideCapital(weights.Select((w, i) => ($"s{i}", w)).ToDictionary(w => w.Item1, w => w.w), "x");
        Assert.Equal(1234.5, made.Sum(m => m.Amount), 1e-9);
    });
}
