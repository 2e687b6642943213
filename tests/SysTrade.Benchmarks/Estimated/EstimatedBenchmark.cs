using System.Globalization;
using SysTrade.Data.Csv;
using SysTrade.Data.SampleData;

namespace SysTrade.Benchmarks.Estimated;

/// <summary>
/// The estimated chapter 15 system (scalars, forecast and instrument weights by handcraft, both multipliers) against the two figures it is held to: 25
/// instruments over 10 years in less than half a second of processor time, 100 instruments over 20 years in less than 20 seconds and 1 GB.
/// </summary>
internal static class EstimatedBenchmark
{
    private const string Usage = "estimated [--data FOLDER for the first case, default generated] [--runs N, default 3]";

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

        var folder = Directory.CreateTempSubdirectory("systrade-estimated-").FullName;
        try
        {
            var small = data ?? Generate(Path.Combine(folder, "small"), 25, 10);
            var large = Generate(Path.Combine(folder, "large"), 100, 20);
            return Case(small, 25, 10, runs, processor: 500) & Case(large, 100, 20, runs, wall: 20_000, megabytes: 1000) ? 0 : 1;
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
    private static bool Case(string data, int instruments, int years, int runs, double? processor = null, double? wall = null, double? megabytes = null)
    {
        List<EstimatedTimes> times = [];
        while (times.Count < runs)
        {
            var numbers = new[] { instruments, years }.Select(n => n.ToString(CultureInfo.InvariantCulture)).ToArray();
            if (FreshProcess.Run<EstimatedTimes>(EstimatedRun.Command, data, numbers[0], numbers[1]) is not { } measured) return false;
            times.Add(measured);
        }

        var first = times[0];
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{first.Instruments} instruments, {first.From:yyyy-MM-dd} to {first.To:yyyy-MM-dd}, {first.PriceRows:N0} price rows, net Sharpe ratio {first.Sharpe:N4}"));
        Console.WriteLine($"{times.Count} fresh processes, {Environment.ProcessorCount} processors: median (lowest to highest)");
        Medians.Print("Processor time, start and reading files", "ms", times, t => t.ReadingProcessor);
        Medians.Print("Processor time, prices to statistics, first", "ms", times, t => t.ColdProcessor);
        var again = Medians.Print("Processor time, prices to statistics, again", "ms", times, t => t.WarmProcessor, processor);
        Medians.Print("Processor time, whole process", "ms", times, t => t.WholeProcessor);
        var clock = Medians.Print("By the clock, prices to statistics, first", "ms", times, t => t.ColdWall, wall);
        Medians.Print("By the clock, prices to statistics, again", "ms", times, t => t.WarmWall);
        var peak = Medians.Print("Peak memory", "MB", times, t => t.PeakMegabytes, megabytes);
        if (times.Any(t => t.Sharpe != first.Sharpe)) Console.WriteLine("WARNING: the Sharpe ratio differs between runs.");
        return !(again >= processor) && !(clock >= wall) && !(peak >= megabytes);
    }
}
