using SysTrade.Domain.Errors;
using SysTrade.Systems.Accounting;

namespace SysTrade.Systems.Reporting;

/// <summary>The account curves of a system by level.</summary>
public static class AccountCurves
{
    /// <summary>One curve for the portfolio, or for each instrument, rule, or pair of both.</summary>
    /// <param name="system">The system.</param>
    /// <param name="level">What the curves are of.</param>
    /// <param name="instruments">Instruments wanted; null takes all. Not for levels without instruments.</param>
    /// <param name="rules">Trading rules wanted; null takes those that the system uses. Not for levels without rules.</param>
    /// <param name="progress">Told when a curve is known.</param>
    /// <param name="cancellation">Stops between curves.</param>
    /// <exception cref="SysTradeException"><c>CurveLevelArguments</c> when the level has no instruments or no rules and some are given.</exception>
    public static IReadOnlyList<NamedCurve> Of(
        TradingSystem system,
        CurveLevel level,
        IReadOnlyList<string>? instruments = null,
        IReadOnlyList<string>? rules = null,
        IProgress<InstrumentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (instruments is not null && level is (CurveLevel.Portfolio or CurveLevel.Rule)) throw Unwanted(level, "instruments", "Instrument, Subsystem, Forecast, Buffered or Optimised");
        if (rules is not null && level is not (CurveLevel.Rule or CurveLevel.Forecast)) throw Unwanted(level, "rules", "Rule or Forecast");

        // Weights need every instrument and every instrument needs the weights: they come first, in parallel.
        var held = Held(system, level);
        held?.Prepare(system);
        if (level == CurveLevel.Rule) _ = system.Portfolio.InstrumentWeights.Value;
        return level switch
        {
            CurveLevel.Portfolio or CurveLevel.Buffered or CurveLevel.Optimised when instruments is null => [new NamedCurve(level, null, null, Portfolio(system, held!, progress, cancellation))],
            CurveLevel.Rule => [.. (rules ?? SystemNames.Rules(system)).Select(rule => Rule(system, rule, cancellation))],
            _ => [.. Curves(system, level, held, instruments ?? system.Instruments, rules, progress, cancellation).SelectMany(c => c)],
        };
    }

    private static HeldPositions? Held(TradingSystem system, CurveLevel level) => level switch
    {
        CurveLevel.Portfolio or CurveLevel.Instrument => HeldPositions.Of(system),
        CurveLevel.Buffered => HeldPositions.Of(system, PositionKind.Buffered),
        CurveLevel.Optimised => HeldPositions.Of(system, PositionKind.Optimised),
        _ => null,
    };

    private static AccountCurve Portfolio(TradingSystem system, HeldPositions held, IProgress<InstrumentProgress>? progress, CancellationToken cancellation)
    {
        Each(system, system.Instruments, held.Instrument, progress, cancellation);
        return held.Portfolio;
    }

    private static NamedCurve Rule(TradingSystem system, string rule, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new NamedCurve(CurveLevel.Rule, null, rule, system.Accounts.PandlForTradingRule.ForRule(rule));
    }

    private static NamedCurve[][] Curves(
        TradingSystem system, CurveLevel level, HeldPositions? held, IReadOnlyList<string> instruments, IReadOnlyList<string>? rules, IProgress<InstrumentProgress>? progress, CancellationToken cancellation) =>
        Each<NamedCurve[]>(
            system,
            instruments,
            code => level switch
            {
                CurveLevel.Instrument or CurveLevel.Buffered or CurveLevel.Optimised => [new NamedCurve(level, code, null, held!.Instrument(code))],
                CurveLevel.Subsystem => [new NamedCurve(level, code, null, system.Accounts.PandlForSubsystem[code])],
                _ => [.. SystemNames.RulesOf(system, code, rules).Select(rule => new NamedCurve(level, code, rule, system.Accounts.PandlForInstrumentForecast[code, rule]))],
            },
            progress,
            cancellation);

    private static T[] Each<T>(TradingSystem system, IReadOnlyList<string> instruments, Func<string, T> make, IProgress<InstrumentProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        return system.PerInstrument(
            instruments,
            code =>
            {
                var made = make(code);
                progress?.Report(new InstrumentProgress("Profit and loss", code, Interlocked.Increment(ref done), instruments.Count));
                return made;
            },
            cancellation);
    }

    private static SysTradeException Unwanted(CurveLevel level, string what, string levels) => new(
        "CurveLevelArguments", SysErrorKind.InvalidArgument, $"A curve at level {level} is of all {what}; some were named.", $"Leave them out, or ask for level {levels}.", level);
}
