using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Tests.Display;

public sealed class ClaimsTests
{
    [Theory]
    [InlineData("0.89", 0.885)]
    [InlineData("0.89", 0.894999)]
    [InlineData("12.3%", 12.34)]
    [InlineData("1,250", 1250.4)]
    [InlineData("-21.8", -21.84)]
    [InlineData("36", 36)]
    public void Claim_ThatRoundsToTheNumber_Holds(string stated, double actual) => Claims.claim("it", stated, actual);

    [Theory]
    [InlineData("0.89", 0.8951)]
    [InlineData("0.89", -0.89)]
    [InlineData("36", double.NaN)]
    [InlineData("36", double.PositiveInfinity)]
    public void Claim_ThatDoesNot_Fails(string stated, double actual) =>
        Assert.Equal("ClaimNotMet", Assert.Throws<SysTradeException>(() => Claims.claim("it", stated, actual)).ErrorId);

    [Fact]
    public void Claim_WithoutANumber_Fails() => Assert.Equal("ClaimUnreadable", Assert.Throws<SysTradeException>(() => Claims.claim("it", "much", 1)).ErrorId);
}
