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
        using var aside = new AsideFile(file);
        using (var stream = new FileStream(aside.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1)) stream.Write(content);
        aside.Publish();
    }

    /// <summary>As <see cref="Write(string, ReadOnlySpan{byte})"/>, for content that is too long to hold.</summary>
    public static void Write(string file, Action<Stream> write)
    {
        using var aside = new AsideFile(file);
        using (var stream = new FileStream(aside.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16)) write(stream);
        aside.Publish();
    }
}
