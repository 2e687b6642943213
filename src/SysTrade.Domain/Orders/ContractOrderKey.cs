using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>What a contract or broker order trades: contracts of one instrument for a strategy, one a leg. Written <c>strategy/instrument/date_date</c>.</summary>
[JsonConverter(typeof(ContractOrderKeyConverter))]
public sealed record ContractOrderKey
{
    /// <summary>Names a strategy and the contracts, in the order of the legs.</summary>
    /// <exception cref="SysTradeException"><c>InvalidStrategyName</c>, <c>InvalidOrderKey</c>.</exception>
    public ContractOrderKey(string strategy, params IReadOnlyList<FuturesContract> contracts)
    {
        Strategy = StrategyName.Require(strategy);
        if (contracts.Count == 0) throw Invalid(strategy, "it has no contract");
        if (contracts.Any(c => c.Instrument != contracts[0].Instrument)) throw Invalid(string.Join(", ", contracts), "its legs are of different instruments");
        if (contracts.Distinct().Count() != contracts.Count) throw Invalid(string.Join(", ", contracts), "a contract is in it twice");
        Contracts = [.. contracts];
    }

    /// <summary>Strategy.</summary>
    public string Strategy { get; }

    /// <summary>Contracts, one a leg.</summary>
    public IReadOnlyList<FuturesContract> Contracts { get; }

    /// <summary>Instrument code.</summary>
    public string Instrument => Contracts[0].Instrument;

    /// <summary>Strategy and instrument.</summary>
    public StrategyInstrument StrategyInstrument => new(Strategy, Instrument);

    /// <summary>True when it has more than one leg: a calendar spread.</summary>
    public bool IsSpread => Contracts.Count > 1;

    /// <summary>Reads <c>strategy/instrument/date</c>, dates of several legs joined by <c>_</c>.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOrderKey</c>, or what its parts raise.</exception>
    public static ContractOrderKey Parse(string text) =>
        text.Split('/') is [var strategy, var instrument, var dates]
            ? new ContractOrderKey(strategy, dates.Split('_').Select(d => new FuturesContract(instrument, FuturesContract.ParseDate(d))).ToArray())
            : throw Invalid(text, "expected strategy/instrument/date");

    /// <summary>Leg of a contract; a contract known by its month matches the leg in that month. -1 when it is no leg.</summary>
    public int LegOf(FuturesContract contract)
    {
        for (var i = 0; i < Contracts.Count; i++)
        {
            if (Contracts[i] == contract) return i;
        }

        for (var i = 0; i < Contracts.Count; i++)
        {
            if (Contracts[i].ByMonth == contract.ByMonth && (!Contracts[i].HasDay || !contract.HasDay)) return i;
        }

        return -1;
    }

    /// <summary>The same legs in order of their dates, with the quantities that go with them.</summary>
    public (ContractOrderKey Key, TradeQuantity Trade) Sorted(TradeQuantity trade)
    {
        var order = Enumerable.Range(0, Contracts.Count).OrderBy(i => Contracts[i]).ToArray();
        return (new ContractOrderKey(Strategy, order.Select(i => Contracts[i]).ToArray()), TradeQuantity.Of([.. order.Select(i => trade[i])]));
    }

    /// <inheritdoc/>
    public bool Equals(ContractOrderKey? other) => other is not null && Strategy == other.Strategy && Contracts.SequenceEqual(other.Contracts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Strategy, Contracts[0], Contracts.Count);

    /// <inheritdoc/>
    public override string ToString() => $"{Strategy}/{Instrument}/{string.Join('_', Contracts.Select(c => c.DateText))}";

    private static SysTradeException Invalid(string text, string why) =>
        new("InvalidOrderKey", SysErrorKind.InvalidArgument, $"'{text}' does not name what to trade: {why}.", "Write strategy/instrument/date, legs joined by _.", text);
}
