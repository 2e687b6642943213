using SysTrade.Data.Csv;
using SysTrade.Data.SampleData;
using SysTrade.Systems;

[assembly: AssemblyFixture(typeof(SysTrade.PowerShell.Tests.Results.SampleResults))]

namespace SysTrade.PowerShell.Tests.Results;

/// <summary>A small sample market, made once, and sessions with a system over it.</summary>
public sealed class SampleResults : IDisposable
{
    public const int Instruments = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-results-").FullName;

    public SampleResults()
    {
        Data = Path.Combine(_folder, "data");
        CsvSampleData.Create(Data, new SampleDataOptions { Instruments = Instruments, Years = 4, IncludeContractPrices = false }, cancellation: TestContext.Current.CancellationToken);
    }

    public string Data { get; }

    /// <summary>A new path below the fixture's folder; nothing is there yet.</summary>
    public string NewPath(string ending = "") => Path.Combine(_folder, Guid.NewGuid().ToString("N") + ending);

    /// <summary>A session with the module and a system over the market, in <c>$system</c> too.</summary>
    internal HostedShell Shell(string config = "'chapter15_all'")
    {
        var shell = HostedShell.WithModule();
        shell.Run($"$system = New-SysSystem {config} -Data '{Data}'");
        return shell;
    }

    internal static TradingSystem System(HostedShell shell) => (TradingSystem)shell.Run("$system")[0].BaseObject;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
