using System.Management.Automation;

namespace SysTrade.Hosting.Tests;

public sealed class ErrorTextTests
{
    private static readonly ErrorRecord Record = new(new IOException("Disk full."), "DiskFull", ErrorCategory.WriteError, null)
    {
        ErrorDetails = new ErrorDetails("The disk of /data is full.") { RecommendedAction = "Make room." },
    };

    [Fact]
    public void Text_HasMessageAndRemedyOnLinesOfTheirOwn() =>
        Assert.Equal("ERROR: The disk of /data is full.\n  Remedy: Make room.", new ErrorText(Screens.Plain, false).Of(Record));

    [Fact]
    public void Text_WithStackTraces_HasIdAndException()
    {
        var text = new ErrorText(Screens.Plain, true).Of(Record);
        Assert.Contains("DiskFull", text, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: Disk full.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OnAColourTerminal_IsRed() =>
        Assert.StartsWith("\e[31mERROR: ", new ErrorText(Screens.Plain with { ErrorColour = true }, false).Of(Record), StringComparison.Ordinal);

    [Fact]
    public void Text_OfAParseError_PointsAtThePlace()
    {
        var error = Assert.Throws<ParseException>(() => ScriptBlock.Create("1 +\n$x = ]"));
        Assert.Contains("at line 1, character", new ErrorText(Screens.Plain, false).Of(error), StringComparison.Ordinal);
    }
}
