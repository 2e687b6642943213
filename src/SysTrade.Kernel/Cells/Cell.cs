using System.Text.Json.Nodes;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Display;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Cells;

/// <summary>One run of one cell: what it shows, what it asks, and how it is stopped.</summary>
/// <remarks>Safe from many threads. Output keeps the order in which it was written, whatever its kind.</remarks>
internal sealed class Cell : IDisposable
{
    /// <summary>The most text a cell may print, in characters; a notebook with more can be neither shown nor saved.</summary>
    public const int MostText = 4 * 1024 * 1024;

    /// <summary>The most a cell may display as tables, charts and the like, in characters.</summary>
    public const int MostDisplayed = 64 * 1024 * 1024;

    private static readonly AsyncLocal<Cell?> Own = new();
    private static Cell? _latest;

    private readonly ICellFrontEnd _frontEnd;
    private readonly StreamBuffer _streams;
    private readonly Lock _gate = new();
    private readonly bool _silent;
    private readonly bool _mayAsk;
    private int _displayed;
    private bool _dropping;

    /// <summary>Begins the run of a cell.</summary>
    /// <param name="frontEnd">Where output goes.</param>
    /// <param name="number">The execution count.</param>
    /// <param name="silent">Whether nothing is shown.</param>
    /// <param name="mayAsk">Whether somebody can answer questions.</param>
    /// <param name="id">The notebook's id of the cell, when it gives one.</param>
    public Cell(ICellFrontEnd frontEnd, int number, bool silent = false, bool mayAsk = false, string? id = null)
    {
        _frontEnd = frontEnd;
        _silent = silent;
        _mayAsk = mayAsk;
        Number = number;
        Id = id;
        _streams = new StreamBuffer(_gate, MostText, (stream, text) => Publish("stream", new JsonObject { ["name"] = stream, ["text"] = WireFormat.Sound(text) }));
        _latest = this;
    }

    /// <summary>The cell this flow of control belongs to; for threads that were not started by one, the last that ran.</summary>
    public static Cell? Current => Own.Value ?? Volatile.Read(ref _latest);

    /// <summary>The execution count.</summary>
    public int Number { get; }

    /// <summary>The notebook's id of the cell, or null.</summary>
    public string? Id { get; }

    /// <summary>How the cell is stopped.</summary>
    public Interruption Interruption { get; } = new();

    /// <summary>Says that this flow of control, and what it starts, belongs to the cell.</summary>
    public void Adopt()
    {
        Own.Value = this;
        Interruption.Adopt();
    }

    /// <summary>Prints text to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Write(string stream, string text) => _streams.Write(stream, text);

    /// <summary>Shows something, and gives the id under which it can be shown anew.</summary>
    public string Display(MimeBundle bundle, string? displayId = null)
    {
        var id = displayId ?? Guid.NewGuid().ToString("N");
        Show("display_data", bundle, new JsonObject { ["transient"] = new JsonObject { ["display_id"] = id } });
        return id;
    }

    /// <summary>Shows something in place of what was shown under an id.</summary>
    public void Update(string displayId, MimeBundle bundle) =>
        Show("update_display_data", bundle, new JsonObject { ["transient"] = new JsonObject { ["display_id"] = displayId } });

    /// <summary>Shows the value of the cell.</summary>
    public void Result(MimeBundle bundle) => Show("execute_result", bundle, new JsonObject { ["execution_count"] = Number });

    /// <summary>Takes away what the cell has shown.</summary>
    /// <param name="wait">Only when something else is shown.</param>
    public void ClearOutput(bool wait)
    {
        lock (_gate)
        {
            _streams.Flush();
            Publish("clear_output", new JsonObject { ["wait"] = wait });
        }
    }

    /// <summary>Shows the error that ended the cell.</summary>
    public void Fail(CellError error)
    {
        lock (_gate)
        {
            _streams.Flush();
            Publish("error", ErrorContent(error));
        }
    }

    /// <summary>The fields of an error, as messages carry them.</summary>
    public static JsonObject ErrorContent(CellError error) => new()
    {
        ["ename"] = WireFormat.Sound(error.Name),
        ["evalue"] = WireFormat.Sound(error.Value),
        ["traceback"] = new JsonArray([.. error.Traceback.Select(l => (JsonNode)WireFormat.Sound(l))]),
    };

    /// <summary>Asks for a line.</summary>
    /// <exception cref="SysTradeException"><c>NobodyToAsk</c>: the front end answers no questions.</exception>
    public string Ask(string prompt, bool secret)
    {
        if (!_mayAsk)
        {
            throw new SysTradeException(
                "NobodyToAsk", SysErrorKind.InvalidOperation, "The cell wanted to read a line, but this front end answers no questions.",
                "Run the cell in a notebook, or give the value in the code.");
        }

        Flush();
        return _frontEnd.Ask(prompt, secret, Interruption.Token);
    }

    /// <summary>Sends text that still waits.</summary>
    public void Flush()
    {
        lock (_gate) _streams.Flush();
    }

    /// <summary>Drops what the cell shows from now on: it was left running.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _streams.Flush();
            _dropping = true;
        }
    }

    /// <summary>Ends the run. Code the cell left running in the background may still print.</summary>
    public void Dispose()
    {
        lock (_gate) _streams.Finish();
        if (!_dropping) Interruption.Dispose();
    }

    private void Show(string type, MimeBundle bundle, JsonObject rest)
    {
        lock (_gate)
        {
            _streams.Flush();
            _displayed += bundle.Size;
            if (_displayed > MostDisplayed)
            {
                _displayed -= bundle.Size;
                bundle = MimeBundle.OfText($"[not shown: this cell has displayed {MostDisplayed / 1024 / 1024} million characters already, and this would be {bundle.Size} more]");
            }

            rest["data"] = bundle.ToJson();
            rest["metadata"] = new JsonObject();
            Publish(type, rest);
        }
    }

    private void Publish(string type, JsonObject content)
    {
        if (!_silent && !_dropping) _frontEnd.Publish(type, content);
    }
}
