using System.Globalization;
using SysTrade.Data.Csv;
using SysTrade.Data.SampleData;

namespace SysTrade.Benchmarks.Optimised;

/// <summary>
/// rob_system (forty rules, dynamic optimisation every day) against the figures it is held to: 15 instruments over their whole history in less than 5 seconds,
/// 200 instruments over 20 years in less than 60 seconds and 4 GB; and 100 beside 200, to see what grows with more than the number of instruments.
/// </summary>
internal static class OptimisedBenchmark
{
    private const string Usage = "optimised [--data FOLDER for the first case, default generated] [--runs N, default 3]";

    public static int Run(string[] options)
    {
        var (data, runs) = ((string?)null, 3);
        for (var i = 0; i < options.Length; i += 2)
        {
            if (i + 1 == options.Length) return Refuse($"{options[i]} needs a value");
            switch (options[i])
            {
                case "--data": data = options[i + 1]; break;
                case "--runs" when int.TryParse(options[i + 1], CultureInfo.InvariantCulture, out runs) && runs > 0: break;
                default: return Refuse($"'{options[i]} {options[i + 1]}' is not understood");
            }
        }

        var folder = Directory.CreateTempSubdirectory("systrade-optimised-").FullName;
        try
        {
            var small = data ?? Generate(Path.Combine(folder, "small"), 15, 30);
            var large = Generate(Path.Combine(folder, "large"), 200, 20);
            return Case(small, 15, runs, wall: 5000) & Case(large, 100, runs) & Case(large, 200, runs, wall: 60_000, megabytes: 4000) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine($"{problem}.\nUsage: {Usage}");
        return 2;
    }

    private static string Generate(string folder, int instruments, int years)
    {
        CsvSampleData.Create(folder, new SampleDataOptions { Instruments = instruments, Years = years, IncludeContractPrices = false });
        return folder;
    }

    /// <summary>Measures and reports; true when the aims are met.</summary>
    private static bool Case(string data, int instruments, int runs, double? wall = null, double? megabytes = null)
    {
        List<OptimisedTimes> times = [];
        while (times.Count < runs)
        {
            if (FreshProcess.Run<OptimisedTimes>(OptimisedRun.Command, data, instruments.ToString(CultureInfo.InvariantCulture)) is not { } measured) return false;
            times.Add(measured);
        }

        var first = times[0];
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{first.Instruments} instruments, {first.Days:N0} days, {first.PriceRows:N0} price rows; {first.Held:N1} instruments held, net Sharpe ratio {first.Sharpe:N4}"));
        Console.WriteLine($"{times.Count} fresh processes, {Environment.ProcessorCount} processors: median (lowest to highest)");
        var clock = Medians.Print("By the clock, start of process to statistics", "ms", times, t => t.Wall, wall);
        Medians.Print("Processor time, all threads", "ms", times, t => t.Processor);
        Medians.Print("  up to the positions that are followed", "ms", times, t => t.Forecasts);
        Medians.Print("  correlations of returns", "ms", times, t => t.Correlations);
        Medians.Print("  optimisation of all days", "ms", times, t => t.Optimisation);
        Medians.Print("  per instrument, without correlations", "ms", times, t => (t.Processor - t.Correlations) / t.Instruments);
        var peak = Medians.Print("Peak memory", "MB", times, t => t.PeakMegabytes, megabytes);
        if (times.Any(t => t.Sharpe != first.Sharpe)) Console.WriteLine("WARNING: the Sharpe ratio differs between runs.");
        return !(clock >= wall) && !(peak >= megabytes);
    }
}
