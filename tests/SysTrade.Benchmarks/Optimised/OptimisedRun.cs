using System.Diagnostics;
using System.Text.Json;
using SysTrade.Benchmarks.Estimated;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.Benchmarks.Optimised;

/// <summary>One measurement of rob_system with dynamic optimisation, in a process of its own: from files on disk to statistics.</summary>
internal static class OptimisedRun
{
    public const string Command = "optimised-run";

    private const string System = "rob_system";

    private const int LastDays = 250;

    /// <summary>Measures and prints the times as JSON; an error of the libraries is printed as its message and remedy.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(string folder, int instruments)
    {
        try
        {
            Console.WriteLine(JsonSerializer.Serialize(Measure(folder, instruments)));
            return 0;
        }
        catch (SysTradeException e)
        {
            Console.Error.WriteLine($"{e.ErrorId}: {e.Message} {e.Remedy}");
            return 1;
        }
    }

    private static OptimisedTimes Measure(string folder, int instruments)
    {
        using var process = Process.GetCurrentProcess();
        var data = CsvMarketData.Open(folder);
        var chosen = EstimatedRun.Longest(data, instruments);
        var system = new TradingSystem(data, SystemConfig.Load(System).With("instruments", chosen).With("instrument_weights", "equal"));
        _ = system.Portfolio.PositionContracts.Value;
        var forecasts = Processor(process);
        _ = system.Portfolio.ReturnsCorrelations.Value;
        var correlations = Processor(process) - forecasts;
        var positions = system.OptimisedPositions.OptimisedPositions.Value;
        var optimisation = Processor(process) - forecasts - correlations;
        var sharpe = system.Accounts.OptimisedPortfolio.Value.Net.Statistics["sharpe"];
        var wall = (DateTime.Now - process.StartTime).TotalMilliseconds;
        var held = 0;
        for (var i = 0; i < positions.ColumnCount; i++)
        {
            foreach (var position in positions.Values(i)[^LastDays..]) held += position == 0 ? 0 : 1;
        }

        return new OptimisedTimes(
            instruments, positions.Count, chosen.Sum(code => (long)data.RawPrice(code).Count), sharpe, (double)held / LastDays,
            wall, Processor(process), forecasts, correlations, optimisation, process.PeakWorkingSet64 / 1e6);
    }

    private static double Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalMilliseconds;
    }
}
