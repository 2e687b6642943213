using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Cells;

/// <summary>How a cell failed, as notebooks show it.</summary>
/// <param name="Name">Short name: an error id or the type of an exception.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Lines to show, which may carry colour.</param>
internal sealed record CellError(string Name, string Value, IReadOnlyList<string> Traceback)
{
    private const string Red = "\e[31m";
    private const string Cyan = "\e[36m";
    private const string Plain = "\e[0m";

    /// <summary>The cell was stopped.</summary>
    /// <param name="note">What else there is to say, or null.</param>
    public static CellError Interrupted(string? note = null)
    {
        const string Message = "The cell was interrupted.";
        return new("Interrupted", note is null ? Message : $"{Message} {note}", [$"{Red}{Message}{Plain}", .. note is null ? Array.Empty<string>() : [note]]);
    }

    /// <summary>An error the kernel itself reports.</summary>
    /// <param name="error">The error.</param>
    public static CellError Of(SysTradeException error) => new(error.ErrorId, error.Message, Lines(error.ErrorId, error.Message, error.Remedy, []));

    /// <summary>The lines of an error: name and message, what to do about it, where it happened.</summary>
    public static IReadOnlyList<string> Lines(string name, string message, string? remedy, IEnumerable<string> places) =>
        [$"{Red}{name}{Plain}: {message}", .. remedy is null ? Array.Empty<string>() : [$"{Cyan}Remedy: {remedy}{Plain}"], .. places];
}
