using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Checksums of the files that a store wrote: <c>.checksums/US10.csv.sum</c> beside <c>US10.csv</c>, its length and SHA-256 in a line of text.</summary>
/// <remarks>
/// A new sum is announced, beside the one in force, before its file gets its name, so that a process killed between the two leaves a file that agrees. A file
/// without a sum agrees: it is a user's own.
/// </remarks>
internal static class CsvChecksum
{
    private const string Folder = ".checksums";
    private const string Extension = ".sum";

    /// <summary>Reads a file and checks its sum.</summary>
    /// <exception cref="DataFormatException"><c>FileChanged</c>: it is not as it was written.</exception>
    public static CsvBytes ReadChecked(string file)
    {
        for (string? seen = null; ;)
        {
            var bytes = CsvBytes.Read(file);
            try
            {
                if (Lines(file) is not { } lines) return bytes;
                var sum = SumOf(bytes.Text);
                if (lines.Contains(sum)) return bytes;
                // Written twice between reading the one and the other; only what holds still is judged.
                var now = $"{sum} {string.Join(';', lines)}";
                if (now == seen) throw Changed(file, sum, lines);
                seen = now;
            }
            catch
            {
                bytes.Dispose();
                throw;
            }

            bytes.Dispose();
        }
    }

    /// <summary>True when a file has no sum, or the one of this content.</summary>
    public static bool Agrees(string file, ReadOnlySpan<byte> content) => Lines(file) is not { } lines || lines.Contains(SumOf(content));

    /// <summary>Keeps the sum that a file is about to have, and with it the one it has.</summary>
    public static void Announce(string file, ReadOnlySpan<byte> content)
    {
        string? present = null;
        if (File.Exists(file))
        {
            using var bytes = CsvBytes.Read(file);
            present = SumOf(bytes.Text);
            // One that was refused stays refused until it is replaced.
            if (Lines(file) is { } lines && !lines.Contains(present)) present = null;
        }

        Write(file, present is null ? [SumOf(content)] : [SumOf(content), present]);
    }

    /// <summary>Keeps the sum of a file as it is.</summary>
    public static void Keep(string file, ReadOnlySpan<byte> content) => Write(file, [SumOf(content)]);

    /// <summary>Forgets the sum of a file.</summary>
    public static void Delete(string file)
    {
        var sums = FileOf(file);
        if (File.Exists(sums)) File.Delete(sums);
    }

    /// <summary>File of the sum of a file.</summary>
    public static string FileOf(string file) => Path.Combine(Path.GetDirectoryName(file)!, Folder, Path.GetFileName(file) + Extension);

    private static void Write(string file, string[] sums) => AtomicFile.Write(FileOf(file), Encoding.ASCII.GetBytes(string.Join('\n', sums) + "\n"));

    private static string SumOf(ReadOnlySpan<byte> content) =>
        string.Create(CultureInfo.InvariantCulture, $"{content.Length} {Convert.ToHexStringLower(SHA256.HashData(content))}");

    private static string[]? Lines(string file)
    {
        try
        {
            return File.ReadAllText(FileOf(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        catch (Exception none) when (none is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException("FileNotReadable", SysErrorKind.Connection, $"{FileOf(file)} cannot be read: {cause.Message}", null, file, cause);
        }
    }

    private static DataFormatException Changed(string file, string found, string[] expected) =>
        new(
            "FileChanged",
            file,
            0,
            null,
            $"the file is not as it was written: it has {found.Split(' ')[0]} bytes and another checksum than {FileOf(file)} says ({(expected.Length == 0 ? "nothing" : expected[0].Split(' ')[0] + " bytes")}). It was edited, replaced, or damaged.",
            "If you changed it and it is right, take it as it is (Approve-SysPriceFile); otherwise restore it from a backup, or write it again from its source.");
}
