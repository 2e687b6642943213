using System.Net;
using System.Text.Json;
using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Wire;

/// <summary>What a connection file says: where to listen and how to sign.</summary>
/// <remarks>Source of the format: the Jupyter messaging protocol, section on connection files.</remarks>
/// <param name="Ip">Address to listen on.</param>
/// <param name="ShellPort">Port of the channel that takes requests in order.</param>
/// <param name="ControlPort">Port of the channel whose requests do not wait for a running cell.</param>
/// <param name="StdinPort">Port of the channel on which the kernel asks.</param>
/// <param name="IopubPort">Port of the channel on which output is broadcast.</param>
/// <param name="HeartbeatPort">Port that echoes what it gets.</param>
/// <param name="Key">Key of the signatures; empty means that nothing is signed.</param>
public sealed record ConnectionInfo(string Ip, int ShellPort, int ControlPort, int StdinPort, int IopubPort, int HeartbeatPort, string Key)
{
    private const string Scheme = "hmac-sha256";

    /// <summary>Reads a connection file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SysTradeException"><c>ConnectionFileNotRead</c> or <c>ConnectionFileMalformed</c>.</exception>
    public static ConnectionInfo Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SysTradeException(
                "ConnectionFileNotRead", SysErrorKind.NotFound, $"The connection file '{path}' cannot be read: {error.Message}",
                "Jupyter writes this file and starts the kernel with it; 'systrade kernel install' registers the kernel there.", path, error);
        }

        return Parse(text, path);
    }

    /// <summary>Understands the text of a connection file.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <exception cref="SysTradeException"><c>ConnectionFileMalformed</c>.</exception>
    public static ConnectionInfo Parse(string text, string source)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw Malformed(source, $"is not JSON: {error.Message}", error);
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Malformed(source, "is not a JSON object.");
            var transport = Text(root, "transport", source);
            if (transport != "tcp") throw Malformed(source, $"asks for the transport '{transport}'; only tcp is offered.");
            var ip = Text(root, "ip", source);
            if (!IPAddress.TryParse(ip, out _) && ip is not ("*" or "localhost")) throw Malformed(source, $"has the address '{ip}', which is no IP address.");
            var key = Text(root, "key", source);
            if (key.Length > 0 && Text(root, "signature_scheme", source) is var scheme && scheme != Scheme)
            {
                throw Malformed(source, $"asks for signatures by '{scheme}'; only {Scheme} is offered.");
            }

            return new ConnectionInfo(
                ip == "localhost" ? "127.0.0.1" : ip, Port(root, "shell_port", source), Port(root, "control_port", source), Port(root, "stdin_port", source),
                Port(root, "iopub_port", source), Port(root, "hb_port", source), key);
        }
    }

    /// <summary>The address of a port as sockets take it.</summary>
    /// <param name="port">The port.</param>
    public string Address(int port) => Ip.Contains(':', StringComparison.Ordinal) ? $"tcp://[{Ip}]:{port}" : $"tcp://{Ip}:{port}";

    /// <inheritdoc/>
    public override string ToString() => $"kernel at {Ip}, shell port {ShellPort}";

    private static string Text(JsonElement root, string name, string source) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : throw Malformed(source, $"has no text under '{name}'.");

    private static int Port(JsonElement root, string name, string source) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port) && port is > 0 and < 65536
            ? port : throw Malformed(source, $"has no port number under '{name}'.");

    private static SysTradeException Malformed(string source, string what, Exception? cause = null) => new(
        "ConnectionFileMalformed", SysErrorKind.InvalidData, $"The connection file '{source}' {what}",
        "Start the kernel through Jupyter, which writes the file.", source, cause);
}
