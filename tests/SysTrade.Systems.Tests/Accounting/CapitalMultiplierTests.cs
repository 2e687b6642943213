using SysTrade.Domain.Errors;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class CapitalMultiplierTests
{
    private static readonly Series.TimeSeries Percent = Days.Series(10, -5, 20, double.NaN, -10, 5);

    [Fact]
    public void Fixed_IsAlwaysOne() => Close.Equal(Days.Series(1, 1, 1, 1, 1, 1), CapitalMultipliers.Find("fixed_capital")(Percent, Quirks.None));

    [Fact]
    public void Full_KeepsProfitsAndLosses() =>
        Close.Equal(Days.Series(1.1, 1.045, 1.254, 1.254, 1.1286, 1.18503), CapitalMultipliers.Find("syscore.capital.full_compounding")(Percent, Quirks.None));

    [Fact]
    public void Half_LossesCountAndProfitsOnlyRestore() =>
        Close.Equal(Days.Series(1, 0.95, 1, 1, 0.9, 0.945), CapitalMultipliers.Find("half_compounding")(Percent, Quirks.None));

    [Fact]
    public void UnknownName_NamesTheNearest() =>
        Assert.Contains("half_compounding", Assert.Throws<UnknownNameException>(() => CapitalMultipliers.Find("half_compuonding")).Nearest);

    [Fact]
    public void System_SizesPositionsForTheCapitalThereIsAndReportsItADayLater()
    {
        const string Yaml = "buffer_method: none\nvol_normalise_currency_costs: false\ncapital_multiplier: {func: full_compounding}";
        var system = TestSystem.Given([new("A", Days.Closes(100, 101, 103, 106, 110, 115)) { Months = null }], Yaml, ("given", Days.Series(10, 10, 10, 10, 10, 10)));

        // Eighty contracts from the second day's close: 160, 240, 320 and 400 of 16,000 are 1, 1.5, 2 and 2.5 %.
        double m2 = 1.01, m3 = m2 * 1.015, m4 = m3 * 1.02, m5 = m4 * 1.025;
        Close.Equal(Days.Series(1, 1, m2, m3, m4, m5), system.Accounts.CapitalMultiplier.Value);
        Close.Equal(Days.Series(double.NaN, 16000, 16000, 16000 * m2, 16000 * m3, 16000 * m4), system.Accounts.ActualCapital.Value);
        Close.Equal(Days.Series(80, 80, 80 * m2, 80 * m3, 80 * m4, 80 * m5), system.Portfolio.ActualPosition["A"]);
        Close.Equal(Days.Series(80, 80, 81, 82, 84, 86), system.Accounts.BufferedPositionWithMultiplier["A"]);
        var curve = system.Accounts.PortfolioWithMultiplier.Value;
        Close.Equal(Days.Series(0, 0, 160, 80 * 3, 81 * 4, 82 * 5), curve.Gross.Returns);
        Assert.Equal(100.0 * 81 * 4 / (16000 * m3), curve.Gross.Percent.Returns[4], 1e-9);
        Close.Equal(Days.Series(0, 0, 160, 240, 320, 400), system.Accounts.Portfolio.Value.Gross.Returns);
    }
}
