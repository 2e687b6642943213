using System.Diagnostics;
using System.Text.Json;
using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.Benchmarks.Estimated;

/// <summary>One measurement of the estimated system, in a process of its own.</summary>
internal static class EstimatedRun
{
    public const string Command = "estimated-run";

    // A method reaches its final form after some dozens of calls and a compilation in the background; the second half of so many repetitions is free of it.
    private const int Again = 16;
    private const double Enough = 20_000;

    private const string System = "chapter15_estimated";

    /// <summary>Measures and prints the times as JSON; an error of the libraries is printed as its message and remedy.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(string folder, int instruments, int years)
    {
        try
        {
            Console.WriteLine(JsonSerializer.Serialize(Measure(folder, instruments, years)));
            return 0;
        }
        catch (SysTradeException e)
        {
            Console.Error.WriteLine($"{e.ErrorId}: {e.Message} {e.Remedy}");
            return 1;
        }
    }

    private static EstimatedTimes Measure(string folder, int instruments, int years)
    {
        using var process = Process.GetCurrentProcess();
        var all = CsvMarketData.Open(folder);
        var chosen = Longest(all, instruments);
        var last = chosen.Max(code => all.RawPrice(code).Index.Last);
        var data = all.WithStartDate(last.Date.AddYears(-years));
        var config = SystemConfig.Load(System).With("instruments", chosen);
        var rows = chosen.Sum(code => (long)data.RawPrice(code).Count + (0 * data.MultiplePrices(code).Count));
        process.Refresh();
        var reading = process.TotalProcessorTime.TotalMilliseconds;

        var (sharpe, cold) = Timed(process, data, config);
        process.Refresh();
        var peak = process.PeakWorkingSet64 / 1e6;
        var repeated = new List<(double Processor, double Wall)>();
        do repeated.Add(Timed(process, data, config).Times);
        while (repeated.Count < Again && repeated.Sum(t => t.Wall) < Enough);
        var settled = repeated.Skip(repeated.Count / 2).OrderBy(t => t.Processor).ToArray();
        var warm = settled[settled.Length / 2];
        return new EstimatedTimes(instruments, chosen.Min(code => data.RawPrice(code).Index.First), last, rows, sharpe, reading, cold.Processor, cold.Wall, peak, warm.Processor, warm.Wall);
    }

    /// <summary>The instruments with the most history, in order of code.</summary>
    internal static string[] Longest(MarketData data, int count)
    {
        var usable = data.Instruments.Where(code => data.HasPrices(code) && data.HasMultiplePrices(code)).ToArray();
        if (usable.Length < count)
        {
            throw new SysTradeException("TooFewInstruments", SysErrorKind.InvalidArgument, $"{data.Description} has {usable.Length} instruments with prices; {count} are needed.", "Leave --data out to generate them.");
        }

        // Files are read by several threads, as a backtest does.
        Parallel.ForEach(usable, code => _ = data.RawPrice(code));
        return [.. usable.OrderBy(code => data.RawPrice(code).Index.First).Take(count).Order(StringComparer.Ordinal)];
    }

    private static (double Sharpe, (double Processor, double Wall) Times) Timed(Process process, MarketData data, SystemConfig config)
    {
        var system = new TradingSystem(data, config);
        process.Refresh();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var sharpe = system.Accounts.Portfolio.Value.Net.Statistics["sharpe"];
        var wall = clock.Elapsed;
        process.Refresh();
        return (sharpe, ((process.TotalProcessorTime - before).TotalMilliseconds, wall.TotalMilliseconds));
    }
}
