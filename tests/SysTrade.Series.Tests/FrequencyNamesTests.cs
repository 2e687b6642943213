using SysTrade.Domain.Errors;

namespace SysTrade.Series.Tests;

public sealed class FrequencyNamesTests
{
    [Theory]
    [InlineData("W", Frequency.Week)]
    [InlineData("1B", Frequency.BusinessDay)]
    [InlineData("bday", Frequency.BusinessDay)]
    [InlineData("7D", Frequency.SevenDays)]
    [InlineData("M", Frequency.Month)]
    [InlineData("A", Frequency.Year)]
    [InlineData("H", Frequency.Hour)]
    [InlineData("D", Frequency.Day)]
    public void Parse_PandasName_IsFrequency(string name, Frequency expected) => Assert.Equal(expected, FrequencyNames.Parse(name));

    [Fact]
    public void Parse_Unknown_SaysWhere()
    {
        var error = Assert.Throws<UnknownNameException>(() => FrequencyNames.Parse("fortnight", "instrument_correlation_estimate"));
        Assert.Equal("FrequencyNotFound", error.ErrorId);
        Assert.Contains("instrument_correlation_estimate", error.Message, StringComparison.Ordinal);
    }
}
