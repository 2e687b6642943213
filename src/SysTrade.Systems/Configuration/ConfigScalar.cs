using System.Globalization;

namespace SysTrade.Systems.Configuration;

/// <summary>A single value: text, number, switch or nothing.</summary>
/// <param name="Value"><see cref="string"/>, <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or null.</param>
/// <param name="Raw">
/// The value as it was written. Reading a value as text gives this, so that an account number keeps its leading zeros and an
/// instrument called <c>NO</c> keeps its name.
/// </param>
/// <param name="Source">See <see cref="ConfigNode.Source"/>.</param>
/// <param name="Line">See <see cref="ConfigNode.Line"/>.</param>
public sealed record ConfigScalar(object? Value, string Raw, string Source = ConfigNode.ArgumentSource, int Line = 0) : ConfigNode(Source, Line)
{
    /// <summary>Creates a scalar that was given in code.</summary>
    /// <param name="value"><see cref="string"/>, <see cref="double"/>, <see cref="long"/>, <see cref="bool"/> or null.</param>
    public ConfigScalar(object? value)
        : this(value, Write(value))
    {
    }

    /// <inheritdoc/>
    public override bool IsNull => Value is null;

    /// <inheritdoc/>
    public override string Describe() => Value switch
    {
        null => "nothing",
        string text => $"the text '{text}'",
        bool => $"the switch '{Raw}'",
        _ => $"the number {Raw}",
    };

    /// <summary>Equal when both hold the same value; whole and decimal numbers compare as numbers.</summary>
    /// <param name="other">The other scalar.</param>
    public bool Equals(ConfigScalar? other) => other is not null && (Value, other.Value) switch
    {
        (long a, double b) => a == b,
        (double a, long b) => a == b,
        (var a, var b) => Equals(a, b),
    };

    /// <inheritdoc/>
    public override int GetHashCode() => Value is long whole ? ((double)whole).GetHashCode() : Value?.GetHashCode() ?? 0;

    private static string Write(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        double d => WriteNumber(d),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)value,
    };

    private static string WriteNumber(double value)
    {
        if (double.IsNaN(value)) return ".nan";
        if (double.IsInfinity(value)) return value > 0 ? ".inf" : "-.inf";
        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

        // PyYAML only takes text for a number when it has a point, and an exponent only with its sign.
        if (text.Contains('.')) return text;
        var exponent = text.IndexOf('e');
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }
}
