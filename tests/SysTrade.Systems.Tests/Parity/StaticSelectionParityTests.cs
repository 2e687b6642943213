using System.Globalization;
using SysTrade.Data.Csv;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>The reference's choice of instruments for three capitals.</summary>
public sealed class StaticSelectionParityTests
{
    [Theory]
    [InlineData("25000", "0.5")]
    [InlineData("100000", "0.25")]
    [InlineData("500000", "0.05")]
    public void InstrumentsForACapital_AreChosenInItsOrderWithItsSharpeRatios(string capital, string maximumWeight)
    {
        var folder = Path.Combine(SharedFolder.Require(), "golden", "f_variants", "static_small_system");
        var lines = File.ReadAllLines(Path.Combine(folder, $"capital_{capital}_maxw_{maximumWeight}.txt"));
        var config = SystemConfig.Load(Path.Combine(folder, $"config_resolved_{capital}.yaml")).With("compatibility", "pysystemtrade");
        var system = new TradingSystem(CsvMarketData.Open(SharedFolder.File("data", "futures")), config);
        var steps = SystemSelection.Of(system, double.Parse(maximumWeight, CultureInfo.InvariantCulture));
        Assert.Equal(lines[0]["ordered: ".Length..].Split(','), steps[^1].Instruments);
        var ratios = lines.Where(l => l.StartsWith("Portfolio", StringComparison.Ordinal)).Select(l => l[(l.LastIndexOf(' ') + 1)..]);
        Assert.Equal(ratios, steps.Skip(1).Select(s => s.SharpeRatio.ToString("F2", CultureInfo.InvariantCulture)));
    }
}
