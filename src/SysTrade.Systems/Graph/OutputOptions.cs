using System.Globalization;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Graph;

/// <summary>Values of options an output is asked with, in the order of their names. Equal when they say the same, however they were written.</summary>
public sealed class OutputOptions : IEquatable<OutputOptions>
{
    private readonly SortedDictionary<string, object?> _values;

    private OutputOptions(SortedDictionary<string, object?> values)
    {
        _values = values;
        Text = string.Join(", ", values.Select(v => $"{v.Key}={TextOf(v.Value!)}"));
    }

    /// <summary>The options as <c>factor_name=neg_skew, lookback_days=180</c>.</summary>
    public string Text { get; }

    /// <summary>Names that have a value, sorted.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Options from values by name; those whose value is null are left out.</summary>
    /// <returns>The options, or null when none is left.</returns>
    /// <exception cref="SysTradeException"><c>OptionType</c>: a value is no number, switch or text.</exception>
    public static OutputOptions? From(IEnumerable<KeyValuePair<string, object?>> values)
    {
        var given = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            if (value is not null) given[name] = value;
        }

        return given.Count > 0 ? new OutputOptions(given) : null;
    }

    /// <summary>One option.</summary>
    public static OutputOptions Of(string name, object value) => new(new SortedDictionary<string, object?>(StringComparer.Ordinal) { [name] = value });

    /// <summary>The options but for some; null when none is left.</summary>
    public OutputOptions? Without(params IEnumerable<string> names)
    {
        var removed = names.ToHashSet(StringComparer.Ordinal);
        return _values.Keys.Any(removed.Contains) ? From(_values.Where(v => !removed.Contains(v.Key))) : this;
    }

    /// <summary>The options for reading.</summary>
    /// <param name="where">Where they were found, for messages.</param>
    public NamedOptions Reader(string where) => new(_values, where);

    /// <inheritdoc/>
    public bool Equals(OutputOptions? other) => other is not null && other.Text == Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OutputOptions);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal bool Has(string name, object value) => _values.TryGetValue(name, out var given) && TextOf(given!) == TextOf(value);

    /// <summary>One text for each value: numbers without regard to their type, and quotes around texts that could be read as something else.</summary>
    private static string TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        double or float or int or long or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        _ => throw new SysTradeException(
            "OptionType", SysErrorKind.InvalidArgument,
            $"An option of an output is a {value.GetType().Name}; it must be a number, true or false, or a text.", "Give a single value."),
    };

    private static bool IsPlain(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')
        && text is not ("true" or "false") && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
