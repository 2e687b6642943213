namespace SysTrade.Execution.Capital;

/// <summary>How the capital that is traded with follows profit: <c>production_capital_method</c> of a config.</summary>
public enum CapitalMethod
{
    /// <summary>It grows with profits and shrinks with losses.</summary>
    Full,

    /// <summary>It shrinks with losses; profits only make them good.</summary>
    Half,

    /// <summary>It stays.</summary>
    Fixed,
}
