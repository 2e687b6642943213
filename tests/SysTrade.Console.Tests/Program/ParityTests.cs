using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

/// <summary>The reference's numbers come out of the program as a user runs it: config and data in, files out.</summary>
public sealed class ParityTests : IDisposable
{
    private const string Case = "a_chapter15_base";

    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-parity-").FullName;

    private static readonly (string Output, string Golden, double Tolerance)[] Compared =
    [
        ("rawdata.daily_returns_volatility", "daily_returns_volatility", 1e-9),
        ("rawdata.raw_carry", "raw_carry", 1e-9),
        ("combForecast.get_combined_forecast", "combined_forecast", 1e-9),
        ("positionSize.get_subsystem_position", "subsystem_position", 1e-9),
        ("portfolio.get_notional_position", "notional_position", 1e-9),
        ("accounts.get_buffered_position", "buffered_position", 0),
        ("accounts.pandl_for_instrument", "pandl_instrument_net", 1e-9),
        ("accounts.portfolio", "portfolio_pandl", 1e-9),
        ("forecastScaleCap.get_capped_forecast/US10", "forecast_capped/US10", 1e-9),
    ];

    [Fact]
    public async Task ExportedOutputs_UnderCompatibility_AgreeWithTheReferenceCellByCell()
    {
        var config = SharedFolder.File("golden", Case, "config_resolved.yaml");
        var outputs = string.Join(", ", Compared.Select(c => c.Output.Split('/')[0]).Distinct());
        var (exitCode, _, error) = await Systrade.Run(
            "-c", $"New-SysSystem -Config '{config}' -Data '{SharedFolder.File("data", "futures")}' -Compatibility pysystemtrade | Export-SysOutput -Path '{_folder}' -Output {outputs}");
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        foreach (var (output, golden, tolerance) in Compared)
        {
            var (expected, actual) = (GoldenCsv.Golden([Case, .. (golden + ".csv").Split('/')]), GoldenCsv.Read(Path.Combine(_folder, output + ".csv")));
            var columns = expected.Columns.Where(actual.Contains).ToArray();
            Assert.True(columns.Length == (output == "accounts.portfolio" ? 3 : expected.Columns.Count), $"{output} has columns {string.Join(", ", actual.Columns)}.");

            // Side by side, a day without a cost has a missing one.
            foreach (var column in columns) Close.Equal(expected[column].DropMissing(), actual[column].DropMissing(), tolerance, $"{output}, {column}");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
