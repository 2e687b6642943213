using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SysTrade.Data.Documents;

/// <summary>One line of a <see cref="DocumentBackupFile"/>: a document, or a counter.</summary>
/// <param name="Collection">Collection of the document; null for a counter.</param>
/// <param name="Key">Key of the document, or name of the counter.</param>
/// <param name="Version">Version of the document, or the counter's last number.</param>
/// <param name="Json">Content; null for a deleted document and a counter.</param>
public sealed record BackupLine(string? Collection, string Key, long Version, string? Json);

/// <summary>
/// Backup of a document store as lines of JSON: a heading, a line for each counter and document, and a last line with their number and a SHA-256 of
/// all before it. Used by the stores that have no file of their own.
/// </summary>
public static class DocumentBackupFile
{
    private const string Format = "systrade-documents";
    private const int Version = 1;

    private static readonly JsonSerializerOptions Options = new() { RespectNullableAnnotations = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>Writes a backup; it appears whole or not at all.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>BackupFailed</c>.</exception>
    public static void Write(string path, IEnumerable<BackupLine> lines)
    {
        try
        {
            AtomicFile.Write(path, stream =>
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                WriteLine(stream, hash, new Heading(Format, Version));
                var count = 0L;
                foreach (var line in lines)
                {
                    WriteLine(stream, hash, line);
                    count++;
                }

                WriteLine(stream, null, new Ending(count, Convert.ToHexStringLower(hash.GetHashAndReset())));
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DocumentErrors.BackupFailed(path, e.Message, e);
        }
    }

    /// <summary>Reads a backup whose ending was checked by <see cref="Check"/>.</summary>
    public static IEnumerable<BackupLine> Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (reader.Peek() < 0) yield break;
            yield return JsonSerializer.Deserialize<BackupLine>(line, Options)!;
        }
    }

    /// <summary>Reads a backup through and checks that it is one, of a known version, whole and unchanged.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>BackupUnusable</c>.</exception>
    public static void Check(string path)
    {
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var first = reader.ReadLine() ?? throw DocumentErrors.BackupUnusable(path, "it is empty");
            var heading = JsonSerializer.Deserialize<Heading>(first, Options);
            if (heading?.Format != Format) throw DocumentErrors.BackupUnusable(path, "it is not a backup of documents");
            if (heading.Version != Version) throw DocumentErrors.BackupUnusable(path, $"its version is {heading.Version}; this program reads {Version}");
            CheckLines(path, first, reader);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or DecoderFallbackException)
        {
            throw DocumentErrors.BackupUnusable(path, e.Message, e);
        }
    }

    private static void CheckLines(string path, string first, StreamReader reader)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (line, count) = (first, -1L);
        while (reader.ReadLine() is { } next)
        {
            if (count >= 0) JsonSerializer.Deserialize<BackupLine>(line, Options);
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            (line, count) = (next, count + 1);
        }

        var ending = count < 0 ? null : JsonSerializer.Deserialize<Ending>(line, Options);
        if (ending is null || ending.Lines != count || ending.Sha256 != Convert.ToHexStringLower(hash.GetHashAndReset()))
        {
            throw DocumentErrors.BackupUnusable(path, "its end is missing or its content was changed");
        }
    }

    private static void WriteLine<T>(Stream stream, IncrementalHash? hash, T line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, Options), (byte)'\n'];
        hash?.AppendData(bytes);
        stream.Write(bytes);
    }

    private sealed record Heading(string Format, int Version);

    private sealed record Ending(long Lines, string Sha256);
}
