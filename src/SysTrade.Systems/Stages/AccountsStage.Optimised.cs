using System.Diagnostics.CodeAnalysis;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <content>Profit, loss and turnover of dynamically optimised positions.</content>
public partial class AccountsStage
{
    /// <summary>Optimised positions of every instrument.</summary>
    public Output<Frame> OptimisedPositions { get; private set; }

    /// <summary>Optimised position of an instrument.</summary>
    public Output<TimeSeries> OptimisedPosition { get; private set; }

    /// <summary>Profit and loss of an instrument's optimised position.</summary>
    public Output<AccountCurve> PandlForOptimisedInstrument { get; private set; }

    /// <summary>Profit and loss of the optimised portfolio.</summary>
    public Output<AccountCurve> OptimisedPortfolio { get; private set; }

    /// <summary>Turnover of the optimised position, relative to the average position in the portfolio.</summary>
    public Output<double> OptimisedInstrumentTurnover { get; private set; }

    /// <summary>Turnover of the optimised position, relative to the average position with all capital in the instrument.</summary>
    public Output<double> OptimisedTurnover { get; private set; }

    /// <summary>Sum of <see cref="OptimisedTurnover"/>.</summary>
    public Output<double> TotalOptimisedTurnover { get; private set; }

    [MemberNotNull(
        nameof(OptimisedPositions), nameof(OptimisedPosition), nameof(PandlForOptimisedInstrument), nameof(OptimisedPortfolio), nameof(OptimisedInstrumentTurnover), nameof(OptimisedTurnover),
        nameof(TotalOptimisedTurnover))]
    private void DefineOptimised()
    {
        const string Times = "times per year";
        OptimisedPositions = ForSystem("get_optimised_position_df", "Optimised positions, whole contracts.", "contracts", () => System.OptimisedPositions.OptimisedPositions.Value, retain: false);
        OptimisedPosition = ForInstrument("get_optimised_position", "Optimised position, whole contracts.", "contracts", code => OptimisedPositions!.Value[code], retain: false);
        PandlForOptimisedInstrument = ForArguments("pandl_for_optimised_instrument", OutputScope.Instrument, "Profit and loss of the instrument's optimised position.", Currency, MakePandlForOptimised);
        OptimisedPortfolio = ForArguments("optimised_portfolio", OutputScope.System, "Profit and loss of the optimised portfolio, with its instruments.", Currency, MakeOptimisedPortfolio);
        OptimisedInstrumentTurnover = ForInstrument("optimised_instrument_turnover", "Turnover of the optimised position relative to the average position in the portfolio.", Times, code => Turnover.Of(OptimisedPosition![code], AveragePositionInPortfolio[code]));
        OptimisedTurnover = ForInstrument("optimised_turnover_at_portfolio_level", "Turnover of the optimised position relative to the average subsystem position.", Times, code => Turnover.Of(OptimisedPosition![code], System.PositionSize.AveragePosition[code]));
        TotalOptimisedTurnover = ForSystem("total_optimised_portfolio_level_turnover", "Sum over instruments of the turnover of optimised positions.", Times, () => Statistics.Sum(System.PerInstrument(System.Instruments, code => OptimisedTurnover![code])));
    }

    private AccountCurve MakePandlForOptimised(OutputArguments arguments)
    {
        var code = arguments.Instrument!;
        return Curve(code, OptimisedPosition[code], arguments.DelayFill ?? true, arguments.RoundPositions ?? true, Config.Double("multiply_roll_costs_by"), OptimisedSharpeRatioCosts, isWeighted: true);
    }

    private SharpeRatioCosts OptimisedSharpeRatioCosts(string code)
    {
        if (Config.Quirks.OptimisedCostsByBufferedTurnover) return PortfolioSharpeRatioCosts(code);
        return new SharpeRatioCosts(SharpeRatioCost(code, OptimisedInstrumentTurnover[code]), AveragePositionInPortfolio[code], System.RawData.DailyReturnsVolatility[code]);
    }

    private AccountCurve MakeOptimisedPortfolio(OutputArguments arguments)
    {
        // The positions come first: every instrument needs them, and they need every instrument.
        _ = OptimisedPositions.Value;
        var instruments = System.Instruments;
        return Group(instruments, System.PerInstrument(instruments, code => PandlForOptimisedInstrument.Get(arguments with { Instrument = code })), NotionalCapitalSeries, isWeighted: true);
    }
}
