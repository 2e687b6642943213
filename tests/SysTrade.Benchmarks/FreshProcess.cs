using System.Diagnostics;
using System.Text.Json;

namespace SysTrade.Benchmarks;

/// <summary>Measurements in processes of their own, so that nothing is warm.</summary>
internal static class FreshProcess
{
    /// <summary>Runs this program again and reads what it printed.</summary>
    /// <returns>Null when it ended with an error, which it has told.</returns>
    public static T? Run<T>(params string[] arguments)
        where T : class
    {
        // Under `dotnet run` the program is an executable of its own; under `dotnet X.dll` the path is that of dotnet.
        var self = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(self) == "dotnet";
        string[] all = [.. isHost ? [Environment.GetCommandLineArgs()[0]] : Array.Empty<string>(), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(self, all) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return JsonSerializer.Deserialize<T>(output);
        Console.Error.WriteLine($"A run ended with exit code {process.ExitCode}; its error is above.");
        return null;
    }
}
