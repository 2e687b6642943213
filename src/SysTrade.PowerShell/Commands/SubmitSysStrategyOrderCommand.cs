using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Generation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Turns the optimal positions of strategies into instrument orders.</summary>
[Cmdlet(VerbsLifecycle.Submit, "SysStrategyOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SubmissionRow))]
public sealed class SubmitSysStrategyOrderCommand : BookCmdlet
{
    /// <summary>Strategies.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Strategy { get; set; } = [];

    /// <summary>Oldest optimal position that is traded on, days.</summary>
    [Parameter]
    [ValidateRange(0.0, 365.0)]
    public double OldestDays { get; set; } = StrategyOrderGenerator.DefaultOldest.TotalDays;

    /// <inheritdoc/>
    protected override void Process()
    {
        var generator = new StrategyOrderGenerator(Orders, Trading.Settings.Lists, TimeSpan.FromDays(OldestDays));
        foreach (var strategy in Strategy) Try(() => Submit(generator, strategy));
    }

    private void Submit(StrategyOrderGenerator generator, string strategy)
    {
        if (Orders.Optimal(strategy).Count == 0)
        {
            var known = Orders.Optimal().Select(o => o.Key.Strategy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            throw new SysTradeException(
                "NoOptimalPositions", SysErrorKind.NotFound,
                $"Strategy '{strategy}' has no optimal positions in this book{(known.Length == 0 ? "" : $"; those that have: {string.Join(", ", known)}")}.",
                "Write them from a backtest (Update-SysOptimalPosition) or by hand (Set-SysOptimalPosition).", strategy);
        }

        var told = generator.Generate(strategy, preview: true);
        var trades = told.Where(t => t.Submission?.Decision.Result is not (null or 0)).Select(t => $"{t.Submission!.Decision.Result} {t.Key.Instrument}").ToArray();
        var isDone = ShouldProcess($"{strategy}: {(trades.Length == 0 ? "nothing to trade" : string.Join(", ", trades))}", "Place strategy orders");
        foreach (var made in isDone ? generator.Generate(strategy) : told)
        {
            var decision = made.Submission?.Decision;
            WriteObject(new SubmissionRow(
                made.Submission?.Order?.Id.ToString() ?? "", made.Key.Strategy, made.Key.Instrument, decision?.Wanted ?? 0, decision?.Result ?? 0, made.Problem ?? decision!.Summary));
        }
    }
}
