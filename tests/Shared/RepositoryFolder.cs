namespace SysTrade.Tests;

/// <summary>Finds the repository and built programs from the running test assembly.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    /// <summary>The folder of a project's build output, in the configuration of the running tests.</summary>
    public static string Output(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/', '\\')).Name;
        return System.IO.Path.Combine(Path, ".artifacts", "bin", project, configuration);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Directory.Build.props"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No Directory.Build.props above '{AppContext.BaseDirectory}'.");
    }
}
