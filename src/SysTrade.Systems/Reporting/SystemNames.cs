using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Reporting;

/// <summary>Names a user gives, checked against what a system has.</summary>
public static class SystemNames
{
    /// <summary>The trading rules that any instrument of the system uses, sorted.</summary>
    public static IReadOnlyList<string> Rules(TradingSystem system) =>
        [.. system.Instruments.SelectMany(code => system.CombForecast.TradingRuleList[code]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The rules of an instrument, or those of them that are wanted.</summary>
    /// <param name="system">The system.</param>
    /// <param name="code">Instrument code.</param>
    /// <param name="wanted">Rules wanted, null for all; one that the config defines may be looked at even where it has no weight.</param>
    /// <exception cref="UnknownNameException">A wanted rule does not exist.</exception>
    public static IReadOnlyList<string> RulesOf(TradingSystem system, string code, IReadOnlyList<string>? wanted)
    {
        if (wanted is null) return system.CombForecast.TradingRuleList[code];
        foreach (var rule in wanted) system.Rules.Rule(rule);
        return wanted;
    }

    /// <summary>An instrument of the system.</summary>
    /// <exception cref="SysTradeException"><c>InstrumentNotFound</c>; <c>InstrumentLeftOut</c> when it was left out because it could not be computed.</exception>
    public static string Instrument(TradingSystem system, string code) => system.Instruments.Contains(code) ? code : throw UnknownInstrument(system, code);

    /// <summary>The error that says why an instrument is not in the system.</summary>
    public static SysTradeException UnknownInstrument(TradingSystem system, string code) => system.Excluded.TryGetValue(code, out var why)
        ? new SysTradeException("InstrumentLeftOut", SysErrorKind.InvalidOperation, $"{code} was left out of the system: {why.Message}", why.Remedy, code, why)
        : new UnknownNameException("instrument", code, system.Instruments, null, "Name an instrument of the system; a new system can have more of them.");
}
