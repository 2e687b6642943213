using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Display;
using SysTrade.Systems;

namespace SysTrade.Kernel;

/// <summary>What C# cells can call without a prefix.</summary>
public static partial class Notebook
{
    /// <summary>Cancelled when the cell is interrupted: for calls that take a token.</summary>
    public static CancellationToken Stopping => Cell.Current?.Interruption.Token ?? CancellationToken.None;

    /// <summary>A progress bar, for calls that report on instruments: <c>BacktestReport.Run(system, Progress, Stopping)</c>.</summary>
    public static IProgress<InstrumentProgress> Progress => new CellProgress();

    /// <summary>Shows something in the middle of a cell.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeType">In which form; null takes all it has.</param>
    /// <returns>To show something else in its place.</returns>
    [SuppressMessage("Style", "IDE1006", Justification = "Notebooks know this function under this name.")]
    public static Displayed display(object? value, string? mimeType = null) => Displayed.Show(value, mimeType);

    /// <summary>HTML, to be shown as such.</summary>
    /// <param name="html">The markup.</param>
    public static HtmlText HTML(string html) => new(html);

    /// <summary>Takes away what the cell has shown.</summary>
    /// <param name="wait">Only when something else is shown.</param>
    public static void ClearOutput(bool wait = false) => Cell.Current?.ClearOutput(wait);

    /// <summary>Text of markup, for where HTML cannot be shown.</summary>
    internal static string TextOf(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    [GeneratedRegex("<style.*?</style>|<script.*?</script>|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}

/// <summary>Ways to show things that read better after them.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows something in the middle of a cell.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeType">In which form; null takes all it has.</param>
    /// <returns>To show something else in its place.</returns>
    public static Displayed Display(this object? value, string? mimeType = null) => Displayed.Show(value, mimeType);
}

/// <summary>HTML, to be shown as such.</summary>
/// <param name="Html">The markup.</param>
public sealed record HtmlText(string Html)
{
    /// <summary>Its text.</summary>
    public override string ToString() => Notebook.TextOf(Html);
}

/// <summary>Something a cell has shown.</summary>
public sealed class Displayed
{
    private readonly string? _id;

    private Displayed(string? id) => _id = id;

    /// <summary>Shows something else in its place, also from a later cell.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeType">In which form; null takes all it has.</param>
    public void Update(object? value, string? mimeType = null)
    {
        if (_id is not null) Cell.Current?.Update(_id, Bundle(value, mimeType));
    }

    internal static Displayed Show(object? value, string? mimeType) => new(Cell.Current?.Display(Bundle(value, mimeType)));

    private static MimeBundle Bundle(object? value, string? mimeType) => value is null
        ? MimeBundle.OfText("null") : mimeType is null ? Formatters.Of(value) : Formatters.As(value, mimeType);
}
