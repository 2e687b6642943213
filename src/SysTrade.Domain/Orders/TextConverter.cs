using System.Text.Json;
using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>Writes a key as the text it is known by, and reads it back with its checks.</summary>
internal abstract class TextConverter<T>(Func<string, T> parse) : JsonConverter<T>
    where T : notnull
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException($"A {typeof(T).Name} is a text.");
        try
        {
            return parse(text);
        }
        catch (SysTradeException error)
        {
            throw new JsonException(error.Message, error);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class StrategyInstrumentConverter() : TextConverter<StrategyInstrument>(StrategyInstrument.Parse);

internal sealed class FuturesContractConverter() : TextConverter<FuturesContract>(FuturesContract.Parse);

internal sealed class ContractOrderKeyConverter() : TextConverter<ContractOrderKey>(ContractOrderKey.Parse);
