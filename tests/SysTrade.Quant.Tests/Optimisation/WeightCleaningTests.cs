using SysTrade.Domain.Errors;
using SysTrade.Quant.Optimisation;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class WeightCleaningTests
{
    private const double Missing = double.NaN;

    [Theory]
    [InlineData(new[] { 1, Missing, Missing }, new[] { true, true, true }, 1.0, new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 })]
    [InlineData(new[] { 0.4, 0.6, Missing }, new[] { true, true, true }, 1.0, new[] { 0.8 / 3, 0.4, 1.0 / 3 })]
    [InlineData(new[] { 0.4, 0.6, Missing }, new[] { true, true, true }, 0.5, new[] { 1.0 / 3, 0.5, 1.0 / 6 })]
    [InlineData(new[] { Missing, Missing, 1 }, new[] { false, true, true }, 1.0, new[] { 0, 0.5, 0.5 })]
    [InlineData(new[] { Missing, Missing, Missing }, new[] { false, false, true }, 1.0, new[] { 0.0, 0, 1 })]
    [InlineData(new[] { Missing, Missing, Missing }, new[] { true, true, false }, 0.5, new[] { 0.5, 0.5, 0 })]
    [InlineData(new[] { Missing, Missing, Missing }, new[] { false, false, false }, 1.0, new[] { 0.0, 0, 0 })]
    [InlineData(new[] { 0.5, 0.7, 0 }, new[] { true, true, true }, 0.5, new[] { 0.5, 0.7, 0 })]
    public void Clean_Weights_AreReplaced(double[] weights, bool[] mustHave, double fraction, double[] expected) =>
        Close.Equal(expected, WeightCleaning.Clean(weights, mustHave, fraction), 1e-14);

    [Fact]
    public void Clean_AssetWithoutData_IsZeroUnlessMissingStays()
    {
        Assert.Equal([0.4, 0.6, 0], WeightCleaning.Clean([0.4, 0.6, Missing], [true, true, false]));
        Assert.Equal([0.4, 0.6, Missing], WeightCleaning.Clean([0.4, 0.6, Missing], [true, true, false], missingStayMissing: true));
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => WeightCleaning.Clean([1], [])).ErrorId);
    }
}
