using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SysTrade.Data;
using SysTrade.Data.Parquet;
using SysTrade.Series;

namespace SysTrade.Benchmarks.Stores;

/// <summary>
/// A Parquet store of many gigabytes, one-minute bars of many contracts, opened and queried in a fresh process: what is asked for should cost what it holds, not
/// what the store holds.
/// </summary>
internal static class ScaleBenchmark
{
    public const string Command = "scale-run";

    private const string Usage = "scale [--gb N, default 20] [--runs N, default 3] [--folder FOLDER for the store, default the temporary folder]";
    private const int Rows = 1_000_000;
    private const int Distinct = 8;

    public static int Run(string[] options)
    {
        var (gigabytes, runs, parent) = (20.0, 3, Path.GetTempPath());
        for (var i = 0; i < options.Length; i += 2)
        {
            if (i + 1 == options.Length) return Refuse($"{options[i]} needs a value");
            switch (options[i])
            {
                case "--gb" when double.TryParse(options[i + 1], CultureInfo.InvariantCulture, out gigabytes) && gigabytes > 0: break;
                case "--runs" when int.TryParse(options[i + 1], CultureInfo.InvariantCulture, out runs) && runs > 0: break;
                case "--folder": parent = options[i + 1]; break;
                default: return Refuse($"'{options[i]} {options[i + 1]}' is not understood");
            }
        }

        var folder = Path.Combine(parent, $"systrade-scale-{Environment.ProcessId}");
        try
        {
            Fill(folder, gigabytes * 1e9);
            List<ScaleTimes> times = [];
            while (times.Count < runs)
            {
                if (FreshProcess.Run<ScaleTimes>(Command, folder) is not { } measured) return 1;
                times.Add(measured);
            }

            Medians.Print($"Opened, {times[0].Keys:N0} series listed", "ms", times, t => t.Open);
            Medians.Print($"Last year of one, {times[0].LastYear:N0} rows", "ms", times, t => t.LastYearTime);
            Medians.Print($"A day of one, {times[0].Day:N0} rows", "ms", times, t => t.DayTime);
            Medians.Print("Peak memory so far", "MB", times, t => t.PeakBeforeWhole);
            Medians.Print($"One as a whole, {times[0].Whole:N0} rows", "ms", times, t => t.WholeTime);
            Medians.Print("Peak memory", "MB", times, t => t.Peak);
            return 0;
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Measures and prints the times as JSON.</summary>
    public static int Print(string folder)
    {
        using var process = Process.GetCurrentProcess();
        var store = new ParquetSeriesStore(folder);
        var (open, keys) = Time(() => store.Keys(SeriesKind.ContractPrices));
        var (yearTime, year) = Time(() => store.Read(SeriesKind.ContractPrices, keys[^1], End.AddYears(-1), null));
        var day = End.Date.AddDays(-400);
        var (dayTime, one) = Time(() => store.Read(SeriesKind.ContractPrices, keys[keys.Count / 2], day, day.AddDays(1)));
        process.Refresh();
        var before = process.PeakWorkingSet64 / 1e6;
        var (wholeTime, whole) = Time(() => store.Read(SeriesKind.ContractPrices, keys[0]));
        process.Refresh();
        Console.WriteLine(JsonSerializer.Serialize(new ScaleTimes(keys.Count, open, year.Count, yearTime, one.Count, dayTime, whole.Count, wholeTime, before, process.PeakWorkingSet64 / 1e6)));
        return 0;
    }

    private static DateTime End { get; } = new(2025, 12, 31, 23, 0, 0);

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine($"{problem}.\nUsage: {Usage}");
        return 2;
    }

    /// <summary>Some distinct files, and copies of them under other keys until the store is large enough.</summary>
    private static void Fill(string folder, double bytes)
    {
        var start = Stopwatch.GetTimestamp();
        var store = new ParquetSeriesStore(folder);
        var (written, count) = (0L, 0);
        for (; count < Distinct && written < bytes; count++)
        {
            store.Write(SeriesKind.ContractPrices, Key(count), Bars(count));
            written += new FileInfo(store.FileOf(SeriesKind.ContractPrices, Key(count))).Length;
        }

        for (; written < bytes; count++)
        {
            var target = store.FileOf(SeriesKind.ContractPrices, Key(count));
            File.Copy(store.FileOf(SeriesKind.ContractPrices, Key(count % Distinct)), target);
            written += new FileInfo(target).Length;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count:N0} series of {Rows:N0} one-minute bars, {written / 1e9:0.0} GB, made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
    }

    private static string Key(int i) => string.Create(CultureInfo.InvariantCulture, $"I{i / 40:000}/{2000 + (i % 40)}0300");

    private static ColumnSet Bars(int seed)
    {
        var random = new Random(seed);
        var ticks = new long[Rows];
        var columns = new double[5][];
        for (var c = 0; c < columns.Length; c++) columns[c] = new double[Rows];
        var price = 1000.0;
        for (var i = 0; i < Rows; i++)
        {
            ticks[i] = End.Ticks - ((Rows - 1 - i) * TimeSpan.TicksPerMinute);
            price += Math.Round(random.NextDouble() - 0.5, 2);
            (columns[0][i], columns[1][i], columns[2][i], columns[3][i]) = (price, price + 0.25, price - 0.25, price + 0.1);
            columns[4][i] = random.Next(2000);
        }

        return new ColumnSet(
            TimeIndex.FromTicks(ticks), [.. new[] { "OPEN", "HIGH", "LOW", "FINAL", "VOLUME" }.Select((name, c) => Column.OfNumbers(name, columns[c]))]);
    }

    private static (double Milliseconds, T Value) Time<T>(Func<T> action)
    {
        var start = Stopwatch.GetTimestamp();
        var value = action();
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, value);
    }
}
