using SysTrade.Series;
using SysTrade.Systems.Tests.Support;
using SysTrade.Systems.Tools;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class BufferingTests
{
    private const double Missing = double.NaN;

    private static readonly TimeSeries Optimal = Days.Series(10.4, 12, 20, 19, Missing, 5, 5.4);

    private static readonly Frame Edges = Buffering.Edges(Optimal, Days.Series(1, 1, 1, 1, 1, 1, Missing));

    [Theory]
    [InlineData(true, true, new[] { 10.0, 11, 19, 19, 19, 6, 6 })]
    [InlineData(false, true, new[] { 10.0, 12, 20, 20, 20, 5, 5 })]
    [InlineData(true, false, new[] { 10.4, 11, 19, 19, 19, 6, 6 })]
    [InlineData(false, false, new[] { 10.4, 12, 20, 20, 20, 5, 5 })]
    public void PositionHeld_MovesOnlyWhenTheBufferIsLeft(bool toEdge, bool round, double[] held) =>
        Close.Equal(Days.Series(held), Buffering.Apply(Optimal, Edges, toEdge, round));

    [Fact]
    public void FirstPositionUnknown_StartsFromNothing()
    {
        var optimal = Days.Series(Missing, Missing, 5);
        Close.Equal(Days.Series(0, 0, 4), Buffering.Apply(optimal, Buffering.Edges(optimal, Days.Series(1, 1, 1)), true, true));
    }

    [Fact]
    public void Halves_AreRoundedToTheEvenNeighbour()
    {
        var optimal = Days.Series(0.5, 1.5, 2.5, -0.5, -1.5);
        Close.Equal(Days.Series(0, 2, 2, 0, -2), Buffering.Apply(optimal, Buffering.Edges(optimal, optimal * 0), true, true));
    }

    [Fact]
    public void EdgesOnOtherMoments_AreLookedUpExactly()
    {
        var optimal = Days.Series(10, 20, 30);
        var edges = Buffering.Edges(optimal, Days.Series(1, 1, 1));
        var shorter = Frame.Concat(edges.Names, [edges["top_pos"].Slice(..2), edges["bot_pos"].Slice(..2)]);
        Close.Equal(Days.Series(10, 19, 19), Buffering.Apply(optimal, shorter, true, false));
    }

    [Fact]
    public void NoRows_StayNoRows() => Assert.Equal(0, Buffering.Apply(TimeSeries.Empty, Frame.Empty, true, true).Count);

    [Theory]
    [InlineData("buffer_method: none", new[] { 80.0, 88, 40, 84 })]
    [InlineData("buffer_trade_to_edge: true", new[] { 80.0, 80, 48, 76 })]
    [InlineData("buffer_trade_to_edge: false", new[] { 80.0, 80, 40, 84 })]
    [InlineData("buffer_method: position", new[] { 80.0, 80, 44, 76 })]
    public void BufferedPosition_FollowsTheConfig(string yaml, double[] held)
    {
        var system = TestSystem.Given([new("A", Days.Closes(100, 100, 100, 100))], yaml, ("given", Days.Series(10, 11, 5, 10.5)));
        Close.Equal(Days.Series(held), system.Accounts.BufferedPosition["A"]);
        Close.Equal(Days.Series(held), system.Accounts.BufferedSubsystemPosition["A"]);
    }
}
