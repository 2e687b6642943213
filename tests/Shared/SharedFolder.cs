namespace SysTrade.Tests;

/// <summary>Finds the folder that holds reference outputs and real data, which live outside the repository.</summary>
/// <remarks><c>SYSTRADE_SHARED</c> names it; otherwise the nearest <c>shared</c> folder beside an ancestor of the test program is taken.</remarks>
internal static class SharedFolder
{
    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>The folder, or a visible skip of the calling test when there is none.</summary>
    public static string Require()
    {
        Assert.SkipWhen(Found.Value is null, "The folder with reference outputs is not here; set SYSTRADE_SHARED to it.");
        return Found.Value!;
    }

    /// <summary>A file in the folder, or a visible skip of the calling test when the folder is not here.</summary>
    public static string File(params string[] parts) => Path.Combine([Require(), .. parts]);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SYSTRADE_SHARED") is { Length: > 0 } given) return IsShared(given) ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (IsShared(candidate)) return candidate;
        }

        return null;
    }

    private static bool IsShared(string folder) => System.IO.File.Exists(Path.Combine(folder, "golden", "README.md"));
}
