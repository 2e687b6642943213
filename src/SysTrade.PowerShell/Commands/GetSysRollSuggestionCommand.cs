using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Execution.Rolls;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Production.Reports;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells how far rolls are and which roll state each instrument should be in, with the reason; sets it when asked.</summary>
[Cmdlet(VerbsCommon.Get, "SysRollSuggestion", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RollSuggestionRow))]
public sealed class GetSysRollSuggestionCommand : BookCmdlet
{
    /// <summary>Instruments; wildcards are allowed. All that have multiple prices when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] Instrument { get; set; } = ["*"];

    /// <summary>Sets each suggested state that may follow the present one, after asking.</summary>
    [Parameter]
    public SwitchParameter Apply { get; set; }

    /// <summary>Looks from an earlier moment; days are counted from it. The book's clock when left out.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    /// <summary>Data; the session's when left out.</summary>
    [Parameter]
    public DataSource? Data { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Instrument;

    /// <inheritdoc/>
    protected override void Process()
    {
        var data = OpenData(Data);
        foreach (var code in NamePatterns.Expand(Instrument, [.. data.Store.Keys(SeriesKind.MultiplePrices).Order(StringComparer.Ordinal)], "instrument", data.Description, WriteSysError))
        {
            Try(() => One(data, code));
        }
    }

    private void One(MarketData data, string code)
    {
        var preview = RollPages.Preview(data, code, days: 1);
        var contracts = ContractsOf(code, data);
        var (held, state, today) = (Orders.Position(contracts.Priced), Orders.Roll(code).State, DateOnly.FromDateTime(AsOf ?? Orders.Now));
        var (toRoll, toExpiry) = (preview.DesiredRoll.DayNumber - today.DayNumber, preview.Expiry.DayNumber - today.DayNumber);
        var suggested = RollSuggestion.For(held, toRoll, toExpiry < 0, preview.CurrentVolume, preview.NextVolume, Trading.Settings.Rolls);
        var allowed = RollStates.AllowedAfter(state, held);
        var mayFollow = suggested.State is { } next && allowed.Contains(next);
        var why = suggested.State is { } wanted && wanted != state && !mayFollow ? $"{suggested.Why}; but {wanted} may not follow {state}" : suggested.Why;
        var row = new RollSuggestionRow(
            code, state.ToString(), suggested.State?.ToString() ?? "", why, contracts.Priced.DateText, contracts.Forward.DateText, toRoll, toExpiry,
            preview.CurrentVolume, preview.NextVolume, preview.RelativeVolume, held, [.. allowed.Select(s => s.ToString())], mayFollow && suggested.State != state);
        if (Apply && row.IsChange)
        {
            var trades = RollPlan.Roll(suggested.State!.Value, held, contracts).Select(r => $"{r.Trade} {string.Join(' ', r.Contracts)}").ToArray();
            var what = trades.Length == 0 ? "trades nothing itself" : "will trade " + string.Join(" and ", trades);
            if (ShouldProcess($"{code}: {state} -> {suggested.State}, since {suggested.Why}; {what}", "Set roll state"))
            {
                Orders.SetRoll(code, suggested.State.Value, contracts.Priced, suggested.Why);
                row = row with { State = Orders.Roll(code).State.ToString(), IsChange = false };
            }
        }

        WriteObject(row);
    }
}
