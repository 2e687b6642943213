using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Server;

/// <summary>The kernel: takes requests from the sockets, runs cells, answers.</summary>
/// <remarks>
/// Three threads work together: that of the sockets only receives and sends, and answers what must not wait (interrupt, shutdown); the
/// main one takes the requests of the shell channel in order; cells run on a third, which can be given up when a cell does not stop.
/// </remarks>
internal sealed class KernelServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly BlockingCollection<JupyterMessage> _requests = [];
    private readonly BlockingCollection<JupyterMessage> _answers = [];
    private readonly Queue<JupyterMessage> _aborted = [];
    private readonly WireFormat _wire;
    private readonly TextWriter _log;
    private readonly CellEngine _engine;
    private readonly CellThread _thread = new(Patience);
    private readonly SessionHistory _history = new();
    private readonly LanguageServices _languages;
    private readonly string _version;
    private readonly KernelSockets _sockets;
    private readonly Lock _gate = new();
    private Cell? _running;
    private int _count;

    /// <summary>Opens the sockets and begins to answer; cells wait for <see cref="Run"/>.</summary>
    /// <param name="connection">Where and how.</param>
    /// <param name="engine">Runs the cells.</param>
    /// <param name="version">The version to tell.</param>
    /// <param name="log">Gets what no client can be told.</param>
    public KernelServer(ConnectionInfo connection, CellEngine engine, string version, TextWriter log)
    {
        _engine = engine;
        _log = TextWriter.Synchronized(log);
        _version = version;
        _languages = new LanguageServices(engine);
        _wire = new WireFormat(new MessageSigner(connection.Key), Guid.NewGuid().ToString("D"));
        _sockets = new KernelSockets(connection, Received);
        Broadcast("status", WireFormat.EmptyObject, new JsonObject { ["execution_state"] = "starting" });
    }

    /// <summary>Works until a shutdown is asked for, or <see cref="Stop"/>.</summary>
    public void Run()
    {
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            if (_requests.IsAddingCompleted) break;
            Answer(Channel.Shell, request, Content);
        }
    }

    /// <summary>Asks the running cell to stop.</summary>
    public void Interrupt()
    {
        lock (_gate) _running?.Interruption.Request();
    }

    /// <summary>Ends <see cref="Run"/> after the request in hand; a running cell is interrupted.</summary>
    public void Stop()
    {
        _requests.CompleteAdding();
        Interrupt();
    }

    /// <summary>Sends what is still to be sent and closes the sockets.</summary>
    public void Dispose()
    {
        _sockets.Dispose();
        _thread.Dispose();
        _requests.Dispose();
        _answers.Dispose();
    }

    /// <summary>On the thread of the sockets: must not wait for anything.</summary>
    private void Received(Channel channel, IReadOnlyList<byte[]> frames)
    {
        try
        {
            var message = _wire.Read(frames);
            if (channel == Channel.Stdin)
            {
                if (message.Type == "input_reply") _answers.Add(message);
            }
            else if (channel == Channel.Control || message.Type == "shutdown_request")
            {
                Answer(channel, message, Urgent);
            }
            else if (!_requests.IsAddingCompleted)
            {
                _requests.Add(message);
            }
        }
        catch (SysTradeException error)
        {
            // There is no telling whom to answer: it may not come from a client of this kernel at all.
            _log.WriteLine($"WARNING: dropped on the {channel.ToString().ToLowerInvariant()} channel: {error.Message}");
        }
    }

    /// <summary>Answers a request between the marks of being busy that the protocol asks for.</summary>
    private void Answer(Channel channel, JupyterMessage request, Func<JupyterMessage, JsonObject?> content)
    {
        Status(request, "busy");
        JsonObject? reply;
        try
        {
            reply = content(request);
        }
        catch (Exception error)
        {
            // A fault of the kernel must not end the notebook's session.
            _log.WriteLine($"ERROR: {request.Type}: {error}");
            reply = Replies.Error(_engine.CSharp.ErrorOf(error));
        }

        if (reply is not null) Reply(channel, request, reply);
        Status(request, "idle");
        AnswerAborted();
        if (request.Type == "shutdown_request") Stop();
    }

    private JsonObject? Urgent(JupyterMessage request)
    {
        switch (request.Type)
        {
            case "interrupt_request":
                Interrupt();
                return Replies.Ok();
            case "shutdown_request":
                var content = Replies.Ok();
                content["restart"] = request.Flag("restart", false);
                Broadcast("shutdown_reply", request.Header, (JsonObject)content.DeepClone());
                return content;
            case "kernel_info_request":
                return Replies.KernelInfo(_version);
            default:
                return Unknown(request);
        }
    }

    private JsonObject? Content(JupyterMessage request)
    {
        switch (request.Type)
        {
            case "execute_request":
                return Execute(request);
            case "kernel_info_request":
                return Replies.KernelInfo(_version);
            case "complete_request":
                return _languages.Complete(request);
            case "inspect_request":
                return _languages.Inspect(request);
            case "is_complete_request":
                return LanguageServices.IsComplete(request);
            case "history_request":
                return _history.Find(request);
            case "comm_info_request":
                return new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open":
                // No comm target is offered; the protocol says to close it at once.
                Broadcast("comm_close", request.Header, new JsonObject { ["comm_id"] = request.Text("comm_id") ?? "", ["data"] = new JsonObject() });
                return null;
            case "comm_msg" or "comm_close":
                return null;
            default:
                return Unknown(request);
        }
    }

    private JsonObject? Unknown(JupyterMessage request)
    {
        _log.WriteLine($"WARNING: dropped a message of the unknown type '{request.Type}'.");
        return null;
    }

    private JsonObject Execute(JupyterMessage request)
    {
        if (request.Text("code") is not { } code) return Replies.Malformed("An execute_request needs a text under 'code'.");
        var silent = request.Flag("silent", false);
        var remembered = !silent && request.Flag("store_history", true);
        if (remembered) _count++;
        var number = _count;
        if (remembered) _history.Add(number, code);
        if (!silent) Broadcast("execute_input", request.Header, new JsonObject { ["code"] = WireFormat.Sound(code), ["execution_count"] = number });

        var cell = new Cell(new FrontEnd(this, request), number, silent, request.Flag("allow_stdin", true), CellId(request));
        JsonObject? expressions = null;
        var error = RunCell(cell, () =>
        {
            if (_engine.Run(cell, code) is { } failed) return failed;
            expressions = Expressions(cell, request);
            return null;
        });
        var reply = error is null ? Replies.Ok() : Replies.Error(error);
        reply["execution_count"] = number;
        if (error is null)
        {
            reply["payload"] = new JsonArray();
            reply["user_expressions"] = expressions ?? [];
        }
        else if (!silent && request.Flag("stop_on_error", true))
        {
            // What came before this answer; what a client sends after it is meant to run.
            while (_requests.TryTake(out var waiting)) _aborted.Enqueue(waiting);
        }

        return reply;
    }

    /// <summary>Runs a cell to its end, or until it was interrupted and did not stop.</summary>
    private CellError? RunCell(Cell cell, Func<CellError?> work)
    {
        CellError? error = null;
        while (_answers.TryTake(out _))
        {
            // An answer to a question of an earlier cell.
        }

        lock (_gate) _running = cell;
        var stopped = _thread.Run(
            () =>
            {
                cell.Adopt();
                error = work();
            },
            cell.Interruption,
            _engine.Stop);
        lock (_gate) _running = null;
        if (stopped)
        {
            if (error is not null) cell.Fail(error);
            cell.Dispose();
            return error;
        }

        error = CellError.Interrupted(
            "It did not stop, however: it runs code that cannot be stopped from outside and was left running. Its output is no longer shown; restart the kernel to be rid of it.");
        cell.Fail(error);
        cell.Abandon();
        return error;
    }

    private JsonObject Expressions(Cell cell, JupyterMessage request)
    {
        var results = new JsonObject();
        if (!request.Content.TryGetProperty("user_expressions", out var asked) || asked.ValueKind != System.Text.Json.JsonValueKind.Object) return results;
        foreach (var expression in asked.EnumerateObject())
        {
            try
            {
                var bundle = _engine.Evaluate(cell, expression.Value.GetString() ?? "");
                results[expression.Name] = new JsonObject { ["status"] = "ok", ["data"] = bundle.ToJson(), ["metadata"] = new JsonObject() };
            }
            catch (Exception error)
            {
                // One expression may fail without the cell failing: the protocol gives each its own status.
                results[expression.Name] = Replies.Error(_engine.CSharp.ErrorOf(error));
            }
        }

        return results;
    }

    /// <summary>Answers the cells that were sent before this one failed, without running them.</summary>
    private void AnswerAborted()
    {
        while (_aborted.TryDequeue(out var request))
        {
            if (request.Type != "execute_request") Answer(Channel.Shell, request, Content);
            else Answer(Channel.Shell, request, _ => new JsonObject { ["status"] = "aborted", ["execution_count"] = _count });
        }
    }

    private static string? CellId(JupyterMessage request) =>
        request.Metadata.TryGetProperty("cellId", out var id) && id.ValueKind == System.Text.Json.JsonValueKind.String ? id.GetString() : null;

    private string AskFrontEnd(JupyterMessage request, string prompt, bool secret, CancellationToken stopping)
    {
        var content = new JsonObject { ["prompt"] = WireFormat.Sound(prompt), ["password"] = secret };
        _sockets.Send(Channel.Stdin, _wire.Write(new OutgoingMessage(request.Identities, "input_request", request.Header, content)));
        return _answers.Take(stopping).Text("value") ?? "";
    }

    private void Reply(Channel channel, JupyterMessage request, JsonObject content)
    {
        var type = request.Type.EndsWith("_request", StringComparison.Ordinal) ? request.Type[..^"request".Length] + "reply" : request.Type + "_reply";
        _sockets.Send(channel, _wire.Write(new OutgoingMessage(request.Identities, type, request.Header, content)));
    }

    private void Status(JupyterMessage request, string state) => Broadcast("status", request.Header, new JsonObject { ["execution_state"] = state });

    private void Broadcast(string type, byte[] parent, JsonObject content) =>
        _sockets.Send(Channel.Iopub, _wire.Write(new OutgoingMessage([Encoding.UTF8.GetBytes("kernel." + type)], type, parent, content)));

    private sealed class FrontEnd(KernelServer kernel, JupyterMessage request) : ICellFrontEnd
    {
        public void Publish(string type, JsonObject content) => kernel.Broadcast(type, request.Header, content);

        public string Ask(string prompt, bool secret, CancellationToken stopping) => kernel.AskFrontEnd(request, prompt, secret, stopping);
    }
}
