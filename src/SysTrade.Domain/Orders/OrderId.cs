using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>Level of an order in its family.</summary>
public enum OrderLevel
{
    /// <summary>What a strategy wants of an instrument.</summary>
    Instrument,

    /// <summary>Which contracts it is traded in.</summary>
    Contract,

    /// <summary>What was sent to the broker.</summary>
    Broker,
}

/// <summary>Identifies an order: its level and a number that no other order of any level has. Written <c>I12</c>, <c>C13</c>, <c>B14</c>.</summary>
/// <param name="Level">Level.</param>
/// <param name="Number">Number, from 1; 0 of an order that is on no stack yet.</param>
[JsonConverter(typeof(OrderIdConverter))]
public readonly record struct OrderId(OrderLevel Level, long Number)
{
    /// <summary>Reads <c>I12</c>, <c>C13</c> or <c>B14</c>, in either case.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOrderId</c>.</exception>
    public static OrderId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new SysTradeException(
                "InvalidOrderId", SysErrorKind.InvalidArgument, $"'{text}' is not the number of an order; expected I, C or B and a number, such as I12.", target: text);

    /// <summary>Reads an id; false when the text is none.</summary>
    public static bool TryParse(string? text, out OrderId id)
    {
        id = default;
        if (text is not { Length: >= 2 } || !long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        var level = "ICB".IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal);
        if (level < 0) return false;
        id = new OrderId((OrderLevel)level, number);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => "ICB"[(int)Level] + Number.ToString(CultureInfo.InvariantCulture);
}

internal sealed class OrderIdConverter : JsonConverter<OrderId>
{
    public override OrderId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OrderId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("An order's number is I, C or B and a number.");

    public override void Write(Utf8JsonWriter writer, OrderId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
