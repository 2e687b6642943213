using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>
/// Accounts of simulated orders: positions are what orders and fills make them, and profit and costs are those of the fills. There is no buffer: an
/// order is placed whenever the rounded optimal position differs from the one held.
/// </summary>
/// <remarks>
/// Positions of this stage are those held at a moment, filled then at the latest; those of <see cref="AccountsStage"/> are decided then and traded
/// later. Curves of forecasts and rules stay what they are. Source: handbook, order simulators.
/// </remarks>
public abstract class SimulatedAccountsStage : AccountsStage
{
    private readonly SimulatedOrderType _type;
    private readonly bool _isHourly;

    /// <summary>Creates the stage.</summary>
    /// <param name="type">How orders are filled.</param>
    /// <param name="isHourly">True to place and fill orders by the hour, false by the day.</param>
    protected SimulatedAccountsStage(SimulatedOrderType type, bool isHourly)
    {
        (_type, _isHourly) = (type, isHourly);
        OrderSimulation = ForInstrument("get_order_simulation", "Orders and fills for the position in the portfolio.", "contracts", code => Simulate(code, System.Portfolio.NotionalPosition[code]));
        SubsystemOrderSimulation = ForInstrument("get_subsystem_order_simulation", "Orders and fills for the position with all capital in the instrument.", "contracts", code => Simulate(code, System.PositionSize.SubsystemPosition[code]));
        OrderSimulationWithMultiplier = ForInstrument("get_order_simulation_with_multiplier", "Orders and fills for the position for the capital there is.", "contracts", code => Simulate(code, System.Portfolio.ActualPosition[code]));
        OptimisedOrderSimulation = ForInstrument("get_optimised_order_simulation", "Orders and fills for the optimised position.", "contracts", code => Simulate(code, OptimisedPositions.Value[code]));
        BufferedPosition.Override((_, a) => Held(a, OrderSimulation));
        BufferedSubsystemPosition.Override((_, a) => Held(a, SubsystemOrderSimulation));
        BufferedPositionWithMultiplier.Override((_, a) => Held(a, OrderSimulationWithMultiplier));
        OptimisedPosition.Override((_, a) => Held(a, OptimisedOrderSimulation));
        PandlForInstrument.Override((_, a) => Curve(a, OrderSimulation, isWeighted: true));
        PandlForSubsystem.Override((_, a) => Curve(a, SubsystemOrderSimulation, isWeighted: false));
        PandlForInstrumentWithMultiplier.Override((_, a) => Curve(a, OrderSimulationWithMultiplier, isWeighted: true));
        PandlForOptimisedInstrument.Override((_, a) => Curve(a, OptimisedOrderSimulation, isWeighted: true));
    }

    /// <inheritdoc/>
    public override string Description => $"Profit, loss and costs of simulated {(_isHourly ? "hourly" : "daily")} {(_type == SimulatedOrderType.Limit ? "limit" : "market")} orders.";

    /// <summary>Orders and fills for the position in the portfolio.</summary>
    public Output<OrderSimulation> OrderSimulation { get; }

    /// <summary>Orders and fills for the position with all capital in the instrument.</summary>
    public Output<OrderSimulation> SubsystemOrderSimulation { get; }

    /// <summary>Orders and fills for the position for the capital there is.</summary>
    public Output<OrderSimulation> OrderSimulationWithMultiplier { get; }

    /// <summary>
    /// Orders and fills for the optimised position. The optimisation of a day starts from the optimised positions of the day before, whether or not
    /// their orders have been filled.
    /// </summary>
    public Output<OrderSimulation> OptimisedOrderSimulation { get; }

    /// <summary>What a fill costs, base currency, positive, in the money of its time: half the spread where it is paid, and commission.</summary>
    /// <param name="code">Instrument.</param>
    /// <param name="fill">The fill.</param>
    public double CostOf(string code, SimulatedFill fill)
    {
        var costs = System.Data.Costs[code];
        return (fill.PaysSlippage ? costs : costs.CommissionOnly()).CashCost(fill.Quantity, fill.Price, System.Data.PointSize[code]) * System.PositionSize.FxRate[code].AsOf(fill.Filled);
    }

    private OrderSimulation Simulate(string code, TimeSeries optimal)
    {
        var prices = _isHourly ? System.RawData.HourlyPrices[code] : System.RawData.DailyPrices[code];
        if (_isHourly && prices.Count == 0) throw RawData.NoHours(code, "orders cannot be simulated by the hour", "Name daily_market_orders under stages, or add prices within the day.");
        if (!_isHourly && PositionFrequency.HasHours(optimal.Index))
        {
            throw new SysTradeException(
                "SimulationTooSlow", SysErrorKind.InvalidArgument, $"Positions of {code} change within the day, and orders are simulated by the day.",
                "Name hourly_market_orders or hourly_limit_orders under stages, or give the rules daily prices.", code);
        }

        return Accounting.Simulation.OrderSimulation.Of(prices, optimal.KnownAt(prices.Index, Config.Quirks), _type, Config.Quirks.LimitOrderSlippage);
    }

    private static TimeSeries Held(OutputArguments arguments, Output<OrderSimulation> simulation)
    {
        Require(arguments);
        return simulation[arguments.Instrument!].Positions;
    }

    private AccountCurve Curve(OutputArguments arguments, Output<OrderSimulation> simulation, bool isWeighted)
    {
        Require(arguments);
        if (Config.Bool("use_SR_costs")) throw Unsupported("use_SR_costs: true charges the same costs whatever is traded", "Set use_SR_costs to false.");
        var code = arguments.Instrument!;
        var pandl = new SimulatedPandl
        {
            Simulation = simulation[code],
            Costs = CashCostsOf(code, isWeighted || !Config.Quirks.SubsystemRollCostsNotScaled ? Config.Double("multiply_roll_costs_by") : 1.0),
            Fx = System.PositionSize.FxRate[code],
            PointSize = System.Data.PointSize[code],
            Capital = NotionalCapital,
            ShiftedByOneFill = Config.Quirks.OrderSimulatorDoubleLag,
            RollsOnFillsOnly = Config.Quirks.SimulatedRollsOnFillsOnly,
            FillsValuedAtMarket = Config.Quirks.LimitFillsValuedAtMarket,
        };
        return new AccountCurve(pandl.ToProfitAndLoss(), isWeighted: isWeighted);
    }

    private static void Require(OutputArguments arguments)
    {
        if (arguments.RoundPositions == false) throw Unsupported("orders are for whole contracts", "Leave roundpositions out, or take a system without order simulation.");
        if (arguments.DelayFill == false) throw Unsupported("an order is filled a row after it is placed", "Leave delayfill out, or take a system without order simulation.");
    }

    private static SysTradeException Unsupported(string reason, string remedy) => new(
        "OrderSimulationArguments", SysErrorKind.InvalidArgument, $"Simulated orders cannot be accounted for so: {reason}.", remedy);
}
