using SysTrade.Domain.Orders;
using SysTrade.Tests;

namespace SysTrade.Execution.Tests.Docs;

public sealed class OrderPageTests
{
    [Fact]
    public void PageAboutOrders_HoldsTheDiagramOfTheTable()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "src", "SysTrade.Execution", "ORDERS.md"));
        Assert.Contains("```mermaid\n" + OrderDiagram.Mermaid() + "```\n", page, StringComparison.Ordinal);
    }
}
