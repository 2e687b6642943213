using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Divides the account's capital among strategies.</summary>
[Cmdlet(VerbsCommon.Split, "SysCapital", SupportsShouldProcess = true)]
[OutputType(typeof(CapitalRow))]
public sealed class SplitSysCapitalCommand : BookCmdlet
{
    /// <summary>Weight of each strategy, in any unit; as the config says (strategy_capital_allocation) when left out.</summary>
    [Parameter(Position = 0)]
    public Hashtable? Weight { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    public string Reason { get; set; } = "divided by weights";

    /// <inheritdoc/>
    protected override void Process()
    {
        var weights = Weight is null
            ? Trading.Settings.StrategyWeights
            : Weight.Cast<DictionaryEntry>().ToDictionary(e => e.Key.ToString()!, e => LanguagePrimitives.ConvertTo<double>(e.Value), StringComparer.Ordinal);
        var shown = weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Key} {w.Value}"));
        if (!ShouldProcess(string.Join(", ", shown), "Divide capital")) return;
        foreach (var made in Orders.DivideCapital(weights, Reason)) WriteObject(CapitalRow.Of(made, Trading.Settings.Currency));
    }
}
