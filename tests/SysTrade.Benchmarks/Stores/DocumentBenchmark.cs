using System.Diagnostics;
using System.Globalization;
using SysTrade.Data.Documents;
using SysTrade.Data.Sqlite;

namespace SysTrade.Benchmarks.Stores;

/// <summary>Times single documents of SQLite against the millisecond they are held to, beside what the disk itself takes to keep a small write.</summary>
internal static class DocumentBenchmark
{
    private const int Documents = 10_000;
    private const int WarmUp = 100;

    /// <summary>Takes the number of calls and a folder on the disk to be measured; both may be left out.</summary>
    public static int Run(IReadOnlyList<string> options)
    {
        var calls = options.Count > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 1000;
        var folder = options.Count > 1 ? options[1] : Path.GetTempPath();
        var file = Path.Combine(folder, $"systrade-{Guid.NewGuid():N}.db");
        try
        {
            using var store = new SqliteDocumentStore(file, [new CollectionDefinition("orders", new DocumentIndex("instrument"), new DocumentIndex("broker_id", IsUnique: true))]);
            store.Transact(t => Enumerable.Range(0, Documents).Select(i => t.Insert("orders", Key(i), Order(i))).ToArray());
            var random = new Random(1);
            Console.WriteLine($"{Documents:N0} documents of {Order(1).Length} characters, two indexes, {calls:N0} calls, {folder}");
            Report("read by key", calls, () => store.Find("orders", Key(random.Next(Documents))));
            Report("read by index", calls, () => store.Query(new DocumentQuery("orders") { Field = "broker_id", Value = random.Next(Documents) }));
            Report("write, durable", calls, () => store.Transact(t => t.Put("orders", Key(random.Next(Documents)), Order(random.Next(Documents, int.MaxValue)))));
            Report("counter, durable", calls, () => store.Transact(t => t.Next("orders")));
            using var plain = new FileStream(file + ".plain", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            var page = new byte[4096];
            Report("fsync of 4 KB alone", calls, () =>
            {
                plain.Write(page);
                plain.Flush(flushToDisk: true);
                return plain;
            });
            return 0;
        }
        finally
        {
            foreach (var left in new[] { file, file + "-wal", file + "-shm" }) File.Delete(left);
        }
    }

    private static void Report<T>(string what, int calls, Func<T> call)
    {
        for (var i = 0; i < WarmUp; i++) call();
        var times = new double[calls];
        for (var i = 0; i < calls; i++)
        {
            var start = Stopwatch.GetTimestamp();
            call();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} median {times[calls / 2],8:0.000} ms   95% {times[(int)(calls * 0.95)],8:0.000} ms"));
    }

    private static string Key(int number) => number.ToString("d8", CultureInfo.InvariantCulture);

    private static string Order(int number) =>
        $$"""{"instrument":"US10","strategy":"trend","contract":20230300,"trade":[-3],"fill":[0],"price":null,"broker_id":{{number}},"state":"working","text":"{{new string('x', 300)}}"}""";
}
