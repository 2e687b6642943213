using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>What an instrument order trades: an instrument for a strategy. Written <c>strategy instrument</c>; <c>strategy/instrument</c> is read too.</summary>
[JsonConverter(typeof(StrategyInstrumentConverter))]
public readonly record struct StrategyInstrument
{
    /// <summary>Names a strategy and an instrument.</summary>
    /// <exception cref="SysTradeException"><c>InvalidStrategyName</c>, <c>InvalidInstrumentCode</c>.</exception>
    public StrategyInstrument(string strategy, string instrument)
    {
        Strategy = StrategyName.Require(strategy);
        Instrument = InstrumentCode.Require(instrument);
    }

    /// <summary>Strategy.</summary>
    public string Strategy { get; }

    /// <summary>Instrument code.</summary>
    public string Instrument { get; }

    /// <summary>Reads <c>strategy instrument</c> or <c>strategy/instrument</c>.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOrderKey</c>, or what its parts raise.</exception>
    public static StrategyInstrument Parse(string text)
    {
        var parts = text.Split(text.Contains('/', StringComparison.Ordinal) ? '/' : ' ');
        return parts.Length == 2
            ? new StrategyInstrument(parts[0], parts[1])
            : throw new SysTradeException(
                "InvalidOrderKey", SysErrorKind.InvalidArgument, $"'{text}' does not name a strategy and an instrument; expected 'strategy instrument'.", target: text);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Strategy} {Instrument}";
}
