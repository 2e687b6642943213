using System.ComponentModel;
using System.Diagnostics;
using System.Xml.Linq;

namespace SysTrade.Architecture.Tests;

/// <summary>The working tree these tests were built from.</summary>
internal static class Repository
{
    private static readonly Lazy<string> FoundRoot = new(FindRoot);
    private static readonly Lazy<(string[] Files, string? Problem)> Listed = new(ListTracked);

    /// <summary>The folder that holds Toolkit.sln.</summary>
    public static string Root => FoundRoot.Value;

    /// <summary>Project files under a folder, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Projects(string folder) =>
        Directory.Exists(Path.Combine(Root, folder))
            ? Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories).Select(Relative)
                .Where(p => !p.Contains("/bin/", StringComparison.Ordinal) && !p.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            : [];

    /// <summary>Names of the projects that a project refers to.</summary>
    public static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Root, project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>Files under version control, relative to the root; a visible skip of the calling test when git cannot say.</summary>
    public static IReadOnlyList<string> TrackedFiles()
    {
        var (files, problem) = Listed.Value;
        Assert.SkipWhen(problem is not null, $"needs git and a working tree: {problem}");
        return files;
    }

    /// <summary>Text of a tracked file, or null when it is binary or deleted in the working tree.</summary>
    public static string? Text(string file)
    {
        var path = Path.Combine(Root, file);
        if (!File.Exists(path)) return null;
        var text = File.ReadAllText(path);
        return text.AsSpan(0, Math.Min(text.Length, 8000)).Contains('\0') ? null : text;
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Toolkit.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Toolkit.sln.");
    }

    private static (string[] Files, string? Problem) ListTracked()
    {
        string[] arguments = ["-c", "safe.directory=*", "-c", "core.quotePath=false", "-C", Root, "ls-files"];
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? (output.Split('\n', StringSplitOptions.RemoveEmptyEntries), null) : ([], errors.Result.Trim());
        }
        catch (Win32Exception e)
        {
            return ([], e.Message);
        }
    }
}
