using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Systems;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Export;
using SysTrade.Systems.Graph;

namespace SysTrade.Production.Reports;

/// <summary>Pages that chart any outputs of a system.</summary>
public static class OutputPages
{
    private const string Contracts = "contracts";
    private const int MostLines = 12;
    private const int MostNames = 3;

    /// <summary>Outputs that show every parameter a system may fit: scalars, weights, multipliers, and the correlations behind them.</summary>
    public static IReadOnlyList<string> Estimates { get; } =
    [
        "forecastScaleCap.get_forecast_scalar", "combForecast.get_forecast_weights", "combForecast.get_forecast_diversification_multiplier",
        "combForecast.get_forecast_correlation_matrices", "portfolio.get_instrument_weights", "portfolio.get_instrument_diversification_multiplier",
        "portfolio.get_instrument_correlation_matrix",
    ];

    /// <summary>Lays out a page with a section for each output: charts of series and of correlations through time, tables of everything else.</summary>
    /// <param name="system">The system.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="instruments">Instruments to show; null shows all of the system.</param>
    /// <param name="rules">Trading rules to show; null shows those of each instrument.</param>
    /// <exception cref="SysTradeException">What computing an output gives; <c>OutputNotTabular</c> when one can be neither charted nor tabulated.</exception>
    public static ChartPage Of(TradingSystem system, IReadOnlyList<Output> outputs, IReadOnlyList<string>? instruments = null, IReadOnlyList<string>? rules = null) => new(
        $"{system.Name}: {Named([.. outputs.Select(o => o.FullName)])}",
        system.SourceData.Description,
        [.. outputs.Select(output => Section(system, output, instruments, rules))],
        []);

    private static ChartSection Section(TradingSystem system, Output output, IReadOnlyList<string>? instruments, IReadOnlyList<string>? rules)
    {
        if (output.ValueType == typeof(CorrelationList)) return new ChartSection(output.FullName, [.. Correlations(system, output, instruments)]) { Note = output.Description };
        var tables = OutputTables.Of(system, output, instruments, rules);
        return new ChartSection(output.FullName, [.. tables.OfType<SeriesTable>().Select(table => Chart(output, table))])
        {
            Note = output.Description,
            Tables = [.. tables.OfType<RecordTable>().Select(Table)],
        };
    }

    /// <summary>Instruments that were fitted together have one set of charts.</summary>
    private static IEnumerable<Chart> Correlations(TradingSystem system, Output output, IReadOnlyList<string>? instruments)
    {
        if (output.Scope == OutputScope.System) return CorrelationCharts.Of((CorrelationList)output.GetValue(default)!);
        var codes = instruments ?? system.Instruments;
        var values = system.PerInstrument(codes, code => (CorrelationList)output.GetValue(new OutputArguments(code))!);
        return codes.Zip(values).GroupBy(v => v.Second, v => v.First, ReferenceEqualityComparer.Instance)
            .SelectMany(group => CorrelationCharts.Of((CorrelationList)group.Key!, Named([.. group])));
    }

    private static string Named(string[] codes) => string.Join(", ", codes.Take(MostNames)) + (codes.Length > MostNames ? $" and {codes.Length - MostNames} more" : "");

    private static TimeChart Chart(Output output, SeriesTable table)
    {
        var isCurve = output.ValueType == typeof(AccountCurve);
        var title = table.Name.Length > output.FullName.Length ? table.Name[(output.FullName.Length + 1)..] : output.Name;
        ChartSeries[] series = [.. table.Columns.Select(c => new ChartSeries(c.Name, isCurve ? c.Series.CumulativeSum().ForwardFill() : c.Series))];
        var axis = new Axis((isCurve ? "cumulative, " : "") + (output.Unit.Length > 0 ? output.Unit : "value"), new NumberFormat(Decimals(series)));

        // Prices and positions of several instruments differ by orders of magnitude, and many lines hide one another: one at a time can be read.
        var byInstrument = output.Scope == OutputScope.Instrument && series.Length > 1 && table.Name == output.FullName;
        var selector = byInstrument ? "Instrument" : series.Length > MostLines ? "Series" : null;
        return output.Unit == Contracts || output.ValueType == typeof(OptimisedWeights) ? new StepChart(title, series, axis) { Selector = selector } : new LineChart(title, series, axis) { Selector = selector };
    }

    /// <summary>Digits that show four figures of the largest value.</summary>
    private static int Decimals(ChartSeries[] series)
    {
        var largest = 0.0;
        foreach (var one in series)
        {
            foreach (var value in one.Values.Values)
            {
                if (double.IsFinite(value)) largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return largest == 0 ? 2 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(largest)), 0, 8);
    }

    private static StatisticsTable Table(RecordTable table) => new(
        table.Name,
        [.. table.Headings.Select((heading, i) => new TableColumn(heading, new NumberFormat(table.Rows.All(r => r[i] is null or int or long) ? 0 : 4)))],
        [.. table.Rows.Select(row => (IReadOnlyList<TableCell>)[.. row.Select(Cell)])]);

    private static TableCell Cell(object? value) => value switch
    {
        double number => number,
        int number => number,
        long number => number,
        _ => value?.ToString() ?? "",
    };
}
