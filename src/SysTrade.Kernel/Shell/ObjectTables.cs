using System.Globalization;
using System.Management.Automation;
using SysTrade.Domain.Display;

namespace SysTrade.Kernel.Shell;

/// <summary>Tables of objects in HTML, with the columns of the table views that the module's format files define for their type.</summary>
internal sealed class ObjectTables
{
    private const int MostRows = 200;
    private const int MostColumns = 20;

    private readonly Lazy<TableViews> _views = new(() => TableViews.Load(Path.Combine(AppContext.BaseDirectory, "module")));

    /// <summary>The table of objects of one type, or null when text says it as well.</summary>
    public string? Html(IReadOnlyList<PSObject> items)
    {
        var first = items[0];
        var columns = _views.Value.Find(first.TypeNames) ?? Properties(first);
        if (columns.Count == 0) return null;
        IReadOnlyList<HtmlCell>[] rows = [.. items.Take(MostRows).Select(i => columns.Select(c => Cell(c.Value(i), c.Format)).ToArray())];
        var note = items.Count > MostRows ? $"{MostRows} of {items.Count} rows" : null;
        return HtmlTables.Write([.. columns.Select(c => c.Label)], rows, note);
    }

    private static IReadOnlyList<ViewColumn> Properties(PSObject item)
    {
        // Objects without a view of ours: custom objects and rows made by Select-Object and the like; a service or a file says more as text.
        if (item.BaseObject is not PSCustomObject && item.BaseObject.GetType().Namespace?.StartsWith("SysTrade.", StringComparison.Ordinal) != true) return [];
        return [.. item.Properties.Where(p => p.IsGettable).Take(MostColumns).Select(p => new ViewColumn(p.Name, null, i => i.Properties[p.Name]?.Value))];
    }

    private static HtmlCell Cell(object? value, string? format)
    {
        if (value is PSObject wrapped) value = wrapped.BaseObject;
        var numeric = value is double or float or decimal || value is not null && value is not (bool or char or Enum) && value.GetType().IsPrimitive;
        var text = value switch
        {
            null => "",
            double.NaN => "",
            IFormattable item when format is { Length: > 0 } => format.Contains('{', StringComparison.Ordinal)
                ? string.Format(CultureInfo.InvariantCulture, format, item) : item.ToString(format, CultureInfo.InvariantCulture),
            double number => HtmlTables.Number(number),
            DateTime moment => HtmlTables.Moment(moment),
            System.Collections.IEnumerable many and not string => string.Join(", ", many.Cast<object?>().Take(10)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return new HtmlCell(text, numeric);
    }
}
