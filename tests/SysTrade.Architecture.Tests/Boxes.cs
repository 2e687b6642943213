namespace SysTrade.Architecture.Tests;

/// <summary>The boxes of the architecture and what each may refer to. A box is one or more projects under src.</summary>
internal static class Boxes
{
    private const string Prefix = "SysTrade.";

    private static readonly string[] DataAdapters = ["Data.Csv", "Data.Parquet", "Data.Sqlite", "Data.Mongo", "Data.Arctic"];
    private static readonly string[] BrokerAdapters = ["Brokers.*"];

    /// <summary>Everything below the front ends.</summary>
    private static readonly string[] Libraries =
        ["Domain", "Series", "Data", .. DataAdapters, "Quant", "Systems", "Brokers", .. BrokerAdapters, "Execution", "Storage", "Production", "Charts"];

    /// <summary>Folders under src that hold build files and no assembly.</summary>
    public static IReadOnlySet<string> BuildFolders { get; } = new HashSet<string>(StringComparer.Ordinal) { "ReadyToRun" };

    /// <summary>Every box, with the boxes an arrow may point to.</summary>
    public static IReadOnlyDictionary<string, string[]> Below { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Domain"] = [],
        ["Series"] = ["Domain"],
        ["Data"] = ["Domain", "Series"],
        ["Data.Csv"] = ["Domain", "Series", "Data"],
        ["Data.Parquet"] = ["Domain", "Series", "Data"],
        ["Data.Sqlite"] = ["Domain", "Series", "Data"],
        ["Data.Mongo"] = ["Domain", "Series", "Data"],
        ["Data.Arctic"] = ["Domain", "Series", "Data", "Data.Mongo"],
        ["Charts"] = ["Domain", "Series"],
        ["Quant"] = ["Domain", "Series"],
        ["Systems"] = ["Domain", "Series", "Data", "Quant"],
        ["Brokers"] = ["Domain", "Series", "Data"],
        ["Brokers.*"] = ["Domain", "Series", "Data", "Brokers"],
        ["Execution"] = ["Domain", "Series", "Data", "Brokers", "Quant"],
        // Which store keeps what, and the way over from pysystemtrade: the one place that knows every adapter of data.
        ["Storage"] = ["Domain", "Series", "Data", .. DataAdapters, "Quant", "Systems", "Brokers", "Execution"],
        ["Production"] = [.. Libraries.Except(["Production"])],
        ["PowerShell"] = Libraries,
        // The program and the kernel host the PowerShell engine with the module's commands in it, in the same way; the program also starts the kernel.
        ["Hosting"] = [.. Libraries, "PowerShell"],
        ["Kernel"] = [.. Libraries, "PowerShell", "Hosting"],
        ["Console"] = [.. Libraries, "PowerShell", "Hosting", "Kernel"],
        ["Dashboard"] = Libraries,
    };

    /// <summary>The box a project belongs to, or null when there is none.</summary>
    public static string? Of(string project)
    {
        if (!project.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var name = project[Prefix.Length..];
        if (Below.ContainsKey(name)) return name;
        if (name.StartsWith("Brokers.", StringComparison.Ordinal)) return "Brokers.*";
        // The module is several assemblies: its commands, its load context, its help build.
        return name.StartsWith("PowerShell.", StringComparison.Ordinal) ? "PowerShell" : null;
    }

    /// <summary>True when a project may refer to another.</summary>
    public static bool MayRefer(string from, string to) =>
        Of(from) is { } upper && Of(to) is { } lower && (upper == lower || Below[upper].Contains(lower));
}
