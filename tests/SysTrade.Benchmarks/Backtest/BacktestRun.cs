using System.Diagnostics;
using System.Text.Json;
using SysTrade.Data.Csv;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.Benchmarks.Backtest;

/// <summary>One measurement, in a process of its own so that nothing is warm.</summary>
internal static class BacktestRun
{
    public const string Command = "backtest-run";

    public static void Print(string data, string config)
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
        Console.WriteLine(JsonSerializer.Serialize(
            new BacktestTimes(system.Instruments.Count, rows, sharpe, start, open, whole - open, processor, peak, warm, remembered)));
    }

    private static TradingSystem Open(string data, string config) => new(CsvMarketData.Open(data), SystemConfig.Load(config));

    private static double Sharpe(TradingSystem system) => system.Accounts.Portfolio.Value.Net.Statistics["sharpe"];
}
