using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain;

/// <summary>Option values by name, as a config section gives them, read with a type and a default.</summary>
/// <remarks>
/// A value of null counts as absent. Names that were asked for are remembered, so that what is left over can be rejected: a mistyped option must not
/// silently mean its default. One reader at a time.
/// </remarks>
public sealed class NamedOptions
{
    private readonly IReadOnlyDictionary<string, object?> _values;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly string? _source;

    /// <summary>Wraps values that must not change while they are read.</summary>
    /// <param name="values">Values by name: numbers, booleans, text, or dictionaries of the same.</param>
    /// <param name="where">Where they come from, for messages: the dotted path <c>volatility_calculation</c>, or a file and line.</param>
    /// <param name="source">What the path is in: a file; null when that is plain.</param>
    public NamedOptions(IReadOnlyDictionary<string, object?> values, string where, string? source = null) => (_values, _path, _source) = (values, where, source);

    /// <summary>No options: every read gives its default.</summary>
    public static NamedOptions None => new(new Dictionary<string, object?>(), "defaults");

    /// <summary>Where the options come from.</summary>
    public string Where => Full(_path);

    /// <summary>The names that have a value.</summary>
    public IEnumerable<string> Names => _values.Where(v => v.Value is not null).Select(v => v.Key);

    /// <summary>True when the option has a value.</summary>
    public bool Contains(string name) => _values.TryGetValue(name, out var value) && value is not null;

    /// <summary>The options with one of them set, or set anew.</summary>
    public NamedOptions With(string name, object? value) => new(new Dictionary<string, object?>(_values) { [name] = value }, _path, _source);

    /// <summary>Where an option is, for messages: its dotted path, and what that is in.</summary>
    public string At(string name) => Full($"{_path}.{name}");

    /// <summary>A number.</summary>
    /// <exception cref="SysTradeException"><c>OptionType</c>.</exception>
    public double Double(string name, double otherwise) => DoubleOrNull(name) ?? otherwise;

    /// <summary>A number, or null when the option is absent.</summary>
    /// <exception cref="SysTradeException"><c>OptionType</c>.</exception>
    public double? DoubleOrNull(string name) => Value(name) is { } value ? AsNumber(value) ?? throw WrongType(name, value, "a number") : null;

    /// <summary>A whole number; a number without a fraction will do.</summary>
    /// <exception cref="SysTradeException"><c>OptionType</c>.</exception>
    public int Int(string name, int otherwise)
    {
        if (Value(name) is not { } value) return otherwise;
        return AsNumber(value) is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw WrongType(name, value, "a whole number");
    }

    /// <summary>A switch: a boolean, or one of the texts t, true, f, false in any case.</summary>
    /// <exception cref="SysTradeException"><c>OptionType</c>.</exception>
    public bool Bool(string name, bool otherwise) => Value(name) switch
    {
        null => otherwise,
        bool flag => flag,
        string text when text.Trim().ToUpperInvariant() is "T" or "TRUE" => true,
        string text when text.Trim().ToUpperInvariant() is "F" or "FALSE" => false,
        var value => throw WrongType(name, value, "true or false"),
    };

    /// <summary>A text.</summary>
    /// <exception cref="SysTradeException"><c>OptionType</c>.</exception>
    public string Text(string name, string otherwise) => Value(name) switch
    {
        null => otherwise,
        string text => text,
        var value => throw WrongType(name, value, "a text"),
    };

    /// <summary>A value as it was given, or null when the option is absent: for readers that convert it themselves.</summary>
    public object? AnyOrNull(string name) => Value(name);

    /// <summary>A nested group of options; an empty one when the option is absent.</summary>
    /// <exception cref="SysTradeException"><c>OptionType</c>.</exception>
    public NamedOptions Group(string name) => Value(name) switch
    {
        null => new NamedOptions(new Dictionary<string, object?>(), $"{_path}.{name}", _source),
        NamedOptions group => group,
        IReadOnlyDictionary<string, object?> group => new NamedOptions(group, $"{_path}.{name}", _source),
        var value => throw WrongType(name, value, "a group of options"),
    };

    /// <summary>Raises an error when there is an option that is neither allowed nor was asked for.</summary>
    /// <param name="allowed">Further names that may be present.</param>
    /// <exception cref="UnknownNameException">Names the first such option and the allowed ones nearest to it.</exception>
    public void RejectUnknown(params IEnumerable<string> allowed)
    {
        var known = _asked.Concat(allowed).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _values.Keys.Order(StringComparer.Ordinal))
        {
            if (!known.Contains(name)) throw new UnknownNameException("option", name, known, Where, $"Correct or remove '{name}' in {Where}.");
        }
    }

    private string Full(string path) => _source is null ? path : $"{path} of {_source}";

    private object? Value(string name)
    {
        _asked.Add(name);
        return _values.GetValueOrDefault(name);
    }

    private static double? AsNumber(object value) => value switch
    {
        double number => number,
        int number => number,
        long number => number,
        float number => number,
        decimal number => (double)number,
        _ => null,
    };

    private SysTradeException WrongType(string name, object value, string expected)
    {
        var shown = value is string text ? $"the text '{text}'" : Convert.ToString(value, CultureInfo.InvariantCulture);
        return new SysTradeException(
            "OptionType", SysErrorKind.InvalidArgument, $"Option '{name}' of {Where} is {shown}; it must be {expected}.", $"Set '{name}' to {expected}.", name);
    }
}
