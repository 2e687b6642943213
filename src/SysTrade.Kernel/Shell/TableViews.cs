using System.Management.Automation;
using System.Xml.Linq;

namespace SysTrade.Kernel.Shell;

/// <summary>A column of a table view.</summary>
/// <param name="Label">Its heading.</param>
/// <param name="Format">How its values are written, or null.</param>
/// <param name="Value">Its value for an object.</param>
internal sealed record ViewColumn(string Label, string? Format, Func<PSObject, object?> Value);

/// <summary>The table views of format files, by type name.</summary>
/// <remarks>The engine knows them too, but gives out its formatting as text only.</remarks>
internal sealed class TableViews
{
    private readonly Dictionary<string, IReadOnlyList<ViewColumn>> _views = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the format files of a folder.</summary>
    public static TableViews Load(string folder)
    {
        var views = new TableViews();
        if (!Directory.Exists(folder)) return views;
        foreach (var file in Directory.EnumerateFiles(folder, "*.Format.ps1xml").Order(StringComparer.Ordinal)) views.Read(XDocument.Load(file));
        return views;
    }

    /// <summary>The columns for an object with these type names, or null.</summary>
    public IReadOnlyList<ViewColumn>? Find(IEnumerable<string> typeNames)
    {
        foreach (var name in typeNames)
        {
            if (_views.TryGetValue(name, out var columns)) return columns;
        }

        return null;
    }

    /// <summary>Takes the views of a format file; the first view of a type counts, as it does for the engine.</summary>
    internal void Read(XDocument file)
    {
        foreach (var view in file.Descendants("View"))
        {
            if (view.Element("TableControl") is not { } table) continue;
            XElement[] items = [.. table.Descendants("TableColumnItem")];
            XElement[] headers = [.. table.Descendants("TableColumnHeader")];
            var columns = new List<ViewColumn>();
            for (var i = 0; i < items.Length; i++)
            {
                if (Column(i < headers.Length ? headers[i].Element("Label")?.Value : null, items[i]) is { } column) columns.Add(column);
            }

            foreach (var name in view.Descendants("ViewSelectedBy").Elements("TypeName")) _views.TryAdd(name.Value.Trim(), columns);
        }
    }

    private static ViewColumn? Column(string? label, XElement item)
    {
        var format = item.Element("FormatString")?.Value;
        if (item.Element("PropertyName")?.Value.Trim() is { Length: > 0 } property)
        {
            return new ViewColumn(label ?? property, format, o => o.Properties[property]?.Value);
        }

        if (item.Element("ScriptBlock")?.Value is not { } script) return null;
        var block = ScriptBlock.Create(script);
        return new ViewColumn(label ?? script.Trim(), format, o => block.InvokeWithContext(null, [new PSVariable("_", o)]) is { Count: > 0 } result ? result[^1]?.BaseObject : null);
    }
}
