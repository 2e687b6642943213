using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Cells;

namespace SysTrade.Kernel.Tests.Cells;

public sealed class CellSplitterTests
{
    private static string Shown(string code) => string.Join(" | ", CellSplitter.Split(code).Select(p => $"{p.Language}:{p.Text.Trim().ReplaceLineEndings("/")}"));

    [Theory]
    [InlineData("1 + 1", "CSharp:1 + 1")]
    [InlineData("#!pwsh\nGet-X", "PowerShell:Get-X")]
    [InlineData("#!csharp\n1", "CSharp:1")]
    [InlineData("a\n#!pwsh\nb\n#!markdown\nc\n#!c#\nd", "CSharp:a | PowerShell:b | Markdown:c | CSharp:d")]
    [InlineData("  #!PowerShell  \nx", "PowerShell:x")]
    [InlineData("#!pwsh\n\n#!html\n<b>", "Html:<b>")]
    [InlineData("#!pwsh\n#!share --from csharp x\n$x", "PowerShell:$x")]
    [InlineData("", "")]
    [InlineData("#!pwsh", "")]
    [InlineData("#! /usr/bin/env\n1", "CSharp:#! /usr/bin/env/1")]
    [InlineData("var s = \"#!pwsh\";", "CSharp:var s = \"#!pwsh\";")]
    [InlineData("#!pwsh\r\na\r\n#!csharp\r\nb", "PowerShell:a | CSharp:b")]
    public void Split_OfACell_GivesItsParts(string code, string expected) => Assert.Equal(expected, Shown(code));

    [Fact]
    public void Split_AtAnUnknownMark_NamesTheKnownOnes()
    {
        var error = Assert.Throws<SysTradeException>(() => CellSplitter.Split("#!fsharp\nlet x = 1"));
        Assert.Equal("UnknownCellMark", error.ErrorId);
        Assert.Contains("#!csharp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_OfAnyLines_KeepsTheTextOfEachPartWhereItWas() =>
        Gen.Int[0, 5].Select(i => new[] { "#!pwsh", "#!csharp", "x", "", "y z", "#!markdown" }[i]).List[0, 8].Sample(lines =>
        {
            var code = string.Join('\n', lines);
            foreach (var part in CellSplitter.Split(code)) Assert.Equal(part.Text, code.Substring(part.Start, part.Text.Length));
        });

    [Fact]
    public void At_APlaceInAPart_GivesThatPart()
    {
        const string Code = "var x = 1;\n#!pwsh\nGet-X";
        Assert.Equal(CellLanguage.CSharp, CellSplitter.At(Code, 3).Language);
        Assert.Equal(CellLanguage.PowerShell, CellSplitter.At(Code, Code.Length).Language);
    }
}
