using System.Reflection;
using System.Text.RegularExpressions;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tests.Differences;

/// <summary>The page of deliberate differences says what the code does.</summary>
public sealed partial class DifferencesTableTests
{
    private const string Reproduced = "## Reproduced on request";

    private static readonly string Project = FindProject();

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Project, "DIFFERENCES.md"));

    [Fact]
    public void EveryQuirkOfTheCatalogue_IsOnThePageOnce()
    {
        var listed = Names(Reproduced);
        Assert.Equal(QuirkCatalog.All.Select(q => q.Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryRow_IsWhole() => Assert.All(Rows(Reproduced), cells => Assert.Equal(4, cells.Count(c => c.Length > 0)));

    [Fact]
    public void EveryReproducedQuirk_IsReadByTheCodeOfTheStages()
    {
        var code = string.Concat(
            Directory.EnumerateFiles(Project, "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Configuration", StringComparison.Ordinal)).Select(File.ReadAllText));
        var read = QuirkRead().Matches(code).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All(Names(Reproduced), name => Assert.Contains(Property(name), read));
    }

    [Fact]
    public void EveryReproducedQuirk_HasATestOfItsEffect()
    {
        var tested = new[] { typeof(QuirkEffectTests), typeof(EstimationQuirkEffectTests) }.SelectMany(t => t.GetMethods()).SelectMany(m => m.GetCustomAttributesData())
            .Where(a => a.AttributeType == typeof(TraitAttribute)).Select(a => (string)a.ConstructorArguments[1].Value!).ToArray();
        Assert.Equal(Names(Reproduced).Order(StringComparer.Ordinal), tested.Order(StringComparer.Ordinal));
    }

    private static string Property(string name)
    {
        var quirk = QuirkCatalog.All.Single(q => q.Name == name);
        var on = quirk.Switch(Quirks.None, true);
        return typeof(Quirks).GetProperties(BindingFlags.Public | BindingFlags.Instance).Single(p => p.PropertyType == typeof(bool) && (bool)p.GetValue(on)!).Name;
    }

    private static string[] Names(string heading) => [.. Rows(heading).Select(cells => cells[0].Trim('`'))];

    private static string[][] Rows(string heading) =>
    [
        .. Lines.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToArray()),
    ];

    private static string FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var project = Path.Combine(folder.FullName, "src", "SysTrade.Systems");
            if (File.Exists(Path.Combine(project, "DIFFERENCES.md"))) return project;
        }

        throw new FileNotFoundException($"src/SysTrade.Systems/DIFFERENCES.md is above none of the folders of {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"[qQ]uirks\.(\w+)")]
    private static partial Regex QuirkRead();
}
