using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using SysTrade.Benchmarks;
using SysTrade.Benchmarks.Backtest;
using SysTrade.Benchmarks.Estimated;
using SysTrade.Benchmarks.Optimised;
using SysTrade.Benchmarks.Orders;
using SysTrade.Benchmarks.Stores;

// Kernels, from a folder of the repository, where BenchmarkDotNet looks for the project:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- --filter '*Ewm*'
// Files on disk to portfolio statistics:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- backtest --data FOLDER [--config NAME] [--runs N]
// Everything estimated, against the two figures it is held to:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- estimated [--data FOLDER] [--runs N]
// Forty rules with dynamic optimisation every day, against the figures it is held to:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- optimised [--data FOLDER] [--runs N]
// Single documents of SQLite, reading what a backtest reads, and appends to series:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- documents [CALLS] [FOLDER]
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- read
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- append
// A store of many gigabytes, opened and queried:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- scale [--gb N] [--runs N] [--folder FOLDER]
// Orders through the stacks and the simulated broker, and ticks through an algo:
//   dotnet run -c Release --project tests/SysTrade.Benchmarks -- orders [--orders N] [--open N] [--memory]
switch (args)
{
    case ["backtest", .. var options]:
        return BacktestBenchmark.Run(options);
    case [BacktestRun.Command, var data, var system]:
        return BacktestRun.Print(data, system);
    case ["estimated", .. var options]:
        return EstimatedBenchmark.Run(options);
    case [EstimatedRun.Command, var data, var count, var years]:
        return EstimatedRun.Print(data, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(years, CultureInfo.InvariantCulture));
    case ["optimised", .. var options]:
        return OptimisedBenchmark.Run(options);
    case [OptimisedRun.Command, var data, var count]:
        return OptimisedRun.Print(data, int.Parse(count, CultureInfo.InvariantCulture));
    case ["documents", .. var options]:
        return DocumentBenchmark.Run(options);
    case ["read"]:
        return ReadBenchmark.Run();
    case ["append"]:
        return AppendBenchmark.Run();
    case ["scale", .. var options]:
        return ScaleBenchmark.Run(options);
    case [ScaleBenchmark.Command, var folder]:
        return ScaleBenchmark.Print(folder);
    case ["orders", .. var options]:
        return OrderBenchmark.Run(options);
    default:
        var config = ManualConfig.Create(DefaultConfig.Instance).AddColumn(new RowColumn()).HideColumns("Error", "StdDev", "Median");
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(RowColumn).Assembly).Run(args, config);
        return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
}
