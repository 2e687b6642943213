using System.Collections.Immutable;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>Which algo executes which order: the config section <c>execution_algos</c>.</summary>
/// <remarks>
/// An algo chosen on the order itself comes first, then the instrument's override, then the order type's. An override that cannot execute orders of
/// the type (a limit order by a market algo would lose its limit) is passed over. A panic order always goes to the market algo, whole.
/// </remarks>
public sealed class AlgoSelection
{
    private readonly IExecutionAlgo _default;
    private readonly IExecutionAlgo _best;
    private readonly IExecutionAlgo _market;
    private readonly IExecutionAlgo _limit;
    private readonly ImmutableDictionary<string, IExecutionAlgo> _overrides;

    private AlgoSelection(AlgoTable table, NamedOptions section)
    {
        Table = table;
        _default = Named("default_algo", "original_best");
        _best = Named("best_algo", "original_best");
        _market = Named("market_algo", "snap_mkt");
        _limit = Named("limit_order_algo", "limit");
        var overrides = section.Group("algo_overrides");
        _overrides = overrides.Names.ToImmutableDictionary(InstrumentCode.Require, i => table.Find(overrides.Text(i, ""), overrides.At(i)), StringComparer.Ordinal);
        section.RejectUnknown("settings");

        IExecutionAlgo Named(string key, string otherwise) => table.Find(section.Text(key, otherwise), section.At(key));
    }

    /// <summary>The algos chosen from.</summary>
    public AlgoTable Table { get; }

    /// <summary>What the shipped config says, with the standard algos.</summary>
    public static AlgoSelection Default { get; } = new(AlgoTable.Standard(), NamedOptions.None);

    /// <summary>Reads the section: <c>default_algo</c>, <c>best_algo</c>, <c>market_algo</c>, <c>limit_order_algo</c>, <c>algo_overrides</c> by instrument, <c>settings</c> (see <see cref="AlgoSettings.Read"/>).</summary>
    /// <param name="section">The section.</param>
    /// <param name="table">Algos to choose from; null for the standard ones with the section's settings.</param>
    /// <exception cref="SysTradeException"><c>AlgoNotFound</c>, <c>OptionNotFound</c>, <c>OptionType</c>, <c>AlgoSetting</c>.</exception>
    public static AlgoSelection Read(NamedOptions section, AlgoTable? table = null) =>
        new(table ?? AlgoTable.Standard(AlgoSettings.Read(section.Group("settings"))), section);

    /// <summary>What an algo is chosen for: types of orders, and instruments that name it in an override.</summary>
    public IReadOnlyList<string> ChosenFor(IExecutionAlgo algo)
    {
        var types = Enum.GetValues<ContractOrderType>().Where(t => t != ContractOrderType.BalanceTrade && ReferenceEquals(ByType(t), algo)).Select(OrderTypeNames.Name);
        return [.. types, .. _overrides.Where(o => ReferenceEquals(o.Value, algo)).Select(o => o.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>The algo for an order.</summary>
    /// <param name="orderType">Type of the contract order.</param>
    /// <param name="instrument">Its instrument.</param>
    /// <param name="chosen">Algo named on the order, or null.</param>
    /// <exception cref="SysTradeException"><c>AlgoNotFound</c>; <c>OrderNotExecutable</c>: a balance trade; <c>AlgoNotSuitable</c>: the chosen algo does not take the order's type.</exception>
    public IExecutionAlgo For(ContractOrderType orderType, string instrument, string? chosen = null)
    {
        if (orderType == ContractOrderType.BalanceTrade)
        {
            throw new SysTradeException(
                "OrderNotExecutable", SysErrorKind.InvalidOperation,
                $"An order of type {OrderTypeNames.Name(orderType)} in {instrument} records a fill that happened elsewhere; it must not be executed.", null, instrument);
        }

        if (!string.IsNullOrEmpty(chosen))
        {
            var algo = Table.Find(chosen, $"an order in {instrument}");
            return algo.Accepts(orderType)
                ? algo
                : throw new SysTradeException(
                    "AlgoNotSuitable", SysErrorKind.InvalidArgument, $"Algo '{algo.Name}' does not execute orders of type {OrderTypeNames.Name(orderType)} ({instrument}).",
                    $"Choose one of: {string.Join(", ", Table.Algos.Where(a => a.Accepts(orderType)).Select(a => a.Name))}.", chosen);
        }

        return orderType != ContractOrderType.Panic && _overrides.GetValueOrDefault(instrument) is { } own && own.Accepts(orderType) ? own : ByType(orderType);
    }

    private IExecutionAlgo ByType(ContractOrderType orderType) => orderType switch
    {
        ContractOrderType.Panic => _market.Accepts(orderType) ? _market : Table.Find("market"),
        ContractOrderType.Market => _market,
        ContractOrderType.Best => _best,
        ContractOrderType.Limit => _limit,
        _ => _default,
    };
}
