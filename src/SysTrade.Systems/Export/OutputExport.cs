using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Export;

/// <summary>Writes outputs of a system, each to a file of its own.</summary>
public static class OutputExport
{
    /// <summary>Computes and writes outputs, several at a time. An output that cannot be computed or has no table form does not stop the others.</summary>
    /// <param name="system">The system.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="write">Writes a table and gives the file's path; called from several threads.</param>
    /// <param name="instruments">Instruments to include; null takes all of the system.</param>
    /// <param name="rules">Rules to include; null takes those of each instrument.</param>
    /// <param name="done">Told about each output when it is written or has failed; called from several threads.</param>
    /// <param name="cancellation">Stops between outputs.</param>
    /// <returns>What became of each output, in the order given.</returns>
    public static IReadOnlyList<ExportedOutput> Run(
        TradingSystem system,
        IReadOnlyList<Output> outputs,
        Func<OutputTable, string> write,
        IReadOnlyList<string>? instruments = null,
        IReadOnlyList<string>? rules = null,
        Action<ExportedOutput>? done = null,
        CancellationToken cancellation = default)
    {
        // What everything else stands on comes first, over all instruments in parallel; after it the outputs wait little for one another.
        if (outputs.Any(o => o.Stage.Name is "portfolio" or "accounts")) Prepare(system, cancellation);
        var results = new ExportedOutput[outputs.Count];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = system.Parallelism };
        Parallel.For(0, outputs.Count, parallel, i =>
        {
            results[i] = One(system, outputs[i], write, instruments, rules);
            done?.Invoke(results[i]);
        });
        return results;
    }

    private static void Prepare(TradingSystem system, CancellationToken cancellation)
    {
        try
        {
            system.ForEachInstrument(system.Instruments, code => _ = system.PositionSize.SubsystemPosition[code], cancellation);
            _ = system.Portfolio.InstrumentWeights.Value;
        }
        catch (SysTradeException)
        {
            // Reported with each output that needs it.
        }
    }

    private static ExportedOutput One(
        TradingSystem system, Output output, Func<OutputTable, string> write, IReadOnlyList<string>? instruments, IReadOnlyList<string>? rules)
    {
        try
        {
            string[] files = [.. OutputTables.Of(system, output, instruments, rules).Select(write)];
            return new ExportedOutput(output, files, files.Length > 0 ? null : NothingToWrite(output));
        }
        catch (SysTradeException error)
        {
            return new ExportedOutput(output, [], error);
        }
    }

    private static SysTradeException NothingToWrite(Output output) => new(
        "OutputNotTabular", SysErrorKind.InvalidArgument, $"Output {output.FullName} ({output.ValueType.Name}) has no table form.", "Ask for the value itself.", output.FullName);
}
