using System.Management.Automation;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Files a command wrote, as it gives them out.</summary>
internal static class WrittenFile
{
    /// <summary>Type name by which the module's view is found. The engine's own view of files needs properties that only the full shell adds.</summary>
    private const string TypeName = "SysTrade.WrittenFile";

    /// <summary>A file as a <see cref="FileInfo"/> that is shown by its path and size.</summary>
    /// <param name="path">Full path.</param>
    public static PSObject At(string path)
    {
        var file = PSObject.AsPSObject(new FileInfo(path));
        file.TypeNames.Insert(0, TypeName);
        return file;
    }
}
