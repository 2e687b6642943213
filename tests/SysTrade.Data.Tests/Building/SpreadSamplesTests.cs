using SysTrade.Data.Building;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Building;

public sealed class SpreadSamplesTests
{
    private static readonly DateTime At = new(2026, 6, 1, 14, 0, 0);

    private readonly InMemorySeriesStore _store = new();

    [Fact]
    public void Samples_AreKeptInOrderToTheSecond()
    {
        var samples = new SpreadSamples(_store);
        Assert.True(samples.Add("CORN", At.AddTicks(12_345_678), 0.25));
        Assert.True(samples.Add("CORN", At.AddHours(1), 0));
        Assert.Equal([At.AddSeconds(1), At.AddHours(1)], samples.Read("CORN").Index);
        Assert.Equal([0.0], samples.Read("CORN", At.AddMinutes(1)).ToArray());
        Assert.Equal(["CORN"], samples.Instruments);
    }

    [Fact]
    public void SampleOfTheSameSecondOrBefore_IsLeftOut()
    {
        var samples = new SpreadSamples(_store);
        samples.Add("CORN", At, 0.25);
        Assert.False(samples.Add("CORN", At.AddMilliseconds(300), 0.5));
        Assert.False(samples.Add("CORN", At.AddHours(-1), 0.5));
        Assert.Equal([0.25], samples.Read("CORN").ToArray());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.01)]
    public void WhatIsNoSpread_IsRefused(double spread) =>
        Assert.Equal("InvalidSpread", Assert.Throws<SysTradeException>(() => new SpreadSamples(_store).Add("CORN", At, spread)).ErrorId);

    [Fact]
    public void InstrumentWithoutSamples_IsMissing() =>
        Assert.Equal("SpreadsNotFound", Assert.Throws<MissingDataException>(() => new SpreadSamples(_store).Read("CORN")).ErrorId);
}
