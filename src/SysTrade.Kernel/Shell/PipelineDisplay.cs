using System.Management.Automation;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Display;

namespace SysTrade.Kernel.Shell;

/// <summary>
/// Shows the objects of a pipeline: texts and numbers as printed text, objects of one type one after the other as one table, in text as
/// PowerShell formats it and in HTML.
/// </summary>
/// <param name="cell">The cell.</param>
/// <param name="output">What PowerShell's own formatting writes to.</param>
/// <param name="tables">Makes HTML tables.</param>
internal sealed class PipelineDisplay(Cell cell, CellTextWriter output, ObjectTables tables)
{
    // So that a long-running pipeline shows something before its end.
    private const int MostInOneTable = 1000;

    // What Format-Table and its like give out are instructions that only mean something together, whatever their types.
    private const string Formatted = "Microsoft.PowerShell.Commands.Internal.Format";

    private readonly List<PSObject> _batch = [];
    private string? _kind;
    private bool _flushing;

    /// <summary>Takes the next object.</summary>
    public void Take(PSObject item)
    {
        var kind = Kind(item);
        if (_kind is not null && (kind != _kind || (_batch.Count >= MostInOneTable && kind != Formatted))) Flush();
        _kind = kind;
        if (kind.Length > 0) _batch.Add(item);
        else if (item.BaseObject is DateTime or TimeSpan) cell.Write("stdout", output.Capture(() => Format([item])).Trim('\n') + "\n");
        else cell.Write("stdout", item + "\n");
    }

    /// <summary>Shows what was taken so far.</summary>
    public void Flush()
    {
        if (_batch.Count == 0 || _flushing) return;
        _flushing = true;
        try
        {
            PSObject[] items = [.. _batch];
            _batch.Clear();
            if (items.Length == 1 && Formatters.FindConvention(items[0].BaseObject) is { } bundle)
            {
                cell.Display(bundle);
                return;
            }

            var text = output.Capture(() => Format(items)).Trim('\n');
            if (tables.Html(items) is { } html) cell.Display(MimeBundle.OfHtml(html, text));
            else if (text.Length > 0) cell.Write("stdout", text + "\n");
        }
        finally
        {
            _flushing = false;
        }
    }

    private static string Kind(PSObject item)
    {
        var value = item.BaseObject;
        if (value is string or bool or char or decimal or DateTime or TimeSpan or Guid || value.GetType().IsPrimitive || value is Enum) return "";
        if (value.GetType().Namespace == Formatted) return Formatted;
        // A series or a chart is shown by itself.
        if (Formatters.HasConvention(value)) return Guid.NewGuid().ToString();
        return value is PSCustomObject ? string.Join('\n', item.Properties.Select(p => p.Name)) : item.TypeNames[0];
    }

    /// <summary>Sends objects through PowerShell's formatting, which writes to the host; a pipeline inside the one that runs.</summary>
    private static void Format(PSObject[] items)
    {
        using var shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Out-Default").Invoke(items);
    }
}
