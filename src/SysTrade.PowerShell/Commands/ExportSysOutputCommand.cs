using System.Management.Automation;
using SysTrade.Data.Parquet;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Export;
using SysTrade.Systems.Graph;

namespace SysTrade.PowerShell.Commands;

/// <summary>Writes named outputs of a system below a folder, each to a file of its own.</summary>
[Cmdlet(VerbsData.Export, "SysOutput", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSysOutputCommand : SystemSelectionCmdlet
{
    /// <summary>Folder to write below; it is made when it does not exist. Files of the same name are replaced, each in one step.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Outputs to write; wildcards are allowed. By default every output that can be computed and has a table form.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(OutputCompleter))]
    [SupportsWildcards]
    public string[]? Output { get; set; }

    /// <summary>File format.</summary>
    [Parameter]
    public OutputFormat Format { get; set; } = OutputFormat.Csv;

    /// <summary>Instruments to include; wildcards are allowed. By default all of the system.</summary>
    [Parameter]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[]? InstrumentCode { get; set; }

    /// <summary>Trading rules to include; wildcards are allowed. By default all that have a weight.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Rule { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var folder = ResolvePath(Path);
        var outputs = Output is null ? [.. system.Outputs] : OutputPatterns.Expand(system, Output, WriteSysError);
        var (instruments, rules) = (NamedInstruments(system, InstrumentCode), NamedRules(system, Rule));
        if (outputs.Count == 0 || instruments is { Count: 0 } || rules is { Count: 0 }) return;
        if (!ShouldProcess(folder, $"Write {outputs.Count} outputs of {system.Name}")) return;
        Func<OutputTable, string> write = Format == OutputFormat.Parquet
            ? table => ParquetTableWriter.Write(table.ToColumnTable(), folder)
            : table => CsvTableWriter.Write(table, folder);
        var results = RunOn("Export", system, work =>
        {
            var done = 0;
            return OutputExport.Run(
                system, outputs, write, instruments, rules,
                one =>
                {
                    foreach (var file in one.Files) work.Emit(WrittenFile.At(file));
                    work.Progress(one.Output.FullName, Interlocked.Increment(ref done), outputs.Count);
                },
                work.Stopping);
        });
        Report([.. results.Where(r => r.Error is not null)], results.Count);
    }

    /// <summary>An output asked for by name that cannot be written is an error; one among many that do not apply is left out and counted.</summary>
    private void Report(IReadOnlyList<ExportedOutput> failed, int all)
    {
        var named = Output?.Where(name => !WildcardPattern.ContainsWildcardCharacters(name)).ToHashSet(StringComparer.Ordinal) ?? [];
        foreach (var one in failed.Where(f => named.Contains(f.Output.FullName) || named.Contains(f.Output.Name))) WriteSysError(one.Error!);
        ExportedOutput[] skipped = [.. failed.Where(f => !named.Contains(f.Output.FullName) && !named.Contains(f.Output.Name))];
        if (skipped.Length == 0) return;
        WriteWarning($"{skipped.Length} of {all} outputs were not written:");
        foreach (var reason in skipped.GroupBy(s => Reason(s.Error!, s.Output), StringComparer.Ordinal))
        {
            WriteWarning($"  {string.Join(", ", reason.Select(r => r.Output.FullName))}: {reason.Key}");
        }
    }

    private static string Reason(SysTradeException error, Output output) =>
        error.ErrorId == "OutputNotTabular" ? "has no table form" : error.Message.Replace(output.FullName, "it", StringComparison.Ordinal);
}
