using SysTrade.Domain;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

/// <summary>Correlations and risk of fourteen instruments, some of which start late, from their returns and positions.</summary>
public sealed class RiskGoldenTests
{
    [Fact]
    public void InstrumentReturns_MatchReference()
    {
        var expected = GoldenCsv.Golden("c_rob_system", "instrument_returns_correlations_sampled.csv");
        var correlations = Correlations();
        var (starts, first, second, values) = (expected.Moments("period_start"), expected.Text("asset1"), expected.Text("asset2"), expected.Numbers("correlation"));
        Close.Equal(values, starts.Select((s, i) => correlations.MatrixAt(s)[first[i], second[i]]).ToArray(), 1e-12, "correlations");
    }

    [Fact]
    public void PortfolioRisk_MatchesReference() => Close.Equal(
        Golden("risk_portfolio_risk_for_original_positions")["get_portfolio_risk_for_original_positions"],
        PortfolioRisk.OverTime(Weights(), Volatility(), Correlations()),
        1e-10,
        "risk");

    [Fact]
    public void PortfolioRiskWithShockedVolatility_MatchesReference() => Close.Equal(
        Golden("risk_portfolio_risk_for_original_positions_with_shocked_vol")["get_portfolio_risk_for_original_positions_with_shocked_vol"],
        PortfolioRisk.OverTime(Weights(), ShockedVolatility.Of(Volatility()), Correlations()),
        1e-10,
        "shocked risk");

    [Fact]
    public void RiskOfOneDay_EqualsThatOverTime()
    {
        var (weights, volatility, correlations) = (Weights(), Volatility(), Correlations());
        var series = PortfolioRisk.OverTime(weights, volatility, correlations);
        for (var row = 20; row < weights.Count; row += 100)
        {
            var moment = weights.Index[row];
            var covariance = Covariance.From(correlations.MatrixAt(moment), weights.Names.ToDictionary(n => n, n => volatility[n].At(moment)));
            Assert.Equal(series[row], PortfolioRisk.Of(covariance, weights.Names.ToDictionary(n => n, n => weights[n][row])), 1e-12);
        }
    }

    private static CorrelationList Correlations()
    {
        var (returns, price) = (Golden("daily_returns").ToFrame(), Golden("daily_denominator_price").ToFrame());
        var percentage = Frame.Concat(returns.Names, returns.Names.Select(n => returns[n] / price[n].ForwardFill()).ToArray());
        var options = new NamedOptions(
            new Dictionary<string, object?>
            {
                ["interval_frequency"] = "W",
                ["frequency"] = "7D",
                ["date_method"] = "rolling",
                ["using_exponent"] = true,
                ["ew_lookback"] = 75,
                ["min_periods"] = 10,
                ["cleaning"] = true,
                ["offdiag"] = 0.0,
                ["rollyears"] = 5,
                ["floor_at_zero"] = false,
                ["forward_fill_price_index"] = true,
                ["clip"] = 0.99,
            },
            "instrument_returns_correlation");
        return CorrelationOverTime.ForReturns(percentage, options, FittingConventions.Pysystemtrade);
    }

    private static Frame Weights() => Golden("do_original_portfolio_weights").ToFrame();

    private static Frame Volatility() => Golden("do_perc_vol").ToFrame();

    private static GoldenCsv Golden(string name) => GoldenCsv.Golden("c_rob_system", name + ".csv");
}
