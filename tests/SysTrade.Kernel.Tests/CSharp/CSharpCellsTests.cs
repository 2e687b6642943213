using SysTrade.Kernel.Cells;
using SysTrade.Kernel.CSharp;
using SysTrade.Kernel.Tests.Cells;

namespace SysTrade.Kernel.Tests.CSharp;

public sealed class CSharpCellsTests
{
    private readonly CSharpCells _cells = new();
    private readonly Recording _frontEnd = new();
    private int _number;

    private (object? Value, CellError? Error) Run(string code)
    {
        using var cell = new Cell(_frontEnd, ++_number);
        var error = _cells.Run(cell, code, out var value);
        return (value, error);
    }

    [Fact]
    public void Cells_InARow_ShareState()
    {
        Run("var x = 20; int Twice(int n) => 2 * n;");
        Assert.Equal(41, Run("Twice(x) + 1").Value);
    }

    [Fact]
    public void FailingCell_KeepsWhatItSetBefore()
    {
        var error = Run("var kept = 3;\nthrow new InvalidOperationException(\"no\");").Error;
        Assert.Equal("InvalidOperationException", error!.Name);
        Assert.Contains(error.Traceback, l => l.Contains("cell 1, line 2", StringComparison.Ordinal));
        Assert.Equal(3, Run("kept").Value);
    }

    [Fact]
    public void CellThatCannotBeCompiled_LeavesStateAsItWas()
    {
        Run("var x = 1;");
        Assert.StartsWith("(1,1): CS0103", Run("y = x;").Error!.Value, StringComparison.Ordinal);
        Assert.Equal(1, Run("x").Value);
    }

    [Fact]
    public void Set_OfAValue_DeclaresOrChangesTheVariable()
    {
        _cells.Set("x", 1.5);
        Assert.Equal(3.0, Run("x * 2").Value);
        _cells.Set("x", 2.5);
        Assert.Equal(5.0, Run("x * 2").Value);
        _cells.Set("x", new[] { "a", "b" });
        Assert.Equal(2, Run("x.Length").Value);
    }

    [Fact]
    public void ToolkitTypes_OfACell_AreThoseOfTheProcess() => Assert.Same(typeof(SysTrade.Series.TimeSeries), Run("typeof(TimeSeries)").Value);

    [Theory]
    [InlineData("a + b.c", "a,b")]
    [InlineData("var a = 1; a + z", "z")]
    [InlineData("foo(x => x + y)", "foo,x,y")]
    [InlineData("M(out var r); r", "M")]
    public void FreeNames_OfCode_AreThoseItDoesNotDeclare(string code, string expected) =>
        Assert.Equal(expected, string.Join(',', CSharpCells.FreeNames(code).Where(n => n != "var").Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData(typeof(int), "global::System.Int32")]
    [InlineData(typeof(double[]), "global::System.Double[]")]
    [InlineData(typeof(Dictionary<string, List<int[,]>>), "global::System.Collections.Generic.Dictionary<global::System.String, global::System.Collections.Generic.List<global::System.Int32[,]>>")]
    [InlineData(typeof(Dictionary<string, int>.KeyCollection), "global::System.Collections.Generic.Dictionary<global::System.String, global::System.Int32>.KeyCollection")]
    [InlineData(typeof(CSharpCells), null)]
    public void TypeName_OfAType_CanBeWrittenInACell(Type type, string? expected) => Assert.Equal(expected, TypeNames.Of(type));
}
