using CsCheck;
using SysTrade.Data.SampleData;

namespace SysTrade.Data.Tests.SampleData;

public sealed class PortableMathTests
{
    [Fact]
    public void Exp_EqualsTheFrameworksToTheLastBits() => Gen.Double[-600, 600].Sample(x => Near(Math.Exp(x), PortableMath.Exp(x)));

    [Fact]
    public void Log_EqualsTheFrameworksToTheLastBits() =>
        Gen.Double[-300, 300].Select(e => Math.Pow(10, e)).Sample(x => Near(Math.Log(x), PortableMath.Log(x)));

    [Fact]
    public void Log_NearOne_KeepsItsPrecision() => Gen.Double[0.5, 2].Sample(x => Near(Math.Log(x), PortableMath.Log(x)));

    private static bool Near(double expected, double actual) =>
        Math.Abs(expected - actual) <= 1e-15 * Math.Max(Math.Abs(expected), 1e-300) * 4 || Math.Abs(expected - actual) < 1e-16;
}
