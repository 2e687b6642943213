using System.Text;

namespace SysTrade.Domain.Orders;

/// <summary>Draws the transition table as Mermaid text; the page about orders holds exactly this.</summary>
public static class OrderDiagram
{
    /// <summary>The state diagram. Lines end with a line feed.</summary>
    public static string Mermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> New\n");
        var rows = OrderTransitions.Table.GroupBy(t => (t.From, t.To, t.Of));
        foreach (var row in rows)
        {
            var of = row.Key.Of == "any" ? "" : $" ({row.Key.Of})";
            text.Append($"    {row.Key.From} --> {row.Key.To}: {string.Join(", ", row.Select(t => t.On))}{of}\n");
        }

        foreach (var fillable in OrderTransitions.Table.Where(t => t.On == OrderEventKind.Filled && t.From != OrderStatus.Filled).Select(t => t.From).Distinct())
        {
            text.Append($"    {fillable} --> Filled: Filled whole\n");
        }

        return text.Append("    Filled --> [*]\n    Cancelled --> [*]\n    Rejected --> [*]\n").ToString();
    }
}
