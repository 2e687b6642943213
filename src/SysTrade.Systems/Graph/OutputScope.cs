namespace SysTrade.Systems.Graph;

/// <summary>What an output has to be asked with.</summary>
public enum OutputScope
{
    /// <summary>One value for the whole system.</summary>
    System,

    /// <summary>One value for each instrument.</summary>
    Instrument,

    /// <summary>One value for each trading rule.</summary>
    Rule,

    /// <summary>One value for each pair of instrument and trading rule.</summary>
    InstrumentRule,
}
