using SysTrade.Quant.InstrumentSelection;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Reporting;

/// <summary>The instruments of a system that some capital is enough for.</summary>
/// <param name="Capital">The capital, base currency.</param>
/// <param name="Steps">The portfolios on the way, each with one instrument more.</param>
public sealed record SystemSelection(double Capital, IReadOnlyList<SelectionStep> Steps)
{
    /// <summary>The portfolio with the highest Sharpe ratio.</summary>
    public SelectionStep Best => Steps.Aggregate((a, b) => b.SharpeRatio > a.SharpeRatio ? b : a);

    /// <summary>The selection for each of several capitals. Positions, costs and correlations are those of a second system with that capital.</summary>
    /// <param name="system">The system; its config is not changed.</param>
    /// <param name="capitals">Capitals, base currency.</param>
    /// <param name="maximumWeight">Largest weight that an instrument's size is judged by.</param>
    /// <param name="progress">Told which capital is in hand.</param>
    /// <param name="cancellation">Stops between capitals.</param>
    public static IEnumerable<SystemSelection> For(
        TradingSystem system, IReadOnlyList<double> capitals, double maximumWeight, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        TradingSystem? copy = null;
        foreach (var capital in capitals)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(capital);

            // Negative correlations are worth having here.
            var changes = SystemConfig.Empty.With("notional_trading_capital", capital).With("instrument_correlation_estimate.floor_at_zero", false);
            if (copy is null) copy = system.With(changes, system.Name);
            else copy.Configure(SystemConfig.Combine([copy.GivenConfig, changes]));
            yield return new SystemSelection(capital, Of(copy, maximumWeight));
        }
    }

    /// <summary>The selection for a system's own capital, with its correlations as they are configured.</summary>
    /// <param name="system">The system.</param>
    /// <param name="maximumWeight">Largest weight that an instrument's size is judged by.</param>
    public static IReadOnlyList<SelectionStep> Of(TradingSystem system, double maximumWeight)
    {
        var correlations = system.Portfolio.SubsystemCorrelations.Value.Periods[^1].Matrix;
        var instruments = system.Portfolio.InstrumentsForWeights().Except(system.Base.MarketsNotTrading.Value, StringComparer.Ordinal).Where(correlations.Contains).ToArray();
        var candidates = system.PerInstrument(instruments, code => new SelectionCandidate(
            code,
            system.PositionSize.AveragePosition[code] is { Count: > 0 } average ? average[average.Count - 1] : double.NaN,
            system.Accounts.SubsystemTurnover[code] * system.Accounts.SharpeRatioCostPerTrade[code]));
        return InstrumentSelector.Select(candidates, correlations, new SelectionOptions
        {
            MaximumWeight = maximumWeight,
            ForecastRatio = system.ForecastScaleCap.ForecastCap.Value / system.ForecastScaleCap.TargetAbsoluteForecast.Value,
        });
    }

    /// <summary>What to change in the system's config to trade the best portfolio: capital, instruments, weights and multiplier.</summary>
    public SystemConfig ToConfig() => SystemConfig.Empty
        .With("notional_trading_capital", Capital)
        .With("instrument_weights", Best.Instruments.Zip(Best.Weights).ToDictionary(w => w.First, w => (object)w.Second))
        .With("use_instrument_weight_estimates", false)
        .With("use_instrument_div_mult_estimates", false)
        .With("instrument_div_multiplier", Best.DiversificationMultiplier);
}
