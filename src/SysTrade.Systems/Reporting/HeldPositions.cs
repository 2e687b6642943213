using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Reporting;

/// <summary>
/// The positions a system holds, with their profit and turnover: buffered ones, each instrument by itself, or those of the dynamic optimisation, all
/// together. What reports, curves, charts and orders are of.
/// </summary>
/// <remarks>
/// The config key <c>positions_held</c> says which: <c>buffered</c> or <c>optimised</c>. Without it a system whose own config sets <c>small_system</c>
/// holds optimised positions and every other one buffered positions. The key is read each time, so it follows a changed config.
/// </remarks>
public sealed class HeldPositions
{
    /// <summary>Config key that says which positions are held.</summary>
    public const string ConfigKey = "positions_held";

    private const string SmallSystem = "small_system";

    private readonly AccountsStage _accounts;

    private HeldPositions(AccountsStage accounts, PositionKind kind) => (_accounts, Kind) = (accounts, kind);

    /// <summary><see cref="PositionKind.Buffered"/> or <see cref="PositionKind.Optimised"/>.</summary>
    public PositionKind Kind { get; }

    /// <summary>Profit and loss of the portfolio, with its instruments.</summary>
    public AccountCurve Portfolio => IsOptimised ? _accounts.OptimisedPortfolio.Value : _accounts.Portfolio.Value;

    /// <summary>Sum over instruments of the turnover relative to the average position with all capital in the instrument, times a year.</summary>
    public double TotalTurnover => IsOptimised ? _accounts.TotalOptimisedTurnover.Value : _accounts.TotalPortfolioLevelTurnover.Value;

    private bool IsOptimised => Kind == PositionKind.Optimised;

    /// <summary>The positions a system holds.</summary>
    /// <param name="system">The system.</param>
    /// <exception cref="SysTradeException"><c>UnknownName</c> when the config says something else than buffered or optimised.</exception>
    public static HeldPositions Of(TradingSystem system) => Of(system, KindOf(system));

    /// <summary>Positions of a kind, as if the system held them.</summary>
    /// <param name="system">The system.</param>
    /// <param name="kind">Optimised, or any other for buffered ones.</param>
    public static HeldPositions Of(TradingSystem system, PositionKind kind) =>
        new(system.Accounts, kind == PositionKind.Optimised ? PositionKind.Optimised : PositionKind.Buffered);

    /// <summary>Which positions a system holds.</summary>
    /// <param name="system">The system.</param>
    /// <exception cref="SysTradeException"><c>UnknownName</c> when the config says something else than buffered or optimised.</exception>
    public static PositionKind KindOf(TradingSystem system) => system.Config.TextOrNull(ConfigKey) switch
    {
        null => system.GivenConfig.Contains(SmallSystem) && system.HasStage("optimisedPositions") ? PositionKind.Optimised : PositionKind.Buffered,
        "buffered" => PositionKind.Buffered,
        "optimised" => PositionKind.Optimised,
        var other => throw new UnknownNameException("kind of position", other, ["buffered", "optimised"], ConfigKey),
    };

    /// <summary>Contracts of an instrument by day.</summary>
    /// <param name="code">Instrument code.</param>
    public TimeSeries Position(string code) => IsOptimised ? _accounts.OptimisedPosition[code] : _accounts.BufferedPosition[code];

    /// <summary>Profit and loss of an instrument with its share of the portfolio.</summary>
    /// <param name="code">Instrument code.</param>
    public AccountCurve Instrument(string code) => IsOptimised ? _accounts.PandlForOptimisedInstrument[code] : _accounts.PandlForInstrument[code];

    /// <summary>Turnover of an instrument's position relative to its average position in the portfolio, times a year.</summary>
    /// <param name="code">Instrument code.</param>
    public double Turnover(string code) => IsOptimised ? _accounts.OptimisedInstrumentTurnover[code] : _accounts.InstrumentTurnover[code];

    /// <summary>What every instrument needs of all the others, computed once before they are worked on in parallel.</summary>
    internal void Prepare(TradingSystem system)
    {
        _ = system.Portfolio.InstrumentWeights.Value;
        if (IsOptimised) _ = _accounts.OptimisedPositions.Value;
    }
}
