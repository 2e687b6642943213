using SysTrade.Systems;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that asks a system about a choice of its instruments and rules.</summary>
public abstract class SystemSelectionCmdlet : SystemCmdlet
{
    /// <summary>The instruments asked for, or null when none were named. A name that does not exist is an error of its own; the others go on.</summary>
    /// <param name="system">The system.</param>
    /// <param name="typed">Codes as typed, with wildcards.</param>
    protected IReadOnlyList<string>? NamedInstruments(TradingSystem system, string[]? typed) => typed is null
        ? null
        : NamePatterns.Expand(
            typed, system.Instruments, "instrument", null, error => WriteSysError(SystemNames.UnknownInstrument(system, (string)error.Target!)));

    /// <summary>The trading rules asked for, or null when none were named.</summary>
    /// <param name="system">The system.</param>
    /// <param name="typed">Names as typed, with wildcards.</param>
    protected IReadOnlyList<string>? NamedRules(TradingSystem system, string[]? typed) => typed is null
        ? null
        : NamePatterns.Expand(typed, [.. system.Rules.TradingRules.Value.Keys], "trading rule", "trading_rules", WriteSysError);

    /// <summary>Runs long work on a system and writes the warnings it gave rise to.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="activity">What is being done.</param>
    /// <param name="system">The system.</param>
    /// <param name="work">The work.</param>
    protected T RunOn<T>(string activity, TradingSystem system, Func<LongWork, T> work)
    {
        var result = RunLong(activity, work);
        foreach (var warning in SystemWarnings.New(system)) WriteWarning(warning);
        return result;
    }

    /// <summary>Runs a loop over instruments on another thread, with its progress shown.</summary>
    /// <typeparam name="T">What the loop gives for each instrument.</typeparam>
    /// <param name="activity">What is being done.</param>
    /// <param name="system">The system.</param>
    /// <param name="instruments">The instruments.</param>
    /// <param name="make">What to do for an instrument; called from several threads.</param>
    protected T[] ForInstruments<T>(string activity, TradingSystem system, IReadOnlyList<string> instruments, Func<string, T> make) =>
        RunOn(activity, system, work => Loop(system, instruments, make, work));

    private static T[] Loop<T>(TradingSystem system, IReadOnlyList<string> instruments, Func<string, T> make, LongWork work)
    {
        var done = 0;
        return system.PerInstrument(
            instruments,
            code =>
            {
                var made = make(code);
                work.Progress(code, Interlocked.Increment(ref done), instruments.Count);
                return made;
            },
            work.Stopping);
    }
}
