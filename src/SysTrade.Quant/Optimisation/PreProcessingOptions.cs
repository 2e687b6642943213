using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>How profits and costs become the net returns an optimiser takes.</summary>
public sealed record PreProcessingOptions
{
    /// <summary>Frequency of the net returns.</summary>
    public Frequency Frequency { get; init; } = Frequency.Week;

    /// <summary>True to pool the gross returns of all instruments given; false to use the instrument's own.</summary>
    public bool PoolGrossReturns { get; init; } = true;

    /// <summary>True to take the instruments' average cost Sharpe ratio of each asset.</summary>
    public bool UsePooledCosts { get; init; }

    /// <summary>True to take the instrument's cost for each unit of turnover at the instruments' average turnover of each asset.</summary>
    public bool UsePooledTurnover { get; init; } = true;

    /// <summary>True to shift all gross returns to their common mean, so that only costs differ.</summary>
    public bool EqualiseGross { get; init; }

    /// <summary>Costs are multiplied by this; above one it leans against trading.</summary>
    public double CostMultiplier { get; init; } = 1;

    /// <summary>Whether to copy what pysystemtrade does wrong.</summary>
    public OptimisationConventions Conventions { get; init; } = OptimisationConventions.Corrected;

    /// <summary>
    /// Reads <c>frequency</c>, <c>pool_gross_returns</c>, <c>equalise_gross</c> and <c>cost_multiplier</c> of a weight section, and <c>use_pooled_costs</c> and
    /// <c>use_pooled_turnover</c> of <c>forecast_cost_estimates</c>. Other names of the weight section are <see cref="WeightOptions.From"/>'s to reject.
    /// </summary>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option has the wrong type, or one of the costs' is unknown.</exception>
    public static PreProcessingOptions From(NamedOptions weights, NamedOptions? costs = null, OptimisationConventions? conventions = null)
    {
        var defaults = new PreProcessingOptions();
        costs ??= NamedOptions.None;
        var result = new PreProcessingOptions
        {
            Frequency = FrequencyNames.Parse(weights.Text("frequency", "W"), weights.Where),
            PoolGrossReturns = weights.Bool("pool_gross_returns", defaults.PoolGrossReturns),
            EqualiseGross = weights.Bool("equalise_gross", defaults.EqualiseGross),
            CostMultiplier = weights.Double("cost_multiplier", defaults.CostMultiplier),
            UsePooledCosts = costs.Bool("use_pooled_costs", defaults.UsePooledCosts),
            UsePooledTurnover = costs.Bool("use_pooled_turnover", defaults.UsePooledTurnover),
            Conventions = conventions ?? OptimisationConventions.Corrected,
        };
        costs.RejectUnknown();
        return result;
    }
}
