using SysTrade.Domain.Errors;

namespace SysTrade.Series.Tests;

public sealed class DecayTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0.5)]
    [InlineData(199, 0.01)]
    public void Span_GivesAlpha(double span, double alpha) => Assert.Equal(alpha, Decay.Span(span).Alpha, 1e-17);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.5)]
    [InlineData(99, 0.01)]
    public void Com_GivesAlpha(double com, double alpha) => Assert.Equal(alpha, Decay.Com(com).Alpha, 1e-17);

    [Fact]
    public void SpanAndCom_SameSpeed_AreEqual() => Assert.Equal(Decay.Span(181), Decay.Com(90));

    [Theory]
    [InlineData(0.99)]
    [InlineData(-5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Span_OutOfRange_IsRejected(double span) => Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => Decay.Span(span)).ErrorId);

    [Theory]
    [InlineData(-0.01)]
    [InlineData(double.NaN)]
    public void Com_OutOfRange_IsRejected(double com) => Assert.Equal("ParameterOutOfRange", Assert.Throws<SysTradeException>(() => Decay.Com(com)).ErrorId);
}
