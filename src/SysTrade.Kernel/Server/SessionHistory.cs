using System.IO.Enumeration;
using System.Text.Json.Nodes;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Server;

/// <summary>The cells of this run of the kernel, as <c>history_request</c> asks for them.</summary>
internal sealed class SessionHistory
{
    private const int Session = 1;

    private readonly List<(int Number, string Code)> _entries = [];

    /// <summary>Notes a cell.</summary>
    public void Add(int number, string code) => _entries.Add((number, code));

    /// <summary>The answer to a request: by range, by a pattern, or the last ones.</summary>
    public JsonObject Find(JupyterMessage request)
    {
        IEnumerable<(int Number, string Code)> found = _entries;
        var most = request.Number("n", int.MaxValue);
        switch (request.Text("hist_access_type"))
        {
            case "range":
                // 0 is the running session; earlier ones are not kept.
                var session = request.Number("session", 0);
                var (start, stop) = (request.Number("start", 0), request.Number("stop", int.MaxValue));
                found = session is 0 or Session ? found.Where(e => e.Number >= start && e.Number < stop) : [];
                most = int.MaxValue;
                break;
            case "search":
                var pattern = request.Text("pattern") ?? "*";
                found = found.Where(e => FileSystemName.MatchesSimpleExpression(pattern, e.Code, ignoreCase: false));
                if (request.Flag("unique", false)) found = found.Reverse().DistinctBy(e => e.Code).Reverse();
                break;
        }

        var withOutput = request.Flag("output", false);
        var rows = found.TakeLast(Math.Max(0, most)).Select(e => (JsonNode)new JsonArray(
            Session, e.Number, withOutput ? new JsonArray(WireFormat.Sound(e.Code), null) : WireFormat.Sound(e.Code)));
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. rows]) };
    }
}
