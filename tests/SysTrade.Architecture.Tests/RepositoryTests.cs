using System.Text.RegularExpressions;

namespace SysTrade.Architecture.Tests;

public sealed partial class RepositoryTests
{
    private const int LongestFile = 450;

    private static readonly HashSet<string> TopLevel =
        ["src", "module", "notebooks", "tests", "config", "examples", "Toolkit.sln", "SysTrade.psd1", "README.md", "LICENSE"];

    private static readonly string[] SourceExtensions = [".cs", ".js", ".css", ".ps1", ".psm1"];

    [Fact]
    public void TopLevel_OfTrackedFiles_HoldsNothingElse()
    {
        var strangers = Repository.TrackedFiles().Select(f => f.Split('/')[0]).Distinct()
            .Where(e => !TopLevel.Contains(e) && !e.StartsWith('.') && !DirectoryProps().IsMatch(e));
        Findings.AssertNone(strangers);
    }

    [Fact]
    public void TrackedFiles_NameNoPathOfOneMachine()
    {
        var found =
            from file in Repository.TrackedFiles()
            let text = Repository.Text(file)
            where text is not null
            from match in MachinePath().Matches(text)
            select $"{file}: {match.Value}";
        Findings.AssertNone(found);
    }

    [Fact]
    public void SourceFiles_StayShortEnoughToRead()
    {
        var tooLong =
            from file in Repository.TrackedFiles()
            where SourceExtensions.Contains(Path.GetExtension(file))
            let lines = Repository.Text(file)?.AsSpan().Count('\n') ?? 0
            where lines > LongestFile
            select $"{file}: {lines} lines";
        Findings.AssertNone(tooLong);
    }

    [Theory]
    [InlineData("cd /" + "work/main", true)]
    [InlineData("C:" + @"\Users\me\x", true)]
    [InlineData("/" + "home/me/data.csv", true)]
    [InlineData("~/work/data and src/work/x", false)]
    [InlineData("https://example.org/home", false)]
    public void MachinePath_OfText_IsFound(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    // In parts, so that this file does not match itself.
    [GeneratedRegex("(?<![\\w.~$}*-])(/" + "(work|root|farm)/|/" + "(home|Users)/\\w+/|[A-Z]:\\\\" + "Users\\\\)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^Directory\.\w+\.props$")]
    private static partial Regex DirectoryProps();
}
