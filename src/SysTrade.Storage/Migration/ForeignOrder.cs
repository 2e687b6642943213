using System.Globalization;
using System.Text.Json;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using static SysTrade.Storage.Migration.ForeignDocument;

namespace SysTrade.Storage.Migration;

/// <summary>An order of pysystemtrade's history as the order it is here, with its number and its parent's there.</summary>
/// <param name="Number">Its number there, among those of its level.</param>
/// <param name="Parent">Number of the order it was made for; null at the head of a family.</param>
/// <param name="Order">The order.</param>
internal sealed record ForeignOrder(int Number, int? Parent, Order Order)
{
    private const string Ended = "ended before it was filled whole";

    /// <summary>What it is called in the book's list of orders that were taken over.</summary>
    public string Id => IdOf(Order.Id.Level, Number);

    public static string IdOf(OrderLevel level, int number) => new OrderId(level, number).ToString();

    /// <summary>An instrument order.</summary>
    public static ForeignOrder Instrument(JsonElement document)
    {
        var trade = TradeQuantity.Of([.. Wholes(document, "trade")]);
        if (trade.Count != 1) throw Wrong("trade", Raw(document, "trade"), "one number: an instrument order has one leg");
        var type = OrderTypeNames.ParseInstrument(TextOrNull(document, "order_type") is { Length: > 0 } name ? name : "best");
        var order = InstrumentOrder.Create(StrategyInstrument.Parse(Text(document, "key")), trade[0], Made(document), type, Source(document, type));
        return Of(document, order with
        {
            LimitPrice = NumberOrNull(document, "limit_price"),
            LimitContract = Contract(document, "limit_contract"),
            ReferencePrice = NumberOrNull(document, "reference_price"),
            ReferenceContract = Contract(document, "reference_contract"),
            ReferenceAt = Moment(document, "reference_datetime"),
        });
    }

    /// <summary>A contract order; the fill of a spread is what its broker orders filled, since only they know the prices of its legs.</summary>
    public static ForeignOrder Contract(JsonElement document, IEnumerable<ForeignOrder> brokerOrders)
    {
        var type = OrderTypeNames.ParseContract(TextOrNull(document, "order_type") ?? "");
        var order = ContractOrder.Create(
            ContractOrderKey.Parse(Text(document, "key")), TradeQuantity.Of([.. Wholes(document, "trade")]), Made(document), type, Source(document, type));
        return Of(
            document,
            order with
            {
                LimitPrice = NumberOrNull(document, "limit_price"),
                ReferencePrice = NumberOrNull(document, "reference_price"),
                Algo = Filled(document, "algo_to_use"),
                IsManualFill = Truth(document, "manual_fill"),
            },
            [.. brokerOrders.Select(o => o.Order.Fill)]);
    }

    /// <summary>A broker order.</summary>
    public static ForeignOrder Broker(JsonElement document)
    {
        // The reference's list of names has "adaptive" where it makes orders as "adaptive_mkt".
        var name = TextOrNull(document, "order_type");
        var type = OrderTypeNames.ParseBroker(name is null or "" ? "market" : name == "adaptive" ? "adaptive_mkt" : name);
        var order = BrokerOrder.Create(
            ContractOrderKey.Parse(Text(document, "key")), TradeQuantity.Of([.. Wholes(document, "trade")]), Made(document), type,
            source: Source(document, type));
        return Of(document, order with
        {
            LimitPrice = NumberOrNull(document, "limit_price"),
            Algo = Filled(document, "algo_used"),
            AlgoRemark = Filled(document, "algo_comment"),
            SubmittedAt = Moment(document, "submit_datetime"),
            SidePrice = NumberOrNull(document, "side_price"),
            MidPrice = NumberOrNull(document, "mid_price"),
            OffsidePrice = NumberOrNull(document, "offside_price"),
            Broker = Filled(document, "broker"),
            Account = Filled(document, "broker_account"),
            ClientId = int.TryParse(Filled(document, "broker_clientid"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var client) ? client : null,
            BrokerOrderId = Filled(document, "broker_tempid"),
            PermanentId = Filled(document, "broker_permid"),
            IsManualFill = Truth(document, "manual_fill"),
        });
    }

    private static ForeignOrder Of(JsonElement document, Order order, IReadOnlyList<OrderFill>? partFills = null)
    {
        var number = Whole(document, "order_id");
        var fill = Fill(document, order.Trade, partFills ?? []);
        var isFilled = fill.Quantity == order.Trade;
        // Commissions there name no currency, so they cannot be added to any here.
        var commission = NumberOrNull(document, "commission") is { } paid and not 0
            ? string.Create(CultureInfo.InvariantCulture, $"; commission {paid}, currency not noted") : "";
        var remark = $"order {IdOf(order.Id.Level, number)} of pysystemtrade{(isFilled ? "" : ", " + Ended)}{commission}";
        var parent = Wholes(document, "parent") is [var one] ? one : (int?)null;
        return new ForeignOrder(number, parent, order with { Fill = fill, Status = isFilled ? OrderStatus.Filled : OrderStatus.Cancelled, Remark = remark });
    }

    private static OrderFill Fill(JsonElement document, TradeQuantity trade, IReadOnlyList<OrderFill> partFills)
    {
        var filled = Wholes(document, "fill") is { Count: > 0 } legs ? TradeQuantity.Of([.. legs]) : TradeQuantity.Zero(trade.Count);
        if (filled.Count != trade.Count) throw Wrong("fill", Raw(document, "fill"), $"one number for each leg of the trade {trade}");
        if (filled.IsZero) return OrderFill.None(trade.Count);
        if (Moment(document, "fill_datetime") is not { } at) throw Wrong("fill_datetime", Raw(document, "fill_datetime"), "the time of the fill");
        if (trade.Count == 1)
        {
            return NumberOrNull(document, "filled_price") is { } price
                ? new OrderFill(filled, [filled[0] * price], at)
                : throw Wrong("filled_price", Raw(document, "filled_price"), "the price of the fill");
        }

        var prices = Numbers(document, "leg_filled_price");
        if (prices.Count == trade.Count && prices.All(double.IsFinite))
        {
            return new OrderFill(filled, [.. filled.Zip(prices, (contracts, price) => contracts * price)], at);
        }

        var sum = partFills.Where(f => f.Quantity.Count == trade.Count).Aggregate(OrderFill.None(trade.Count), Plus);
        return sum.Quantity == filled
            ? sum with { LastAt = at }
            : throw Wrong(
                "leg_filled_price", Raw(document, "leg_filled_price"), "the price of each leg of a spread that was filled, here or in its broker orders");
    }

    private static OrderFill Plus(OrderFill left, OrderFill right) =>
        new(left.Quantity + right.Quantity, [.. left.Values.Zip(right.Values, (a, b) => a + b)], right.LastAt ?? left.LastAt);

    private static DateTime Made(JsonElement document) =>
        Moment(document, "generated_datetime") ?? Moment(document, "submit_datetime") ?? Moment(document, "fill_datetime")
            ?? Moment(document, "reference_datetime")
        ?? throw Wrong("generated_datetime", Raw(document, "generated_datetime"), "a time, there or in submit_datetime or fill_datetime");

    private static OrderSource Source<T>(JsonElement document, T type)
        where T : struct, Enum => Truth(document, "roll_order") ? OrderSource.Roll : type.ToString() switch
        {
            nameof(InstrumentOrderType.ZeroRoll) => OrderSource.Roll,
            nameof(InstrumentOrderType.BalanceTrade) => OrderSource.Balance,
            nameof(InstrumentOrderType.TransferTrade) => OrderSource.Transfer,
            nameof(InstrumentOrderType.Panic) => OrderSource.Panic,
            _ => Truth(document, "manual_trade") ? OrderSource.Manual : OrderSource.Strategy,
        };

    private static int? Contract(JsonElement document, string field) =>
        NumberOrNull(document, field) is { } number ? FuturesContract.ParseDate(number.ToString("0", CultureInfo.InvariantCulture))
        : Filled(document, field) is { } text ? FuturesContract.ParseDate(text)
        : null;

    /// <summary>A text or a number as text; null when it is empty.</summary>
    private static string? Filled(JsonElement document, string field) =>
        NumberOrNull(document, field) is { } number ? number.ToString("R", CultureInfo.InvariantCulture)
        : TextOrNull(document, field) is { Length: > 0 } text and not "NaN" ? text
        : null;
}
