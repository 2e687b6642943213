using System.Diagnostics;
using System.Globalization;

namespace SysTrade.Tests;

/// <summary>A program that a test starts, with all it wrote and its exit code.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Error => _process.StandardError;

    public static ChildProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }

    public static async Task<(int ExitCode, string Output, string Error)> Run(
        string program, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var child = Start(program, arguments, environment);
        await child._process.StandardInput.WriteAsync(input);
        child._process.StandardInput.Close();
        var output = child.Output.ReadToEndAsync();
        var error = child.Error.ReadToEndAsync();
        return (await child.ExitCode(), await output, await error);
    }

    /// <summary>Waits for the end; a program that hangs is killed and the test fails.</summary>
    public async Task<int> ExitCode()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async Task Type(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
