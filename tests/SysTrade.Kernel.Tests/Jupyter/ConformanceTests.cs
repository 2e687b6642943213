using System.Text.Json;
using SysTrade.Tests;

namespace SysTrade.Kernel.Tests.Jupyter;

/// <summary>The cases of conformance.py, run once, each reported as a test.</summary>
public sealed class ConformanceTests(ConformanceRun run) : IClassFixture<ConformanceRun>
{
    public static TheoryData<string> Cases { get; } = new(ConformanceRun.CaseNames());

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Kernel_DrivenByJupyterClient_Conforms(string name)
    {
        await JupyterTools.Python();
        var results = await run.Results;
        Assert.True(results.TryGetValue(name, out var detail), $"The case '{name}' was not reached.\n{await run.Error}");
        Assert.True(detail!.Length == 0, detail);
    }
}

/// <summary>One run of conformance.py.</summary>
public sealed class ConformanceRun : IDisposable
{
    private readonly Lazy<Task<Dictionary<string, string>>> _results;
    private ChildProcess? _python;

    public ConformanceRun() => _results = new Lazy<Task<Dictionary<string, string>>>(Run);

    /// <summary>What is wrong with each case that was run; empty when nothing is.</summary>
    public Task<Dictionary<string, string>> Results => _results.Value;

    public Task<string> Error { get; private set; } = Task.FromResult("");

    /// <summary>The cases as the script lists them, so that none can be forgotten here.</summary>
    public static IEnumerable<string> CaseNames()
    {
        var script = File.ReadAllText(JupyterTools.Script("conformance.py"));
        foreach (var list in new[] { "SHARED = [", "OWN = [" })
        {
            var start = script.IndexOf("\n" + list, StringComparison.Ordinal) + 1 + list.Length;
            var names = script[start..script.IndexOf(']', start)];
            foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) yield return name;
        }
    }

    public void Dispose() => _python?.Dispose();

    private async Task<Dictionary<string, string>> Run()
    {
        var python = await JupyterTools.Python();
        _python = ChildProcess.Start(python, [JupyterTools.Script("conformance.py"), JupyterTools.Program]);
        Error = _python.Error.ReadToEndAsync();
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await _python.Output.ReadLineAsync() is { } line)
        {
            using var result = JsonDocument.Parse(line);
            var ok = result.RootElement.GetProperty("ok").GetBoolean();
            results[result.RootElement.GetProperty("case").GetString()!] = ok ? "" : result.RootElement.GetProperty("detail").GetString()!;
        }

        return results;
    }
}
