using System.Diagnostics;
using System.Globalization;
using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Benchmarks.Stores;

/// <summary>Times reading what a backtest reads, the adjusted and the six columns of multiple prices of 200 instruments over 20 years of days, against one second.</summary>
internal static class ReadBenchmark
{
    private const int Instruments = 200;
    private const int Days = 20 * 261;
    private const int Runs = 5;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("systrade-").FullName;
        try
        {
            Report(new ParquetSeriesStore(Path.Combine(folder, "parquet")), 1000);
            Report(new CsvSeriesStore(Path.Combine(folder, "csv")), null);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(FileSeriesStore store, double? most)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Instruments; i++)
        {
            store.Write(SeriesKind.AdjustedPrices, Code(i), Set(SeriesKind.AdjustedPrices, i));
            store.Write(SeriesKind.MultiplePrices, Code(i), Set(SeriesKind.MultiplePrices, i));
        }

        var size = new DirectoryInfo(store.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{store.GetType().Name}: {2 * Instruments} files of {Days} rows, {size:0.0} MB, written in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));
        var times = Enumerable.Range(0, Runs).Select(_ => Time(() => Read(store, parallel: false))).ToArray();
        Console.WriteLine($"  first in this process {times[0]:0} ms");
        Medians.Print("  one thread", "ms", times, t => t, most);
        Medians.Print("  all cores", "ms", [.. Enumerable.Range(0, Runs).Select(_ => Time(() => Read(store, parallel: true)))], t => t, most);
    }

    private static void Read(FileSeriesStore store, bool parallel)
    {
        if (parallel) Parallel.For(0, Instruments, One);
        else for (var i = 0; i < Instruments; i++) One(i);

        void One(int i)
        {
            store.Read(SeriesKind.AdjustedPrices, Code(i));
            store.Read(SeriesKind.MultiplePrices, Code(i));
        }
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Code(int instrument) => "I" + instrument.ToString("000", CultureInfo.InvariantCulture);

    private static ColumnSet Set(SeriesKind kind, int instrument)
    {
        var random = new Random(instrument);
        var index = TimeIndex.From(Enumerable.Range(0, Days).Select(i => new DateTime(2005, 1, 3).AddDays((i / 5 * 7) + (i % 5)).Add(TradingCalendar.DailyCloseStamp)));
        return new ColumnSet(index, SeriesSchema.For(kind).Columns.Select(c => c.Type == ColumnType.Contract
            ? Column.OfContracts(c.Name, [.. Enumerable.Range(0, Days).Select(i => ((2005 + (i / 261)) * 10000) + (((i / 65 % 4) + 1) * 300))])
            : Column.OfNumbers(c.Name, [.. Enumerable.Range(0, Days).Select(_ => Math.Round(100 + (20 * random.NextDouble()), 4))])).ToArray());
    }
}
