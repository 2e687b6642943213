namespace SysTrade.Systems.Accounting;

/// <summary>Which side of profit and loss a curve shows.</summary>
public enum CurveType
{
    /// <summary>After costs.</summary>
    Net,

    /// <summary>Before costs.</summary>
    Gross,

    /// <summary>Costs alone; zero or negative.</summary>
    Costs,
}
