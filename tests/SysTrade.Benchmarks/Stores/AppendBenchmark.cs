using System.Diagnostics;
using System.Globalization;
using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Series;

namespace SysTrade.Benchmarks.Stores;

/// <summary>Times an append to a series, from a day's row to 100,000 rows, beside writing all of it anew: the bytes of history are copied by both, but only one encodes them.</summary>
internal static class AppendBenchmark
{
    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("systrade-").FullName;
        try
        {
            foreach (var store in new ISeriesStore[] { new ParquetSeriesStore(Path.Combine(folder, "parquet")), new CsvSeriesStore(Path.Combine(folder, "csv")) })
            {
                foreach (var (stored, added) in new[] { (10, 10), (100_000, 100_000), (1_000_000, 100_000), (1_000_000, 1), (20_000, 1), (10_000_000, 1) }) Report(store, stored, added);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(ISeriesStore store, int stored, int added)
    {
        if (store is CsvSeriesStore && stored > 1_000_000) return;
        store.Write(SeriesKind.AdjustedPrices, "US10", Rows(0, stored));
        var more = Rows(stored, added);
        var start = Stopwatch.GetTimestamp();
        store.Append(SeriesKind.AdjustedPrices, "US10", more);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var all = store.Read(SeriesKind.AdjustedPrices, "US10");
        start = Stopwatch.GetTimestamp();
        store.Write(SeriesKind.AdjustedPrices, "US10", all);
        var anew = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var size = new FileInfo(((FileSeriesStore)store).FileOf(SeriesKind.AdjustedPrices, "US10")).Length / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{store.GetType().Name,-20} {added,9:N0} rows to {stored,10:N0}: {time,8:0.0} ms   all anew, {size,5:0.0} MB: {anew,8:0.0} ms"));
    }

    private static ColumnSet Rows(int first, int count)
    {
        var ticks = new long[count];
        var prices = new double[count];
        for (var i = 0; i < count; i++)
        {
            ticks[i] = new DateTime(1980, 1, 1).Ticks + ((first + i) * TimeSpan.TicksPerHour / 4);
            prices[i] = Math.Round(100 + (Math.Sin((first + i) * 0.001) * 20), 4);
        }

        return new ColumnSet(TimeIndex.FromTicks(ticks), Column.OfNumbers("price", prices));
    }
}
