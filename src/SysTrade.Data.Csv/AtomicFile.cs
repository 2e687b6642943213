namespace SysTrade.Data.Csv;

/// <summary>Replaces a file so that a reader, or the next start after a crash, finds the old content or the new one and nothing between.</summary>
internal static class AtomicFile
{
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
