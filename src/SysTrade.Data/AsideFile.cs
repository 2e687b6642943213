using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace SysTrade.Data;

/// <summary>
/// A file that is written beside the one it is to become: for writers that want a path. Disposing without <see cref="Publish()"/> deletes it.
/// </summary>
/// <remarks>A process killed meanwhile leaves a file <c>#name.…#</c>, which no store lists.</remarks>
public sealed partial class AsideFile : IDisposable
{
    private readonly string _file;

    /// <summary>Names a file beside another, and makes the folder as needed.</summary>
    public AsideFile(string file)
    {
        _file = System.IO.Path.GetFullPath(file);
        var folder = System.IO.Path.GetDirectoryName(_file)!;
        Directory.CreateDirectory(folder);
        // The leading # keeps a file left by a crash out of every listing.
        Path = System.IO.Path.Combine(folder, $"#{System.IO.Path.GetFileName(_file)}.{Guid.NewGuid():N}#");
    }

    /// <summary>Where to write; nothing is there yet.</summary>
    public string Path { get; }

    /// <summary>Flushes what was written to disk and renames it over the file.</summary>
    public void Publish() => Publish(overwrite: true);

    /// <summary>Flushes what was written to disk and renames it; false, and nothing done, when the file exists.</summary>
    public bool TryPublish()
    {
        try
        {
            Publish(overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(_file))
        {
            return false;
        }
    }

    /// <summary>Deletes what killed processes left beside the files of a folder. Only for whoever holds its <see cref="FolderLock"/>.</summary>
    internal static void DeleteLeft(string folder)
    {
        // The backups of editors (#US10.csv#) are somebody's work and stay.
        foreach (var file in Directory.EnumerateFiles(folder, "#*#"))
        {
            if (Pattern().IsMatch(System.IO.Path.GetFileName(file))) File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path)) File.Delete(Path);
    }

    private void Publish(bool overwrite)
    {
        using (SafeFileHandle written = File.OpenHandle(Path, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(written);
        File.Move(Path, _file, overwrite);
        // The name, too, is then on the disk.
        FolderSync.Run(System.IO.Path.GetDirectoryName(_file)!);
    }

    [GeneratedRegex(@"^#.+\.[0-9a-f]{32}#$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
