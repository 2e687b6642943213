using System.Diagnostics;
using System.Text.Json;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.Benchmarks.Backtest;

/// <summary>One measurement, in a process of its own so that nothing is warm.</summary>
internal static class BacktestRun
{
    public const string Command = "backtest-run";

    /// <summary>Measures and prints the times as JSON; an error of the libraries is printed as its message and remedy.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(string data, string config)
    {
        try
        {
            Console.WriteLine(JsonSerializer.Serialize(Measure(data, config)));
            return 0;
        }
        catch (SysTradeException e)
        {
            Console.Error.WriteLine($"{e.ErrorId}: {e.Message} {e.Remedy}");
            return 1;
        }
    }

    private static BacktestTimes Measure(string data, string config)
    {
        using var process = Process.GetCurrentProcess();
        var start = (DateTime.Now - process.StartTime).TotalMilliseconds;
        var clock = Stopwatch.StartNew();
        var system = Open(data, config);
        var open = clock.Elapsed.TotalMilliseconds;
        var sharpe = Sharpe(system);
        var whole = clock.Elapsed.TotalMilliseconds;
        process.Refresh();
        var (processor, peak) = (process.TotalProcessorTime.TotalMilliseconds, process.PeakWorkingSet64 / 1e6);

        clock.Restart();
        Sharpe(system);
        var remembered = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        Sharpe(Open(data, config));
        var warm = clock.Elapsed.TotalMilliseconds;

        var rows = system.Instruments.Sum(code => system.SourceData.RawPrice(code).Count);
        return new BacktestTimes(system.Instruments.Count, rows, sharpe, start, open, whole - open, processor, peak, warm, remembered);
    }

    private static TradingSystem Open(string data, string config) => new(CsvMarketData.Open(data), SystemConfig.Load(config));

    private static double Sharpe(TradingSystem system) => system.Accounts.Portfolio.Value.Net.Statistics["sharpe"];
}
