using SysTrade.Data.Documents;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Rolls;
using SysTrade.PowerShell.Commands;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class OrderCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void Order_IsCutPreviewedPlacedExplainedAndCancelled()
    {
        using var shell = Open("life");
        shell.Run("Set-SysLimit CORN 3");
        var told = (SubmissionRow)Assert.Single(shell.Run("Submit-SysOrder trend CORN 5 -WhatIf")).BaseObject;
        Assert.Equal((5, 3, ""), (told.Wanted, told.Placed, told.Id));
        Assert.Empty(shell.Run("Get-SysOrder"));
        var placed = (SubmissionRow)Assert.Single(shell.Run("Submit-SysOrder trend CORN 5 -Confirm:$false")).BaseObject;
        Assert.Equal("I1", placed.Id);
        Assert.Contains("position_limit", shell.Run("Trace-SysOrder I1").Select(r => ((OrderStoryRow)r.BaseObject).Text).First(), StringComparison.Ordinal);
        shell.Run("Lock-SysOrder I1 'look at it' -Minutes 5; Unlock-SysOrder I1");
        Assert.Equal("Cancelled", Assert.Single(shell.Run("Get-SysOrder I1 | Stop-SysOrder -Confirm:$false")).Properties["Status"].Value.ToString());
    }

    [Fact]
    public void SetOrder_WantsLessOrAnotherLimit_AndSaysWhatItWouldDo()
    {
        using var shell = Open("changed");
        shell.Run("$null = Submit-SysOrder trend CORN 5 -Type limit -LimitPrice 441 -Confirm:$false");
        Assert.Empty(shell.Run("Set-SysOrder I1 2 -WhatIf"));
        var row = (OrderRow)Assert.Single(shell.Run("Set-SysOrder I1 2 -LimitPrice 440.5 -Confirm:$false")).BaseObject;
        Assert.Equal(("2", 440.5), (row.Trade, row.LimitPrice));
        Assert.Equal("OrderChange", SampleShell.ErrorId(shell, "Set-SysOrder I1 3 -Confirm:$false"));
        Assert.Equal("NothingToChange", SampleShell.ErrorId(shell, "Set-SysOrder I1"));
        Assert.Contains("Modified", string.Join(' ', shell.Run("Trace-SysOrder I1").Select(r => ((OrderStoryRow)r.BaseObject).ToString())), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void BalanceTrades_OfOneMomentInTwoInstruments_AreTwo()
    {
        using var shell = Open("standing");
        shell.Run("foreach ($code in 'CORN', 'US10') { Add-SysBalanceTrade trend $code 4 441.5 -Contract 203203 -Reason test -Confirm:$false }");
        Assert.Equal(["CORN", "US10"], shell.Run("Get-SysHolding -Ledger Strategy").Select(h => ((HoldingRow)h.BaseObject).Instrument));
    }

    [Fact]
    public void BalanceTradeAndMove_KeepBothLedgers()
    {
        using var shell = Open("balance");
        shell.Run("Add-SysBalanceTrade trend CORN 4 441.5 -Contract 203203 -ExecutionId e1 -Reason test -Confirm:$false; Move-SysHolding CORN trend carry 1 -Price 441 -Confirm:$false");
        var holdings = shell.Run("Get-SysHolding").Select(h => (HoldingRow)h.BaseObject).ToArray();
        Assert.Equal([("Strategy", "carry", 1), ("Strategy", "trend", 3), ("Contract", "", 4)], holdings.Select(h => (h.Ledger, h.Strategy, h.Position)));
        Assert.Equal(3, shell.Run("Get-SysHolding CORN -Ledger Strategy -History").Count);
    }

    [Theory]
    [InlineData("Get-SysOrder X1", "InvalidOrderId")]
    [InlineData("Get-SysOrder I99", "OrderNotFound")]
    [InlineData("Submit-SysOrder trend CORNN 1 -Confirm:$false", "InstrumentNotFound")]
    [InlineData("Invoke-SysStackHandler -Confirm:$false", "NoBroker")]
    [InlineData("Set-SysOverride half -Strategy trend -Reason x", "InvalidOverride")]
    [InlineData("Submit-SysOrder trend CORN 0 -Confirm:$false", "NothingToTrade")]
    [InlineData("Submit-SysOrder trend CORN 2.5 -Confirm:$false", "ParameterArgumentTransformationError")]
    [InlineData("Submit-SysOrder trend CORN '2.5' -Confirm:$false", "ParameterArgumentTransformationError")]
    [InlineData("Set-SysLimit CORN 2.5", "ParameterArgumentTransformationError")]
    [InlineData("Set-SysLimit CORNN 2", "InstrumentNotFound")]
    [InlineData("Set-SysOverride 0.5 -Instrument CORNN -Reason x", "InstrumentNotFound")]
    [InlineData("Lock-SysInstrument CORNN x", "InstrumentNotFound")]
    [InlineData("Move-SysHolding CORN trend carry 1 -Price 400 -Confirm:$false", "TransferExceeds")]
    public void Mistakes_AreNamed(string script, string id)
    {
        using var shell = Open("mistakes");
        Assert.Equal(id, SampleShell.ErrorId(shell, script));
    }

    [Fact]
    public void WhatWasSetOfAnInstrumentThatIsGone_CanBeRemoved()
    {
        using var shell = sample.Open("$null");
        shell.Run($"$null = Open-SysBook '{Path.Combine(sample.Folder, "gone.db")}'; $null = Set-SysLimit CORNN 3; $null = Set-SysOverride 0.5 -Instrument CORNN -Reason x; $null = Lock-SysInstrument CORNN x");
        shell.Run($"$null = Open-SysData '{sample.Data}'; Set-SysLimit CORNN -Remove; $null = Set-SysOverride none -Instrument CORNN -Reason x; Unlock-SysInstrument CORNN -Confirm:$false");
        Assert.Empty(shell.Run("Get-SysLimit; Get-SysOverride; Get-SysInstrumentLock"));
    }

    [Fact]
    public void MoreThanIsHeld_IsMovedOnlyWithForce()
    {
        using var shell = Open("force");
        shell.Run("Add-SysBalanceTrade trend CORN 4 441.5 -Contract 203203 -ExecutionId e1 -Reason test -Confirm:$false");
        Assert.Equal("TransferExceeds", SampleShell.ErrorId(shell, "Move-SysHolding CORN trend carry 5 -Price 441 -Confirm:$false"));
        Assert.Equal("TransferExceeds", SampleShell.ErrorId(shell, "Move-SysHolding CORN trend carry -1 -Price 441 -Confirm:$false"));
        Assert.Equal(2, shell.Run("Move-SysHolding CORN trend carry 5 -Price 441 -Force -Confirm:$false").Count);
    }

    [Theory]
    [InlineData(RollState.Force, "will trade [-6, 6] CORN/20320300 CORN/20320500 and 4 CORN/20320500, since a roll that was stopped holds -4 of one leg")]
    [InlineData(RollState.Passive, "trades nothing itself; a roll that was stopped holds -4 of one leg, which stays (Submit-SysOrder _ROLL_PSEUDO_STRATEGY CORN 4 trades it)")]
    [InlineData(RollState.Close, "will trade -6 CORN/20320300; a roll that was stopped holds -4 of one leg, which stays (Submit-SysOrder _ROLL_PSEUDO_STRATEGY CORN 4 trades it)")]
    public void RollStateAfterAStoppedRoll_TellsWhatIsStillToTrade(RollState state, string expected)
    {
        using var store = new InMemoryDocumentStore(BookCollections.All);
        var book = new OrderBook(store);
        var contracts = new RollContracts(new FuturesContract("CORN", 20320300), new FuturesContract("CORN", 20320500), 98, 97);
        book.Balance("trend", new OrderExecution("e1", contracts.Priced, 10, 98, book.Now), "start");
        Assert.Equal("will trade [-10, 10] CORN/20320300 CORN/20320500", SetSysRollStateCommand.Plan(book, "CORN", RollState.Force, contracts));
        book.SetRoll("CORN", RollState.Force_Outright, contracts.Priced, "test");
        var head = book.MakeRoll("CORN", contracts).Order!;
        var leg = book.Get(head.Id).Children[0];
        var sent = book.PrepareSend(leg, new SendRequest(TradeQuantity.Of(-4), BrokerOrderType.Market)).Order!;
        book.Book(sent.ClientOrderId, new OrderExecution("e2", contracts.Priced, -4, 98, book.Now));
        Assert.Equal(expected, SetSysRollStateCommand.Plan(book, "CORN", state, contracts));
    }

    [Fact]
    public void WithoutABook_CommandsSayHowToOpenOne()
    {
        using var shell = sample.Open("$null");
        Assert.Equal("NoBook", SampleShell.ErrorId(shell, "Get-SysOrder"));
    }

    private HostedShell Open(string name) => sample.Open($"$null = Open-SysData '{sample.Data}'; $null = Open-SysBook '{Path.Combine(sample.Folder, name + ".db")}' -As tester");
}
