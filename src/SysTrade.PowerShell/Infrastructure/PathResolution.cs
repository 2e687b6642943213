using System.Management.Automation;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Paths as PowerShell understands them, given to the libraries as plain file-system paths.</summary>
public static class PathResolution
{
    /// <summary>The file-system path for a literal path, relative to the session's location, that need not exist.</summary>
    /// <param name="paths">The session's paths.</param>
    /// <param name="path">The path as typed.</param>
    /// <exception cref="SysTradeException"><c>NotAFilePath</c> or <c>DriveNotFound</c>.</exception>
    public static string Unresolved(PathIntrinsics paths, string path)
    {
        try
        {
            var resolved = paths.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            RequireFiles(path, provider);
            return resolved;
        }
        catch (System.Management.Automation.DriveNotFoundException error)
        {
            throw NoDrive(path, error);
        }
    }

    /// <summary>The existing file-system paths that a path with wildcards stands for, in the order the provider gives them.</summary>
    /// <param name="paths">The session's paths.</param>
    /// <param name="path">The path as typed.</param>
    /// <exception cref="SysTradeException"><c>PathNotFound</c>, <c>NotAFilePath</c> or <c>DriveNotFound</c>.</exception>
    public static IReadOnlyList<string> Existing(PathIntrinsics paths, string path)
    {
        try
        {
            var resolved = paths.GetResolvedProviderPathFromPSPath(path, out var provider);
            RequireFiles(path, provider);
            return resolved.Count > 0 ? resolved : throw NothingAt(path, null);
        }
        catch (ItemNotFoundException error)
        {
            throw NothingAt(path, error);
        }
        catch (System.Management.Automation.DriveNotFoundException error)
        {
            throw NoDrive(path, error);
        }
    }

    private static void RequireFiles(string path, ProviderInfo provider)
    {
        if (provider.Name == "FileSystem") return;
        throw new SysTradeException(
            "NotAFilePath", SysErrorKind.InvalidArgument, $"'{path}' is on a {provider.Name} drive, which holds no files.",
            "Give a path in the file system.", path);
    }

    private static SysTradeException NothingAt(string path, Exception? cause) => new(
        "PathNotFound", SysErrorKind.NotFound, $"There is no file or folder '{path}'.",
        "Check the spelling; a relative path starts at the session's location ($PWD).", path, cause);

    private static SysTradeException NoDrive(string path, Exception cause) => new(
        "DriveNotFound", SysErrorKind.NotFound, $"'{path}' names a drive that does not exist.", "Give a path in the file system.", path, cause);
}
