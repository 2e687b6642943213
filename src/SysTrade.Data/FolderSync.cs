using System.Runtime.InteropServices;

namespace SysTrade.Data;

/// <summary>Brings the names in a folder to the disk, so that a file that was renamed is found under its new name after the power failed.</summary>
internal static class FolderSync
{
    /// <summary>Does nothing on Windows, where a rename needs none of it, and where the file system has no such thing.</summary>
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0) return;
        // Some file systems refuse it for folders; the file itself is on the disk all the same.
        _ = Flush(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
