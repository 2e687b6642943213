using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.CSharp;
using SysTrade.Kernel.Display;
using SysTrade.Kernel.Shell;

namespace SysTrade.Kernel.Cells;

/// <summary>Runs cells, whatever languages they are written in.</summary>
internal sealed class CellEngine : IDisposable
{
    private readonly SharedVariables _variables;
    private string? _chartCell;

    /// <summary>Prepares; what is slow to load is loaded by the first cell, or by <see cref="WarmUp"/>.</summary>
    /// <param name="output">Standard output of cells.</param>
    /// <param name="error">Error output of cells.</param>
    public CellEngine(CellTextWriter output, CellTextWriter error)
    {
        Shell = new PowerShellCells(output, error);
        _variables = new SharedVariables(CSharp, Shell);
    }

    /// <summary>The C# cells.</summary>
    public CSharpCells CSharp { get; } = new();

    /// <summary>The PowerShell cells.</summary>
    public PowerShellCells Shell { get; }

    /// <summary>Runs a cell.</summary>
    /// <returns>What went wrong, or null.</returns>
    public CellError? Run(Cell cell, string code)
    {
        // The output that holds what draws the charts goes with the cell's former output.
        if (cell.Id is not null && cell.Id == _chartCell) ChartRuntime.IsSent = false;
        var sent = ChartRuntime.IsSent;
        var error = RunParts(cell, code);
        if (!sent && ChartRuntime.IsSent) _chartCell = cell.Id;
        return error;
    }

    /// <summary>The value of an expression in C#.</summary>
    public MimeBundle Evaluate(Cell cell, string expression)
    {
        _variables.ToCSharp(expression);
        return CSharp.Evaluate(cell, expression) is { } value ? Formatters.Of(value) : MimeBundle.OfText("null");
    }

    /// <summary>Stops code that listens to no token.</summary>
    public void Stop() => Shell.Stop();

    /// <summary>Loads compiler and PowerShell, so that the first cells need not.</summary>
    public void WarmUp()
    {
        CSharp.WarmUp();
        Shell.WarmUp();
    }

    /// <inheritdoc/>
    public void Dispose() => Shell.Dispose();

    private CellError? RunParts(Cell cell, string code)
    {
        try
        {
            var parts = CellSplitter.Split(code);
            for (var i = 0; i < parts.Count; i++)
            {
                if (Run(cell, parts[i], isLast: i == parts.Count - 1) is { } error) return error;
                if (cell.Interruption.IsRequested) return CellError.Interrupted();
            }

            return null;
        }
        catch (SysTradeException error)
        {
            return CellError.Of(error);
        }
        catch (Exception error) when (error is OperationCanceledException or ThreadInterruptedException && cell.Interruption.IsRequested)
        {
            return CellError.Interrupted();
        }
        catch (Exception error)
        {
            // Whatever it is, the notebook shows it and goes on.
            return CSharp.ErrorOf(error);
        }
    }

    private CellError? Run(Cell cell, CellPart part, bool isLast)
    {
        switch (part.Language)
        {
            case CellLanguage.PowerShell:
                _variables.ToShell();
                return Shell.Run(cell, part.Text);
            case CellLanguage.Markdown:
                cell.Display(new MimeBundle([new(MimeBundle.Markdown, part.Text), new(MimeBundle.Text, part.Text)]));
                return null;
            case CellLanguage.Html:
                cell.Display(Formatters.Of(new HtmlText(part.Text)));
                return null;
            default:
                _variables.ToCSharp(part.Text);
                var error = CSharp.Run(cell, part.Text, out var value);
                if (error is not null || value is null or Displayed) return error;
                if (isLast) cell.Result(Formatters.Of(value));
                else cell.Display(Formatters.Of(value));
                return null;
        }
    }
}
