
namespace SysTrade.Hosting.Tests;

public sealed class StatementTests
{
    [Theory]
    [InlineData("if ($true) {", true)]
    [InlineData("1 |", true)]
    [InlineData("'open", true)]
    [InlineData("@'\ntext", true)]
    [InlineData("1 + 1", false)]
    [InlineData("if ($true) { 1 }", false)]
    [InlineData("1 ]", false)]
    public void IncompleteStatement_AsksForMore(string text, bool incomplete) => Assert.Equal(incomplete, Statements.IsIncomplete(text));
}
