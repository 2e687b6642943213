using System.Text.RegularExpressions;

namespace SysTrade.Architecture.Tests;

public sealed partial class DependencyTests
{
    [Fact]
    public void ProjectReferences_UnderSrc_PointDownOnly()
    {
        var upward =
            from project in Repository.Projects("src")
            from reference in Repository.References(project)
            let name = Path.GetFileNameWithoutExtension(project)
            where !Boxes.MayRefer(name, reference)
            select $"{name} refers to {reference}";
        Findings.AssertNone(upward);
    }

    [Fact]
    public void ProjectReferences_UnderSrc_NeverPointToTests()
    {
        var toTests =
            from project in Repository.Projects("src")
            from reference in Repository.References(project)
            where reference.EndsWith(".Tests", StringComparison.Ordinal) || reference == "SysTrade.Benchmarks"
            select $"{project} refers to {reference}";
        Findings.AssertNone(toTests);
    }

    [Fact]
    public void Folders_UnderSrc_AreBoxesOfTheArchitectureWithAProjectOfTheirName()
    {
        var strangers = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(d => Path.GetFileName(d))
            .Where(f => !Boxes.BuildFolders.Contains(f))
            .Where(f => Boxes.Of(f) is null || !File.Exists(Path.Combine(Repository.Root, "src", f, f + ".csproj")));
        Findings.AssertNone(strangers);
    }

    [Fact]
    public void Boxes_Below_HaveNoCycle()
    {
        foreach (var (box, below) in Boxes.Below)
        {
            Assert.All(below, lower => Assert.True(Boxes.Below.ContainsKey(lower), $"{box} names {lower}, which is no box"));
            Assert.All(below, lower => Assert.DoesNotContain(box, Boxes.Below[lower]));
        }
    }

    [Theory]
    [InlineData("SysTrade.Series", "SysTrade.Quant")]
    [InlineData("SysTrade.Data", "SysTrade.Data.Csv")]
    [InlineData("SysTrade.Data.Csv", "SysTrade.Data.Parquet")]
    [InlineData("SysTrade.Systems", "SysTrade.Production")]
    [InlineData("SysTrade.Production", "SysTrade.Console")]
    [InlineData("SysTrade.Charts", "SysTrade.Systems")]
    [InlineData("SysTrade.Dashboard", "SysTrade.PowerShell")]
    public void MayRefer_Upward_IsFalse(string from, string to) => Assert.False(Boxes.MayRefer(from, to));

    [Theory]
    [InlineData("SysTrade.Systems", "SysTrade.Quant")]
    [InlineData("SysTrade.Data.Csv", "SysTrade.Data")]
    [InlineData("SysTrade.Brokers.InteractiveBrokers", "SysTrade.Brokers")]
    [InlineData("SysTrade.PowerShell", "SysTrade.PowerShell.Loader")]
    [InlineData("SysTrade.Console", "SysTrade.Production")]
    public void MayRefer_Downward_IsTrue(string from, string to) => Assert.True(Boxes.MayRefer(from, to));

    [Fact]
    public void Projects_OfSrcAndTests_AreAllInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Toolkit.sln"));
        var listed = ProjectPath().Matches(solution).Select(m => m.Groups[1].Value.Replace('\\', '/')).ToArray();
        string[] present = [.. Repository.Projects("src"), .. Repository.Projects("tests")];
        Findings.AssertNone([
            .. present.Except(listed).Select(p => $"{p} is not in Toolkit.sln"), .. listed.Except(present).Select(p => $"{p} is in Toolkit.sln and does not exist"),
        ]);
    }

    [GeneratedRegex("\"([^\"]+\\.csproj)\"")]
    private static partial Regex ProjectPath();
}
