using System.Text.Json;
using CsCheck;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;

namespace SysTrade.Execution.Tests.Algos;

public sealed class AlgoTests
{
    private static readonly AlgoTable Table = AlgoTable.Standard();

    private static AlgoTrial Best(int quantity = 1, double? limit = null) => new(Table.Find("original_best"), quantity, limit: limit);

    [Fact]
    public void OriginalBest_QuietMarket_WaitsAtItsOwnSideThenFollowsTheOtherAfterFiveMinutes()
    {
        var trial = Best(3).See(100, 100.5);
        Assert.Equal(["place Limit 1 at 100"], trial.Actions);
        Assert.Equal(OriginalBestAlgo.Passive, trial.State.Phase);
        trial.After(300);
        Assert.Equal(OriginalBestAlgo.Passive, trial.State.Phase);
        trial.After(0.5).See(100.25, 100.75).After(250);
        Assert.Equal(["place Limit 1 at 100", "move to 100.5", "move to 100.75"], trial.Actions);
        trial.Fill();
        Assert.True(trial.State.IsDone);
        Assert.Equal("filled", trial.Comment);
    }

    [Fact]
    public void OriginalBest_NotFilledInTenMinutes_CancelsAndEndsOnceThatIsConfirmed()
    {
        var trial = Best().See(100, 100.5).After(301).After(300);
        Assert.Equal("cancel", trial.Actions[^1]);
        Assert.False(trial.State.IsDone);
        trial.After(59).After(2);
        Assert.Equal(["place Limit 1 at 100", "move to 100.5", "cancel", "cancel"], trial.Actions); // not confirmed for a minute: asked again
        Assert.True(trial.ConfirmCancel().State.IsDone);
    }

    [Theory]
    [InlineData(1, 100.25, 100.5, "the price moved away")] // the bid rose for a buyer
    [InlineData(-1, 100, 100.25, "the price moved away")] // the ask fell for a seller
    public void OriginalBest_OwnSideMovesAway_StopsWaiting(int quantity, double bid, double ask, string reason)
    {
        var trial = Best(quantity).See(100, 100.5).See(bid, ask);
        Assert.Equal(OriginalBestAlgo.Aggressive, trial.State.Phase);
        Assert.Contains(reason, trial.Comment, StringComparison.Ordinal);
        Assert.Equal($"move to {(quantity > 0 ? ask : bid)}", trial.Actions[^1]);
    }

    [Fact]
    public void OriginalBest_OwnSideComesNearer_KeepsWaiting() => Assert.Single(Best().See(100, 100.5).See(99.75, 100.25).Actions);

    [Fact]
    public void OriginalBest_AdverseSizes_GoesAtOnceOrStopsWaiting()
    {
        Assert.Equal(["place Market 1"], Best().See(100, 100.5, bidSize: 30, askSize: 2).Actions); // 30/2 > 5 and 2 < 3 x 1
        Assert.Equal(["place Limit 1 at 100"], Best().See(100, 100.5, bidSize: 30, askSize: 3).Actions); // 3 is not below 3 x 1
        Assert.Equal(["place Limit 1 at 100", "move to 100.5"], Best().See(100, 100.5).See(100, 100.5, 30, 2).Actions);
    }

    [Fact]
    public void OriginalBest_TradingEndsSoon_SendsAMarketOrder()
    {
        var trial = Best(-2);
        trial.ClosesAt = AlgoTrial.Begin.AddMinutes(29);
        Assert.Equal(["place Market -1"], trial.See(100, 100.5).Actions);
        Assert.Equal(OriginalBestAlgo.Market, trial.State.Phase);

        var waiting = Best(-2);
        waiting.ClosesAt = AlgoTrial.Begin.AddMinutes(32);
        waiting.See(100, 100.5);
        Assert.Equal(AlgoTrial.Begin.AddMinutes(2), waiting.WakeAt!.Value, TimeSpan.FromSeconds(1));
        Assert.Equal(["place Limit -1 at 100.5", "move to 100"], waiting.After(121).Actions);
    }

    [Fact]
    public void OriginalBest_NoUsableQuote_SendsNothingAndEndsAfterTenSeconds()
    {
        var trial = Best();
        trial.Quote = new Quote(AlgoTrial.Begin, 100, 100.5, 1, 1) { IsDelayed = true };
        Assert.False(trial.Step().State.IsDone);
        Assert.True(trial.After(10).State.IsDone);
        Assert.Empty(trial.Actions);
        Assert.Contains("only delayed quotes", trial.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void OriginalBest_QuoteIsLostWhileWaiting_StopsWaitingAndMovesWhenItIsBack()
    {
        var trial = Best().See(100, 100.5).See(double.NaN, 100.5);
        Assert.Equal(OriginalBestAlgo.Aggressive, trial.State.Phase);
        Assert.Single(trial.Actions);
        Assert.Equal("move to 100.5", trial.See(100, 100.5).Actions[^1]);
    }

    [Fact]
    public void OriginalBest_OrderOfAnotherType_EndsWithoutAnOrder()
    {
        var trial = new AlgoTrial(Table.Find("original_best"), 1, ContractOrderType.Market).See(100, 100.5);
        Assert.True(trial.State.IsDone);
        Assert.Empty(trial.Actions);
    }

    [Theory]
    [InlineData("market", BrokerOrderType.Market)]
    [InlineData("snap_mkt", BrokerOrderType.SnapMarket)]
    [InlineData("snap_mid", BrokerOrderType.SnapMid)]
    [InlineData("snap_prim", BrokerOrderType.SnapPrimary)]
    [InlineData("adaptive_mkt", BrokerOrderType.AdaptiveMarket)]
    public void SingleOrder_OneSlice_TimesOutExceptAdaptive(string name, BrokerOrderType type)
    {
        var trial = new AlgoTrial(Table.Find(name), 5, ContractOrderType.Market).See(100, 100.5);
        Assert.Equal([$"place {type} 1"], trial.Actions);
        trial.After(600);
        Assert.Single(trial.Actions);
        trial.After(1);
        Assert.Equal(name == "adaptive_mkt" ? 1 : 2, trial.Actions.Count);
    }

    [Fact]
    public void Market_PanicOrder_GoesWholeAndWithoutAQuote()
    {
        var trial = new AlgoTrial(AlgoSelection.Default.For(ContractOrderType.Panic, "CORN"), -7, ContractOrderType.Panic).Step();
        Assert.Equal(["place Market -7"], trial.Actions);
    }

    [Fact]
    public void Limit_PriceBetweenIncrements_IsRoundedNeverToAWorsePrice()
    {
        Assert.Equal(["place Limit 4 at 100.25"], new AlgoTrial(Table.Find("limit"), 4, ContractOrderType.Limit, 100.4).Step().Actions);
        var sale = new AlgoTrial(Table.Find("limit"), -4, ContractOrderType.Limit, 100.4).Step().After(100_000);
        Assert.Equal(["place Limit -4 at 100.5"], sale.Actions);
        sale.IsStopping = true;
        Assert.Equal("cancel", sale.Step().Actions[^1]);
        Assert.True(sale.Fill().State.IsDone); // filled while it was being cancelled
    }

    [Fact]
    public void Twap_FilledAtOnceInEverySlice_SendsEqualParts()
    {
        var trial = new AlgoTrial(Table.Find("twap"), 24, ContractOrderType.Best).See(100, 100.5);
        for (var i = 0; i < 12; i++) trial.Fill().After(300);
        Assert.Equal(Enumerable.Repeat("place Limit 2 at 100", 12), trial.Actions);
        Assert.True(trial.State.IsDone);
    }

    [Fact]
    public void Twap_SliceNotFilled_FollowsTheOtherSideThenGoesIntoTheNextSlice()
    {
        var trial = new AlgoTrial(Table.Find("twap"), -12).See(100, 100.5).After(179).After(2);
        Assert.Equal(["place Limit -1 at 100.5", "move to 100"], trial.Actions);
        trial.After(120).ConfirmCancel();
        Assert.Equal(["cancel", "place Limit -2 at 100.5"], trial.Actions[^2..]);
    }

    [Fact]
    public void Vwap_AllVolumeInTheLastHalfOfTheHour_TradesNothingBefore()
    {
        var table = AlgoTable.Standard(profile: VolumeProfile.From([(AlgoTrial.Begin.AddMinutes(30), 100.0), (AlgoTrial.Begin.AddMinutes(45), 100.0)], 96));
        var trial = new AlgoTrial(table.Find("vwap"), 6).See(100, 100.5);
        for (var minute = 0; minute < 25; minute += 5) Assert.Empty(trial.After(299).After(1).Actions);
        Assert.Empty(trial.After(299).Actions);
        for (var minute = 30; minute < 60; minute += 5) trial.After(1).Fill().After(299);
        Assert.Equal(Enumerable.Repeat("place Limit 1 at 100", 6), trial.Actions);
    }

    [Fact]
    public void AnyAlgo_AnyMarketAndFills_NeverBreaksTheRulesAndAlwaysEnds() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[1, 9], Gen.Bool, Gen.Select(Gen.Int[0, 5], Gen.Int[-8, 8], Gen.Int[0, 40]).Array[120]).Sample((which, size, buys, moves) =>
        {
            var algo = Table.Algos.ElementAt(which);
            var type = algo.Name == "limit" ? ContractOrderType.Limit : algo.Name == "original_best" ? ContractOrderType.Best : ContractOrderType.Market;
            var trial = new AlgoTrial(algo, buys ? size : -size, type, type == ContractOrderType.Limit ? 100 : null) { ClosesAt = AlgoTrial.Begin.AddHours(2) };
            foreach (var (what, move, amount) in moves)
            {
                if (what == 0 && trial.Child is { IsLive: true } child) trial.Fill(Math.Sign(child.Remaining) * Math.Min(Math.Abs(child.Remaining), 1 + (amount % 3)));
                else if (what == 1 && trial.Child is { Status: ChildStatus.Changing }) trial.ConfirmCancel();
                else if (what == 2) trial.See(100 + (0.25 * move), 100.25 + (0.25 * move), amount, amount / 5);
                else if (what == 3 && amount == 0 && trial.Child is { IsLive: true }) trial.Refuse();
                else trial.After(amount);
            }

            trial.IsStopping = true;
            trial.After(1).After(120);
            if (trial.Child is { IsLive: true }) trial.ConfirmCancel();
            Assert.True(trial.State.IsDone, trial.State.ToString());
            Assert.True(Math.Abs(trial.Filled) <= size);
        });

    [Fact]
    public void State_StoredAsJson_ComesBackEqual()
    {
        var state = Best().See(100, 100.5).After(301).After(300).State;
        var back = JsonSerializer.Deserialize<AlgoState>(JsonSerializer.Serialize(state))!;
        Assert.Equal(state.Memory, back.Memory);
        Assert.Equal(state, back with { Memory = state.Memory });
    }

    [Fact]
    public void Runner_AlgoThatSendsTooMuch_IsStoppedWithATypedError()
    {
        var algo = new Greedy();
        var error = Assert.Throws<SysTradeException>(() => new AlgoTrial(algo, 2).Step());
        Assert.Equal("AlgoMisbehaved", error.ErrorId);
        Assert.Contains("3 with 2 left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Selection_TypesOverridesAndReferenceNames_ChooseAsConfigured()
    {
        var section = new NamedOptions(
            new Dictionary<string, object?>
            {
                ["default_algo"] = "sysexecution.algos.algo_original_best.algoOriginalBest",
                ["market_algo"] = "sysexecution.algos.algo_snaps.algoSnapMid",
                ["algo_overrides"] = new Dictionary<string, object?> { ["CORN"] = "twap", ["US10"] = "market" },
                ["settings"] = new Dictionary<string, object?> { ["largest_slice"] = 5 },
            },
            "execution_algos");
        var selection = AlgoSelection.Read(section);
        Assert.Equal("snap_mid", selection.For(ContractOrderType.Market, "GOLD").Name);
        Assert.Equal("original_best", selection.For(ContractOrderType.Best, "GOLD").Name);
        Assert.Equal("twap", selection.For(ContractOrderType.Best, "CORN").Name);
        Assert.Equal("limit", selection.For(ContractOrderType.Limit, "US10").Name); // a market algo would lose the limit
        Assert.Equal("vwap", selection.For(ContractOrderType.Best, "US10", "vwap").Name);
        Assert.Equal("AlgoNotSuitable", Assert.Throws<SysTradeException>(() => selection.For(ContractOrderType.Limit, "US10", "market")).ErrorId);
        Assert.Equal("OrderNotExecutable", Assert.Throws<SysTradeException>(() => selection.For(ContractOrderType.BalanceTrade, "US10")).ErrorId);
        Assert.Equal(["place SnapMid 5"], new AlgoTrial(selection.For(ContractOrderType.Market, "GOLD"), 7, ContractOrderType.Market).See(1, 1.25).Actions);
    }

    [Fact]
    public void Selection_UnknownNames_AreErrorsWithTheNearest()
    {
        var algo = Assert.Throws<UnknownNameException>(() => AlgoSelection.Read(Section("best_algo", "orignal_best")));
        Assert.Equal("AlgoNotFound", algo.ErrorId);
        Assert.Contains("original_best", algo.Nearest);
        Assert.Throws<UnknownNameException>(() => AlgoSelection.Read(Section("best_algos", "market")));
        Assert.Equal("AlgoSetting", Assert.Throws<SysTradeException>(() => (AlgoSettings.Default with { LargestSlice = 0 }).Check("x")).ErrorId);

        static NamedOptions Section(string key, object value) => new(new Dictionary<string, object?> { [key] = value }, "execution_algos");
    }

    private sealed class Greedy : IExecutionAlgo
    {
        public string Name => "greedy";

        public string Description => "Sends one more than is left.";

        public bool Accepts(ContractOrderType orderType) => true;

        public AlgoStep Step(AlgoOrder order, AlgoState state, AlgoView view) => new(state, new PlaceChild(BrokerOrderType.Market, order.Quantity + order.Sign));
    }
}
