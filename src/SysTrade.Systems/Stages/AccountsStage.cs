using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>Profit, loss and costs at every level. Takes positions, forecasts and prices; gives account curves.</summary>
/// <remarks>Formulas: handbook, accounts.</remarks>
public partial class AccountsStage : Stage
{
    private const string Currency = "base currency";

    /// <summary>Creates the stage.</summary>
    public AccountsStage()
        : base("accounts")
    {
        DefineCosts();
        DefineForecasts();
        DefineOptimised();
        BufferedPosition = ForArguments("get_buffered_position", OutputScope.Instrument, "Position held in the portfolio, after buffering; whole contracts by default.", "contracts", a => MakeBuffered(a.Instrument!, a.RoundPositions ?? true));
        BufferedSubsystemPosition = ForArguments("get_buffered_subsystem_position", OutputScope.Instrument, "Subsystem position after buffering; whole contracts by default.", "contracts", a => MakeBufferedSubsystem(a.Instrument!, a.RoundPositions ?? true));
        BufferedPositionWithMultiplier = ForArguments("get_buffered_position_with_multiplier", OutputScope.Instrument, "Position held for the capital there is, after buffering.", "contracts", a => MakeBufferedWithMultiplier(a.Instrument!, a.RoundPositions ?? true));
        PandlForInstrument = ForArguments("pandl_for_instrument", OutputScope.Instrument, "Profit and loss of the instrument in the portfolio.", Currency, MakePandlForInstrument);
        PandlForSubsystem = ForArguments("pandl_for_subsystem", OutputScope.Instrument, "Profit and loss with all capital in the instrument.", Currency, MakePandlForSubsystem);
        PandlAcrossSubsystems = ForArguments("pandl_across_subsystems", OutputScope.System, "Profit and loss of every subsystem, and their sum.", Currency, MakeAcrossSubsystems);
        Portfolio = ForArguments("portfolio", OutputScope.System, "Profit and loss of the portfolio, with its instruments.", Currency, a => MakePortfolio(a, withMultiplier: false));
        CapitalMultiplier = ForSystem("capital_multiplier", "What fixed-capital positions are multiplied by for the capital there is.", "", MakeCapitalMultiplier);
        ActualCapital = ForSystem("get_actual_capital", "Capital there is, known the day after.", Currency, () => (CapitalMultiplier!.Value * NotionalCapital).Shift());
        PandlForInstrumentWithMultiplier = ForArguments("pandl_for_instrument_with_multiplier", OutputScope.Instrument, "Profit and loss of the instrument for the capital there is.", Currency, MakePandlForInstrumentWithMultiplier);
        PortfolioWithMultiplier = ForArguments("portfolio_with_multiplier", OutputScope.System, "Profit and loss of the portfolio for the capital there is.", Currency, a => MakePortfolio(a, withMultiplier: true));
    }

    /// <inheritdoc/>
    public override string Description => "Profit, loss, costs and turnover.";

    /// <summary>Position held in the portfolio.</summary>
    public Output<TimeSeries> BufferedPosition { get; }

    /// <summary>Subsystem position held.</summary>
    public Output<TimeSeries> BufferedSubsystemPosition { get; }

    /// <summary>Position held for the capital there is.</summary>
    public Output<TimeSeries> BufferedPositionWithMultiplier { get; }

    /// <summary>Profit and loss of an instrument in the portfolio.</summary>
    public Output<AccountCurve> PandlForInstrument { get; }

    /// <summary>Profit and loss with all capital in an instrument.</summary>
    public Output<AccountCurve> PandlForSubsystem { get; }

    /// <summary>Profit and loss of every subsystem.</summary>
    public Output<AccountCurve> PandlAcrossSubsystems { get; }

    /// <summary>Profit and loss of the portfolio.</summary>
    public Output<AccountCurve> Portfolio { get; }

    /// <summary>Capital multiplier by day.</summary>
    public Output<TimeSeries> CapitalMultiplier { get; }

    /// <summary>Capital there is.</summary>
    public Output<TimeSeries> ActualCapital { get; }

    /// <summary>Profit and loss of an instrument for the capital there is.</summary>
    public Output<AccountCurve> PandlForInstrumentWithMultiplier { get; }

    /// <summary>Profit and loss of the portfolio for the capital there is.</summary>
    public Output<AccountCurve> PortfolioWithMultiplier { get; }

    private protected double NotionalCapital => System.PositionSize.NotionalTradingCapital.Value;

    private TimeSeries MakeBuffered(string code, bool round) =>
        Buffer(System.Portfolio.NotionalPosition[code], () => System.Portfolio.BuffersForPosition[code], round);

    private TimeSeries MakeBufferedSubsystem(string code, bool round) =>
        Buffer(System.PositionSize.SubsystemPosition[code], () => System.PositionSize.BuffersForSubsystemPosition[code], round);

    private TimeSeries MakeBufferedWithMultiplier(string code, bool round) =>
        Buffer(System.Portfolio.ActualPosition[code], () => System.Portfolio.ActualBuffersForPosition[code], round);

    private TimeSeries Buffer(TimeSeries optimal, Func<Frame> edges, bool round) =>
        Buffering.Method(Config) == BufferMethod.None
            ? round ? optimal.Round() : optimal
            : Buffering.Apply(optimal, edges(), Config.Bool("buffer_trade_to_edge"), round);

    private AccountCurve MakePandlForInstrument(OutputArguments arguments)
    {
        var code = arguments.Instrument!;
        var round = arguments.RoundPositions ?? true;
        var positions = BufferedPosition.Get(new OutputArguments(code, RoundPositions: round));
        return Curve(code, positions, arguments.DelayFill ?? true, round, Config.Double("multiply_roll_costs_by"), PortfolioSharpeRatioCosts, isWeighted: true);
    }

    private AccountCurve MakePandlForInstrumentWithMultiplier(OutputArguments arguments)
    {
        var code = arguments.Instrument!;
        var round = arguments.RoundPositions ?? true;
        var positions = BufferedPositionWithMultiplier.Get(new OutputArguments(code, RoundPositions: round));
        if (Config.Quirks.CurvesRememberedByPrintedPositions && PrintedForm.Same(positions, BufferedPosition.Get(new OutputArguments(code, RoundPositions: round))))
        {
            return PandlForInstrument.Get(arguments);
        }

        return Curve(code, positions, arguments.DelayFill ?? true, round, Config.Double("multiply_roll_costs_by"), PortfolioSharpeRatioCosts, isWeighted: true);
    }

    private AccountCurve MakePandlForSubsystem(OutputArguments arguments)
    {
        // The subsystem position held is whole contracts whatever is asked, like in the reference: the buffer works on whole contracts.
        var code = arguments.Instrument!;
        var rollMultiplier = Config.Quirks.SubsystemRollCostsNotScaled ? 1.0 : Config.Double("multiply_roll_costs_by");
        return Curve(code, BufferedSubsystemPosition[code], arguments.DelayFill ?? true, arguments.RoundPositions ?? false, rollMultiplier, SubsystemSharpeRatioCosts, isWeighted: false);
    }

    private AccountCurve Curve(
        string code, TimeSeries positions, bool delayFill, bool round, double rollMultiplier, Func<string, SharpeRatioCosts> sharpeRatioCosts, bool isWeighted)
    {
        var pandl = new PositionPandl
        {
            Price = PriceFor(code, positions),
            Decided = positions,
            Fx = System.PositionSize.FxRate[code],
            PointSize = System.Data.PointSize[code],
            Capital = TimeSeries.Constant(positions.Index, NotionalCapital),
            DelayFill = delayFill,
            RoundPositions = round,
        };
        var traded = pandl.Traded();
        var costs = Config.Bool("use_SR_costs") ? sharpeRatioCosts(code).Of(pandl, traded) : CashCostsOf(code, rollMultiplier).Of(pandl, traded);
        return new AccountCurve(new ProfitAndLoss(pandl.Gross(traded), pandl.ToBase(costs), pandl.Capital) { Positions = traded }, isWeighted: isWeighted);
    }

    /// <summary>Daily prices for business-daily positions; hourly prices for faster ones.</summary>
    private TimeSeries PriceFor(string code, TimeSeries positions)
    {
        var prices = PositionFrequency.IsIntraday(positions.Index, Config.Quirks) ? System.RawData.HourlyPrices[code] : System.RawData.DailyPrices[code];
        return Config.Quirks.IrregularDailyFallsBackToHourlyPrices && PositionFrequency.IsIrregular(positions.Index)
            ? prices.Reindex(positions.Index)
            : prices.ReindexFill(positions.Index);
    }

    private protected CashCosts CashCostsOf(string code, double rollMultiplier) => new()
    {
        Costs = System.Data.Costs[code],
        RollsPerYear = System.RawData.RollsPerYear[code],
        RollMultiplier = rollMultiplier,
        NormaliseByVolatility = Config.Bool("vol_normalise_currency_costs"),
        DeflateByFinalVolatility = Config.Quirks.CostDeflatorLooksAhead,
        FirstPositionIsFree = Config.Quirks.FirstPositionIsNotATrade,
        WeekendRollsPaidOnFriday = Config.Quirks.WeekendRowsBookedToFriday,
    };

    private SharpeRatioCosts PortfolioSharpeRatioCosts(string code) =>
        new(SharpeRatioCost(code, InstrumentTurnover[code]), AveragePositionInPortfolio[code], System.RawData.DailyReturnsVolatility[code]);

    private SharpeRatioCosts SubsystemSharpeRatioCosts(string code) =>
        new(SharpeRatioCost(code, SubsystemTurnover[code]), System.PositionSize.AveragePosition[code], System.RawData.DailyReturnsVolatility[code]);

    private AccountCurve MakeAcrossSubsystems(OutputArguments arguments)
    {
        var instruments = System.Instruments;
        return Group(instruments, System.PerInstrument(instruments, code => PandlForSubsystem.Get(arguments with { Instrument = code })), NotionalCapitalSeries, isWeighted: false);
    }

    private AccountCurve MakePortfolio(OutputArguments arguments, bool withMultiplier)
    {
        // The weights come first: every instrument needs them, and they need every instrument.
        _ = System.Portfolio.InstrumentWeights.Value;
        if (withMultiplier) _ = CapitalMultiplier.Value;
        var output = withMultiplier ? PandlForInstrumentWithMultiplier : PandlForInstrument;
        var instruments = System.Instruments;
        var curves = System.PerInstrument(instruments, code => output.Get(arguments with { Instrument = code }));
        return Group(instruments, curves, withMultiplier ? _ => ActualCapital.Value : NotionalCapitalSeries, isWeighted: true);
    }

    private TimeSeries NotionalCapitalSeries(TimeIndex index) => TimeSeries.Constant(index, NotionalCapital);

    private static AccountCurve Group(IReadOnlyList<string> names, IReadOnlyList<AccountCurve> curves, Func<TimeIndex, TimeSeries> capital, bool isWeighted)
    {
        var members = new OrderedDictionary<string, AccountCurve>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++) members.Add(names[i], curves[i]);
        var index = TimeIndex.Union(curves.SelectMany(c => new[] { c.Source.Gross.Index, c.Source.Costs.Index }));
        return new AccountCurve(ProfitAndLoss.Sum([.. curves.Select(c => c.Source)], capital(index)), members, isWeighted);
    }

    private TimeSeries MakeCapitalMultiplier()
    {
        var name = Config.Text("capital_multiplier.func");
        return CapitalMultipliers.Find(name)(Portfolio.Value.Percent.Returns, Config.Quirks);
    }
}
