using System.Management.Automation;
using SysTrade.Execution.Handling;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Works the stacks: one round of all steps, or some steps, once or for a number of rounds.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SysStackHandler", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(HandlerEntry))]
public sealed class InvokeSysStackHandlerCommand : BookCmdlet
{
    /// <summary>Steps, in order; a whole round when left out.</summary>
    [Parameter(Position = 0)]
    public HandlerStep[] Step { get; set; } = [];

    /// <summary>How often.</summary>
    [Parameter]
    [ValidateRange(1, 1_000_000)]
    public int Rounds { get; set; } = 1;

    /// <summary>Seconds between rounds, cut short when the broker tells something.</summary>
    [Parameter]
    [ValidateRange(0.0, 3600.0)]
    public double WaitSeconds { get; set; } = 1;

    /// <summary>Data that name the contracts; the session's when left out.</summary>
    [Parameter]
    public DataSource? Data { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var trading = Trading;
        var broker = trading.RequireBroker();
        IReadOnlyList<HandlerStep> steps = Step.Length > 0 ? Step : StackHandler.Round;
        if (!ShouldProcess($"{trading.Path} at {broker.Name}: {Planned()}", $"Run {string.Join(", ", steps)}")) return;
        var data = OpenData(Data);
        var isSampling = Step.Contains(HandlerStep.Spreads);
        if (isSampling && trading.MakesQuotes) WriteWarning($"The quotes of {broker.Name} are made, not seen at a market: samples of them say nothing about costs.");
        var spreads = isSampling || !trading.MakesQuotes ? trading.Spreads(data) : null;
        var options = isSampling ? new HandlerOptions { SpreadsEvery = TimeSpan.Zero } : new HandlerOptions();
        var handler = new StackHandler(trading.Book, broker, TradingBook.Contracts(data), trading.Settings.Algos, options, spreads);
        for (var round = 0; round < Rounds; round++)
        {
            // What the broker tells ends a wait, so it is booked before one; otherwise rounds without that step would follow each other at once.
            if (round > 0 && !steps.Contains(HandlerStep.Fills)) WriteObject(Wait(stop => handler.RunAsync([HandlerStep.Fills], stop)), enumerateCollection: true);
            if (round > 0) Wait(async stop => await broker.WaitForEventAsync(TimeSpan.FromSeconds(WaitSeconds), stop).ConfigureAwait(false));
            WriteObject(Wait(stop => handler.RunAsync(steps, stop)), enumerateCollection: true);
        }
    }

    // What may reach the market, so that -WhatIf tells the truth.
    private string Planned()
    {
        var waiting = Orders.Orders(Domain.Orders.OrderLevel.Instrument).Where(o => !o.IsDone).Select(o => $"{o.Id} {o.Remaining} {o.StrategyInstrument}").ToArray();
        return waiting.Length == 0 ? "no open orders" : string.Join(", ", waiting);
    }
}
