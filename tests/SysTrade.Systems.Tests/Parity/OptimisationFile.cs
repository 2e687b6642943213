using SysTrade.Quant.Correlations;
using SysTrade.Systems.Export;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>Files of the reference's dynamic optimisation, as tables of ours with the same columns.</summary>
internal static class OptimisationFile
{
    /// <summary>The table of ours for a file, or null when it is of something else.</summary>
    public static OutputTable? Ours(string name, TradingSystem system) => name switch
    {
        "do_cost_deflator" => new SeriesTable(name, [.. system.Instruments.Select(code => (code, system.OptimisedPositions.CostDeflator[code]))]),
        "do_cost_per_notional_weight" => Numbers(name, [.. system.Instruments.Select(code => (code, system.OptimisedPositions.CostPerWeight[code]))]),
        "do_original_portfolio_weights" => ReferenceFile.Columns(name, system.Portfolio.PortfolioWeights.Value),
        "do_original_position_contracts" => ReferenceFile.Columns(name, system.Portfolio.PositionContracts.Value),
        "do_per_contract_value" => ReferenceFile.Columns(name, system.Portfolio.ContractValues.Value),
        "do_perc_vol" => ReferenceFile.Columns(name, system.Portfolio.PercentageVolatilities.Value),
        "optimised_position" => ReferenceFile.Columns(name, system.OptimisedPositions.OptimisedPositions.Value),
        "optimised_weights" => ReferenceFile.Columns(name, system.OptimisedPositions.OptimisedWeights.Value),
        "instrument_returns_correlations_sampled" => Sampled(name, system.Portfolio.ReturnsCorrelations.Value),
        "portfolio_risk" => new SeriesTable(
            name,
            [
                ("optimised", system.Risk.OptimisedRisk.Value), ("original_rounded_buffered", system.Risk.BufferedRisk.Value), ("original", system.Risk.OriginalRisk.Value),
            ]),
        "turnovers" => Numbers(
            name,
            ("total_optimised_portfolio_level_turnover", system.Accounts.TotalOptimisedTurnover.Value), ("total_portfolio_level_turnover", system.Accounts.TotalPortfolioLevelTurnover.Value)),
        _ => null,
    };

    /// <summary>The reference kept every tenth estimate.</summary>
    private static OutputTable Sampled(string name, CorrelationList correlations) =>
        EstimateTables.Of(name, new CorrelationList(correlations.Names, [.. correlations.Periods.Where((_, i) => i % 10 == 0)]))![0];

    private static RecordTable Numbers(string name, params (string Key, double Value)[] values) =>
        new(name, ["key", "value"], [.. values.Select(v => (IReadOnlyList<object?>)[v.Key, v.Value])]);
}
