namespace SysTrade.Systems.Configuration;

/// <summary>One value of a configuration with the place it came from. Immutable.</summary>
/// <remarks>Two nodes are equal when their values are: where they were written, and in which order keys stand, does not count.</remarks>
/// <param name="Source">File the value was read from, name of a shipped configuration, or <c>argument</c>.</param>
/// <param name="Line">Line in that file, from 1; 0 when it did not come from a file.</param>
public abstract record ConfigNode(string Source, int Line)
{
    /// <summary>Source of values that were given in code or on the command line.</summary>
    public const string ArgumentSource = "argument";

    /// <summary>True for a null value (<c>key:</c> with nothing behind it), which counts as missing.</summary>
    public virtual bool IsNull => false;

    /// <summary>Where the value stands, for messages: <c>file.yaml, line 12</c>.</summary>
    public string Place => ConfigException.PlaceOf(Source, Line);

    /// <summary>What the value is, for messages: <c>the number 3</c>, <c>a mapping of 5 keys</c>.</summary>
    public abstract string Describe();
}
