using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

/// <summary>The built program, run as a user would.</summary>
internal static class Systrade
{
    public static string Path { get; } = System.IO.Path.Combine(
        RepositoryFolder.Output("SysTrade.Console"), OperatingSystem.IsWindows() ? "systrade.exe" : "systrade");

    public static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => ChildProcess.Run(Path, arguments);

    public static async Task<(int ExitCode, string Output, string Error)> RunFile(string script, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("systrade-script").FullName;
        try
        {
            var file = System.IO.Path.Combine(folder, "script.ps1");
            await File.WriteAllTextAsync(file, script);
            return await ChildProcess.Run(Path, ["run", file, .. arguments]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
