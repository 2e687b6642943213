using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

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
            if (Measure(data, config) is not { } measured) return 1;
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

    private static BacktestTimes? Measure(string data, string config)
    {
        // Under `dotnet run` the program is an executable of its own; under `dotnet X.dll` the path is that of dotnet.
        var self = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(self) == "dotnet";
        string[] arguments = [.. isHost ? [Environment.GetCommandLineArgs()[0]] : Array.Empty<string>(), BacktestRun.Command, data, config];
        using var process = Process.Start(new ProcessStartInfo(self, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return JsonSerializer.Deserialize<BacktestTimes>(output);
        Console.Error.WriteLine($"A run ended with exit code {process.ExitCode}; its error is above.");
        return null;
    }

    private static void Report(string data, string config, List<BacktestTimes> times)
    {
        var first = times[0];
        Console.WriteLine($"{config} on {data}: {first.Instruments} instruments, {first.PriceRows:N0} price rows, net Sharpe ratio {first.Sharpe:N4}");
        Console.WriteLine($"{times.Count} fresh processes, {Environment.ProcessorCount} processors: median (lowest to highest)");
        Line("Start of process to statistics", "ms", times, t => t.Whole);
        Line("  program starts", "ms", times, t => t.Start);
        Line("  config and data opened", "ms", times, t => t.Open);
        Line("  files read, stages computed", "ms", times, t => t.Backtest);
        Line("  per price row", "ns", times, t => t.Whole * 1e6 / t.PriceRows);
        Line("Processor time, all threads", "ms", times, t => t.Processor);
        Line("Peak memory", "MB", times, t => t.PeakMegabytes);
        Line("Again from the files, same process", "ms", times, t => t.Warm);
        Line("  per price row", "ns", times, t => t.Warm * 1e6 / t.PriceRows);
        Line("Asked again", "ms", times, t => t.Remembered);
        if (times.Any(t => t.Sharpe != first.Sharpe)) Console.WriteLine("WARNING: the Sharpe ratio differs between runs.");
    }

    private static void Line(string name, string unit, List<BacktestTimes> times, Func<BacktestTimes, double> value)
    {
        var sorted = times.Select(value).Order().ToArray();
        var middle = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        Console.WriteLine($"{name,-36}{Number(middle),10} {unit}   ({Number(sorted[0])} to {Number(sorted[^1])})");
    }

    private static string Number(double value) => value.ToString(value < 10 ? "N3" : "N0", CultureInfo.InvariantCulture);
}
