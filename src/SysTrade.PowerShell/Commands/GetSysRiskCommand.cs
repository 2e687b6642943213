using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows the expected risk of positions over time: of the portfolio, by asset class or by instrument.</summary>
[Cmdlet(VerbsCommon.Get, "SysRisk")]
[OutputType(typeof(RiskRow), typeof(Frame))]
public sealed class GetSysRiskCommand : SystemSeriesCmdlet
{
    private const double Percent = 100;

    /// <summary>What risk is looked at by.</summary>
    [Parameter]
    public RiskLevel By { get; set; } = RiskLevel.Portfolio;

    /// <summary>Positions that risk is of. By default those the system holds: Buffered, or Optimised where its config says so (positions_held).</summary>
    [Parameter]
    public RiskPositions? Positions { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var (by, positions) = (InstrumentCode is null ? By : RiskLevel.Instrument, Positions ?? Held(system));
        var names = by == RiskLevel.Instrument ? NamedInstruments(system) ?? system.Instruments : null;
        var measures = RunOn("Risk", system, _ => by switch
        {
            RiskLevel.Portfolio => Portfolio(system, positions),
            RiskLevel.AssetClass => AssetClasses(system, positions),
            _ => Instruments(system, positions, names!),
        });
        foreach (var (name, columns) in measures)
        {
            if (AsSeries) WriteObject(Frame.Concat([.. columns.Keys], [.. columns.Values.Select(Window.Of)]));
            else WriteRows(name, positions, columns);
        }
    }

    private void WriteRows(string name, RiskPositions positions, Dictionary<string, TimeSeries> columns)
    {
        var index = columns["risk"].Index;
        var (first, count) = Window.Rows(index).GetOffsetAndLength(index.Count);
        double At(string column, int row) => columns.TryGetValue(column, out var series) ? series[row] : double.NaN;
        for (var row = first; row < first + count; row++)
        {
            WriteObject(new RiskRow(
                index[row], name, positions, At("risk", row), At("shocked_risk", row), At("sum_of_risk", row), At("leverage", row), At("beta_loading", row), At("beta", row), At("risk_scalar", row)));
        }
    }

    private static RiskPositions Held(TradingSystem system) => HeldPositions.KindOf(system) == PositionKind.Optimised ? RiskPositions.Optimised : RiskPositions.Buffered;

    private static OutputArguments Of(RiskPositions positions) =>
        new(Options: OutputOptions.Of("positions", positions.ToString().ToLowerInvariant()));

    private static IReadOnlyList<(string Name, Dictionary<string, TimeSeries> Columns)> Portfolio(TradingSystem system, RiskPositions positions)
    {
        var risk = positions switch
        {
            RiskPositions.Original => system.Risk.OriginalRisk.Value,
            RiskPositions.Optimised => system.Risk.OptimisedRisk.Value,
            _ => system.Risk.BufferedRisk.Value,
        };
        return
        [
            (OptimisedPositionRow.Portfolio, new()
            {
                ["risk"] = risk * Percent,
                ["shocked_risk"] = system.Risk.ShockedRisk.Get(Of(positions)).Reindex(risk.Index) * Percent,
                ["sum_of_risk"] = system.Risk.SumOfRisk.Get(Of(positions)).Reindex(risk.Index) * Percent,
                ["leverage"] = system.Risk.Leverage.Get(Of(positions)).Reindex(risk.Index),
                ["risk_scalar"] = system.Portfolio.RiskScalar.Value.ReindexFill(risk.Index),
            }),
        ];
    }

    private static IReadOnlyList<(string Name, Dictionary<string, TimeSeries> Columns)> AssetClasses(TradingSystem system, RiskPositions positions)
    {
        var (risk, loadings, betas) = (system.Risk.RiskByAssetClass.Get(Of(positions)), system.Risk.BetaLoadings.Get(Of(positions)), system.Risk.PortfolioBetas.Get(Of(positions)));
        return
        [
            .. risk.Names.Select(name => (name, new Dictionary<string, TimeSeries>
            {
                ["risk"] = risk[name] * Percent,
                ["beta_loading"] = loadings[name].ReindexFill(risk.Index) * Percent,
                ["beta"] = betas[name].ReindexFill(risk.Index),
            })),
        ];
    }

    private static IReadOnlyList<(string Name, Dictionary<string, TimeSeries> Columns)> Instruments(TradingSystem system, RiskPositions positions, IReadOnlyList<string> names)
    {
        var (risk, weights, betas) = (system.Risk.RiskByInstrument.Get(Of(positions)), system.Risk.Weights.Get(Of(positions)), system.Risk.Betas.Value);
        return
        [
            .. names.Select(name =>
            {
                var beta = betas[name].ReindexFill(risk.Index);
                return (name, new Dictionary<string, TimeSeries>
                {
                    ["risk"] = risk[name] * Percent,
                    ["leverage"] = weights[name].Reindex(risk.Index),
                    ["beta_loading"] = beta * weights[name].Reindex(risk.Index) * Percent,
                    ["beta"] = beta,
                });
            }),
        ];
    }
}
