using System.Globalization;

namespace SysTrade.Benchmarks.Backtest;

/// <summary>Times a backtest from files on disk to portfolio statistics in fresh processes, one after another, and prints medians.</summary>
internal static class BacktestBenchmark
{
    private const string Usage = "backtest --data FOLDER [--config NAME or FILE, default chapter15] [--runs N, default 5]";

    public static int Run(string[] options)
    {
        var (data, config, runs) = ((string?)null, "chapter15", 5);
        for (var i = 0; i < options.Length; i += 2)
        {
            if (i + 1 == options.Length) return Refuse($"{options[i]} needs a value");
            switch (options[i])
            {
                case "--data": data = options[i + 1]; break;
                case "--config": config = options[i + 1]; break;
                case "--runs" when int.TryParse(options[i + 1], CultureInfo.InvariantCulture, out runs) && runs > 0: break;
                default: return Refuse($"'{options[i]} {options[i + 1]}' is not understood");
            }
        }

        if (data is null) return Refuse("--data is missing: a folder in the layout of pysystemtrade's data/futures");
        List<BacktestTimes> times = [];
        while (times.Count < runs)
        {
            if (FreshProcess.Run<BacktestTimes>(BacktestRun.Command, data, config) is not { } measured) return 1;
            times.Add(measured);
        }

        Report(data, config, times);
        return 0;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine($"{problem}.\nUsage: {Usage}");
        return 2;
    }

    private static void Report(string data, string config, List<BacktestTimes> times)
    {
        var first = times[0];
        Console.WriteLine($"{config} on {data}: {first.Instruments} instruments, {first.PriceRows:N0} price rows, net Sharpe ratio {first.Sharpe:N4}");
        Console.WriteLine($"{times.Count} fresh processes, {Environment.ProcessorCount} processors: median (lowest to highest)");
        Medians.Print("Start of process to statistics", "ms", times, t => t.Whole);
        Medians.Print("  program starts", "ms", times, t => t.Start);
        Medians.Print("  config and data opened", "ms", times, t => t.Open);
        Medians.Print("  files read, stages computed", "ms", times, t => t.Backtest);
        Medians.Print("  per price row", "ns", times, t => t.Whole * 1e6 / t.PriceRows);
        Medians.Print("Processor time, all threads", "ms", times, t => t.Processor);
        Medians.Print("Peak memory", "MB", times, t => t.PeakMegabytes);
        Medians.Print("Again from the files, same process", "ms", times, t => t.Warm);
        Medians.Print("  per price row", "ns", times, t => t.Warm * 1e6 / t.PriceRows);
        Medians.Print("Asked again", "ms", times, t => t.Remembered);
        if (times.Any(t => t.Sharpe != first.Sharpe)) Console.WriteLine("WARNING: the Sharpe ratio differs between runs.");
    }
}
