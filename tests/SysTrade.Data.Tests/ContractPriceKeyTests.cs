using CsCheck;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests;

public sealed class ContractPriceKeyTests
{
    private static readonly string[] Codes = ["US10", "CRUDE_W", "A", "SYN_001"];

    [Theory]
    [InlineData("US10/20230300", "US10", 20230300, ContractPriceFrequency.Mixed)]
    [InlineData("Day@CRUDE_W_mini/20231115", "CRUDE_W_mini", 20231115, ContractPriceFrequency.Day)]
    [InlineData("Hour@HOUSE-US/20230300", "HOUSE-US", 20230300, ContractPriceFrequency.Hour)]
    public void Parse_ValidKey_GivesItsParts(string text, string instrument, int contract, ContractPriceFrequency frequency)
    {
        Assert.Equal(new ContractPriceKey(instrument, contract, frequency), ContractPriceKey.Parse(text));
        Assert.Equal(text, ContractPriceKey.Parse(text).ToString());
    }

    [Theory]
    [InlineData("US10")]
    [InlineData("US10/2023")]
    [InlineData("US10/20231300")]
    [InlineData("/20230300")]
    [InlineData("../US10/20230300")]
    [InlineData("Week@US10/20230300")]
    public void Parse_OtherText_Raises(string text) =>
        Assert.Equal("InvalidContractKey", Assert.Throws<SysTradeException>(() => ContractPriceKey.Parse(text)).ErrorId);

    [Fact]
    public void Parse_OfToString_IsTheSameKey() =>
        Gen.Select(Gen.Int[0, 3].Select(i => Codes[i]), Gen.Int[1950, 2100], Gen.Int[1, 12], Gen.Int[0, 31], Gen.Enum<ContractPriceFrequency>())
            .Select(x => new ContractPriceKey(x.Item1, (x.Item2 * 10000) + (x.Item3 * 100) + x.Item4, x.Item5))
            .Sample(key => ContractPriceKey.Parse(key.ToString()) == key);
}
