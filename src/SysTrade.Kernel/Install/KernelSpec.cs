using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SysTrade.Data;
using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Install;

/// <summary>Tells Jupyter about the kernel: a folder with <c>kernel.json</c> and logos where it looks for kernels.</summary>
public static partial class KernelSpec
{
    /// <summary>The name it is installed under when none is given.</summary>
    public const string DefaultName = "systrade";

    private const string File = "kernel.json";
    private const string Mark = "systrade";
    private static readonly string[] Logos = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the folder, replacing an older one of this kernel.</summary>
    /// <param name="kernels">The folder that holds kernels, from <see cref="KernelFolders"/>.</param>
    /// <param name="name">Name of the kernel: letters, digits, dot, dash and underscore.</param>
    /// <param name="command">The program and its arguments, to which <c>kernel start FILE</c> is added.</param>
    /// <returns>The folder of the kernel.</returns>
    /// <exception cref="SysTradeException"><c>KernelNameInvalid</c>, <c>KernelNameTaken</c> or <c>KernelNotInstalled</c>.</exception>
    public static string Install(string kernels, string name, IEnumerable<string> command)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new SysTradeException(
                "KernelNameInvalid", SysErrorKind.InvalidArgument, $"'{name}' cannot be the name of a kernel; it may have letters, digits, dots, dashes and underscores.",
                "Choose another name, for example systrade-dev.", name);
        }

        // Jupyter compares names without regard to case.
        var folder = Path.Combine(Path.GetFullPath(kernels), name.ToLowerInvariant());
        if (Belongs(folder) == false)
        {
            throw new SysTradeException(
                "KernelNameTaken", SysErrorKind.InvalidOperation, $"{folder} holds another kernel.", $"Choose another name with --name, or remove it: jupyter kernelspec remove {name}", folder);
        }

        try
        {
            foreach (var logo in Logos) AtomicFile.Write(Path.Combine(folder, logo), Resource(logo));
            AtomicFile.Write(Path.Combine(folder, File), JsonSerializer.SerializeToUtf8Bytes(Content(name, command), Indented));
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException(
                "KernelNotInstalled", SysErrorKind.InvalidOperation, $"The kernel cannot be written to {folder}: {error.Message}",
                "Install it for yourself with --user, or into a folder of yours with --prefix PATH.", folder, error);
        }
    }

    private static JsonObject Content(string name, IEnumerable<string> command) => new()
    {
        ["argv"] = new JsonArray([.. command.Select(c => (JsonNode)c), "kernel", "start", "{connection_file}"]),
        ["display_name"] = name == DefaultName ? "SysTrade (C#, PowerShell)" : $"SysTrade (C#, PowerShell) {name}",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject(),
        ["metadata"] = new JsonObject { [Mark] = true },
    };

    /// <summary>True for a kernel of ours, false for another, null where there is none.</summary>
    private static bool? Belongs(string folder)
    {
        var file = Path.Combine(folder, File);
        if (!System.IO.File.Exists(file)) return null;
        try
        {
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            return document.RootElement.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty(Mark, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(KernelSpec).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex ValidName();
}
