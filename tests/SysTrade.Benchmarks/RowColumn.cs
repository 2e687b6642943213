using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace SysTrade.Benchmarks;

/// <summary>Nanoseconds a row: the mean time of a benchmark over the number of rows its data has, <see cref="Returns.Rows"/>.</summary>
internal sealed class RowColumn : IColumn
{
    public string Id => nameof(RowColumn);

    public string ColumnName => "ns/row";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => $"Mean time for one of the {Returns.Rows} rows in the column (1 ns = 1e-9 s)";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        benchmarkCase.Descriptor.Type == typeof(WeightBenchmarks) ? "-"
        : summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? (statistics.Mean / Returns.Rows).ToString("N2", CultureInfo.InvariantCulture)
            : "NA";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
