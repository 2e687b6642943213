using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using SysTrade.Benchmarks;

// From a folder of the repository, where BenchmarkDotNet looks for the project: dotnet run -c Release --project tests/SysTrade.Benchmarks -- --filter '*Ewm*'
var config = ManualConfig.Create(DefaultConfig.Instance).AddColumn(new RowColumn()).HideColumns("Error", "StdDev", "Mean", "Median");
var summaries = BenchmarkSwitcher.FromAssembly(typeof(RowColumn).Assembly).Run(args, config);
return summaries.Any(s => s.HasCriticalValidationErrors || s.Reports.Any(r => !r.Success)) ? 1 : 0;
