using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SysTrade.Kernel.CSharp;

namespace SysTrade.Kernel.Tests.CSharp;

public sealed class LoopGuardsTests
{
    private const string Check = "global::SysTrade.Kernel.Cells.Interruption.Check();";

    private static LoopGuards Into(string code) => LoopGuards.Into(code, CSharpCells.ParseOptions);

    [Theory]
    [InlineData("while (true) { }", "while (true) {! }")]
    [InlineData("for (;;) ;", "for (;;) {!;}")]
    [InlineData("foreach (var x in y) a(x);", "foreach (var x in y) {!a(x);}")]
    [InlineData("do x(); while (true);", "do {!x();} while (true);")]
    [InlineData("for (;;) for (;;) a();", "for (;;) {!for (;;) {!a();}}")]
    [InlineData("int f(int n) { return f(n); }", "int f(int n) {! return f(n); }")]
    [InlineData("Func<int> g = () => { return 1; };", "Func<int> g = () => {! return 1; };")]
    [InlineData("again: x(); goto again;", "again:! x(); goto again;")]
    [InlineData("class C { void M() { } C() { } }", "class C { void M() {! } C() {! } }")]
    [InlineData("1 + 1", "1 + 1")]
    [InlineData("while (true) {", "while (true) {")]
    public void Into_Code_PutsChecksWhereItCouldGoOnForEver(string code, string expected) =>
        Assert.Equal(expected.Replace("!", Check, StringComparison.Ordinal), Into(code).Text);

    [Theory]
    [InlineData("while (true) { if (a) { b(); } }\nfor (var i = 0; i < 3; i++) c(i);\nint f() { foreach (var z in y) while (z) d(); return 1; }")]
    public void Guarded_Code_ParsesAndKeepsItsLines(string code)
    {
        var guarded = Into(code).Text;
        Assert.Equal(code.Count(c => c == '\n'), guarded.Count(c => c == '\n'));
        Assert.DoesNotContain(CSharpSyntaxTree.ParseText(guarded, CSharpCells.ParseOptions).GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Original_OfEveryKeptCharacter_IsWhereItWas()
    {
        const string Code = "while (a) { b(); }\nfor (;;) c();";
        var guards = Into(Code);
        for (int at = 0, kept = 0; at < guards.Text.Length;)
        {
            if (guards.Text.AsSpan(at).StartsWith(Check, StringComparison.Ordinal))
            {
                at += Check.Length;
            }
            else if (kept < Code.Length && guards.Text[at] == Code[kept])
            {
                Assert.Equal(kept++, guards.Original(at++));
            }
            else
            {
                at++;
            }
        }
    }
}
