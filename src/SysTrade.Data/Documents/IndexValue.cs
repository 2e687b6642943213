using System.Text;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Documents;

/// <summary>A value of an indexed field: true or false, a whole number, or a text. Values of different types are never equal.</summary>
public readonly record struct IndexValue : IComparable<IndexValue>
{
    private readonly long _number;
    private readonly string? _text;

    private IndexValue(IndexValueType type, long number, string? text) => (Type, _number, _text) = (type, number, text);

    /// <summary>Type of the value.</summary>
    public IndexValueType Type { get; }

    /// <summary>The value as a long (1 and 0 for true and false) or a string.</summary>
    public object Stored => Type == IndexValueType.Text ? _text! : _number;

    /// <summary>The value as a bool, a long or a string.</summary>
    public object Value => Type == IndexValueType.Truth ? _number != 0 : Stored;

    /// <summary>True or false.</summary>
    public static IndexValue Of(bool value) => new(IndexValueType.Truth, value ? 1 : 0, null);

    /// <summary>A whole number.</summary>
    public static IndexValue Of(long value) => new(IndexValueType.Number, value, null);

    /// <summary>A text.</summary>
    public static IndexValue Of(string value) => new(IndexValueType.Text, 0, value);

    /// <summary>The value of a condition, or raises <c>InvalidQuery</c>.</summary>
    public static IndexValue Require(object value) => value switch
    {
        bool truth => Of(truth),
        long number => Of(number),
        int number => Of(number),
        string text => Of(text),
        _ => throw new SysTradeException(
            "InvalidQuery",
            SysErrorKind.InvalidArgument,
            $"A query asks for a value of type {value.GetType().Name}; indexes hold texts, whole numbers and true or false.",
            null,
            value),
    };

    /// <summary>Orders values of one type; those of different types by type.</summary>
    public int CompareTo(IndexValue other)
    {
        if (Type != other.Type) return Type.CompareTo(other.Type);
        return Type == IndexValueType.Text ? Encoding.UTF8.GetBytes(_text!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other._text!)) : _number.CompareTo(other._number);
    }

    /// <inheritdoc/>
    public override string ToString() => Type switch
    {
        IndexValueType.Truth => _number != 0 ? "true" : "false",
        IndexValueType.Number => _number.ToString(),
        _ => $"'{_text}'",
    };

    /// <summary>Less than.</summary>
    public static bool operator <(IndexValue left, IndexValue right) => left.CompareTo(right) < 0;

    /// <summary>Less than or equal.</summary>
    public static bool operator <=(IndexValue left, IndexValue right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(IndexValue left, IndexValue right) => left.CompareTo(right) > 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(IndexValue left, IndexValue right) => left.CompareTo(right) >= 0;
}

/// <summary>Type of an <see cref="IndexValue"/>; the numbers are stored.</summary>
public enum IndexValueType
{
    /// <summary>True or false.</summary>
    Truth = 0,

    /// <summary>A whole number.</summary>
    Number = 1,

    /// <summary>A text.</summary>
    Text = 2,
}
