namespace SysTrade.Data;

/// <summary>Replaces a file so that a reader, or the next start after a crash, finds the old content or the new one and nothing between.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, flushes to disk and renames. Folders are made as needed.</summary>
    /// <remarks>
    /// Of several writers at once the last rename counts. A process killed while it writes may leave a file <c>#name.…#</c>, which no store lists.
    /// </remarks>
    /// <exception cref="IOException">The file cannot be written; what was there before is untouched.</exception>
    public static void Write(string file, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        // The leading # keeps a file left by a crash out of every listing.
        var temporary = Path.Combine(folder, $"#{Path.GetFileName(file)}.{Guid.NewGuid():N}#");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }
}
