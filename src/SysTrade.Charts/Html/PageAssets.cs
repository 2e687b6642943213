namespace SysTrade.Charts.Html;

/// <summary>The files that go into a page: style and script of this library, and plotly.js, which the Plotly.NET package carries.</summary>
/// <remarks>
/// Plotly.NET is used for the plotly.js it ships, and for nothing else: its own serialiser goes through reflection over dynamic objects and costs 150 ms
/// on the first chart alone, and it writes the dates again for every line. Plotly.NET's own charts remain usable in notebooks.
/// </remarks>
internal static class PageAssets
{
    public const string Style = "page.css";
    public const string Script = "page.js";

    public static Stream Open(string name) =>
        typeof(PageAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");

    public static Stream OpenPlotly()
    {
        var assembly = typeof(Plotly.NET.Trace).Assembly;
        var name = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.FullName} carries no plotly.js.");
        return assembly.GetManifestResourceStream(name)!;
    }
}
