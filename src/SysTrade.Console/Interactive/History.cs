using System.Text.RegularExpressions;

namespace SysTrade.ConsoleHost.Interactive;

/// <summary>
/// Lines typed at the prompt, kept in a file of the user between sessions. Lines that look as if they carry a secret are remembered in
/// this session only.
/// </summary>
/// <remarks>A line end inside an entry is written as <c>\n</c>, a backslash as <c>\\</c>.</remarks>
public sealed partial class History
{
    /// <summary>Entries that are kept; older ones are dropped when the file is next opened.</summary>
    public const int Capacity = 2000;

    private readonly string? _file;
    private readonly List<string> _entries = [];

    /// <summary>Opens the history.</summary>
    /// <param name="file">The file, which need not exist; null keeps nothing.</param>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public History(string? file)
    {
        _file = file;
        if (file is null || !File.Exists(file)) return;
        foreach (var line in File.ReadLines(file)) _entries.Add(Decode(line));
        if (_entries.Count <= Capacity) return;
        _entries.RemoveRange(0, _entries.Count - Capacity);
        var shorter = file + ".new";
        File.WriteAllLines(shorter, _entries.Select(Encode));
        Protect(shorter);
        File.Move(shorter, file, overwrite: true);
    }

    /// <summary>The entries, oldest first.</summary>
    public IReadOnlyList<string> Entries => _entries;

    /// <summary>Adds an entry, unless it repeats the last one, and writes it to the file at once: a session may end at any moment.</summary>
    /// <param name="entry">What was typed.</param>
    public void Add(string entry)
    {
        if (string.IsNullOrWhiteSpace(entry) || (_entries.Count > 0 && _entries[^1] == entry)) return;
        _entries.Add(entry);
        if (_file is null || LooksSecret(entry)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var isNew = !File.Exists(_file);
        File.AppendAllText(_file, Encode(entry) + "\n");
        if (isNew) Protect(_file);
    }

    /// <summary>Whether a line seems to carry a password, token or key.</summary>
    /// <param name="entry">What was typed.</param>
    public static bool LooksSecret(string entry) => SecretPattern().IsMatch(entry);

    private static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static string Encode(string entry) => entry.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Decode(string line) => EscapePattern().Replace(line, m => m.Value == "\\n" ? "\n" : "\\");

    [GeneratedRegex(@"passw|passphrase|secret|token|api[_-]?key|credential|asplaintext|connectionstring|://[^/\s]*:[^/\s]*@", RegexOptions.IgnoreCase)]
    private static partial Regex SecretPattern();

    [GeneratedRegex(@"\\n|\\\\")]
    private static partial Regex EscapePattern();
}
