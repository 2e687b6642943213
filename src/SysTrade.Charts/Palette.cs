namespace SysTrade.Charts;

/// <summary>Colours that are readable on both the light and the dark page. Series without a colour take these in turn.</summary>
public static class Palette
{
    /// <summary>The leading series: net results, the selected position.</summary>
    public const string Blue = "#3987e5";

    /// <summary>A second series of the same kind: gross results.</summary>
    public const string Amber = "#c98500";

    /// <summary>Costs and drawdowns.</summary>
    public const string Red = "#d9594c";

    /// <summary>Further series.</summary>
    public const string Teal = "#199e8f";

    /// <summary>Further series.</summary>
    public const string Violet = "#8a74d6";

    /// <summary>Further series.</summary>
    public const string Magenta = "#c9569e";

    /// <summary>Further series.</summary>
    public const string Green = "#5a9c3a";

    /// <summary>Reference marks that should not draw the eye.</summary>
    public const string Grey = "#8b929c";
}
