using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Quant.DynamicOptimisation;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows a day of the dynamic optimisation: what should be held, what is, what limits it and what it costs.</summary>
[Cmdlet(VerbsCommon.Optimize, "SysPosition")]
[OutputType(typeof(OptimisedPositionRow), typeof(PositionSolution))]
public sealed class OptimizeSysPositionCommand : SystemInstrumentCmdlet
{
    /// <summary>Day to optimise; the last one at or before it is taken. By default the last of the data.</summary>
    [Parameter]
    public DateTime? Date { get; set; }

    /// <summary>Contracts held before, by instrument; an instrument that is not named has none. By default what the backtest held the day before.</summary>
    [Parameter]
    public IDictionary? Previous { get; set; }

    /// <summary>Most contracts, long or short, by instrument.</summary>
    [Parameter]
    public IDictionary? Maximum { get; set; }

    /// <summary>Gives the problem and its solution as one object.</summary>
    [Parameter]
    public SwitchParameter AsSolution { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var shown = NamedInstruments(system)?.ToHashSet(StringComparer.Ordinal);
        var (date, previous, maximum) = (Date, Contracts(Previous, nameof(Previous)), Contracts(Maximum, nameof(Maximum)));
        var (day, solution) = RunOn("Optimising positions", system, _ => system.OptimisedPositions.OptimiseDay(date, previous, maximum));
        foreach (var issue in solution.Issues) WriteWarning(issue.Description);
        if (AsSolution)
        {
            WriteObject(solution);
            return;
        }

        foreach (var row in OptimisedPositionRow.Of(day, solution))
        {
            if (shown is null || shown.Contains(row.InstrumentCode) || row.InstrumentCode == OptimisedPositionRow.Portfolio) WriteObject(row);
        }
    }

    private static Dictionary<string, int>? Contracts(IDictionary? table, string parameter)
    {
        if (table is null) return null;
        var contracts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            var value = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            contracts[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? ""] = Whole(value) ?? throw new SysTradeException(
                "ContractsNotWhole", SysErrorKind.InvalidArgument, $"-{parameter} of {entry.Key} is {value ?? "empty"}; a whole number of contracts was expected.",
                $"Write it as @{{ {entry.Key} = 3 }}.", entry.Key);
        }

        return contracts;
    }

    private static int? Whole(object? value)
    {
        if (value is not (int or long or double)) return null;
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;
    }
}
