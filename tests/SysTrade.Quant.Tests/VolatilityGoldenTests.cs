using SysTrade.Domain;
using SysTrade.Quant.Volatility;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class VolatilityGoldenTests
{
    private const string Mixed = "sysquant.estimators.vol.mixed_vol_calc";
    private const string Robust = "sysquant.estimators.vol.robust_vol_calc";

    [Theory]
    [InlineData("US10")]
    [InlineData("CORN")]
    [InlineData("synthetic")]
    public void Estimate_EveryMethod_MatchesReference(string series)
    {
        var file = GoldenCsv.Golden("d_units", "vol", series + ".csv");
        var returns = file["returns"];
        Check("mixed_default_defaultsyaml", Mixed, ("days", 35), ("min_periods", 10), ("slow_vol_years", 10), ("proportion_of_slow_vol", 0.3), ("vol_abs_min", 1e-10));
        Check("mixed_funcdefaults", Mixed);
        Check("mixed_rob_backfill", Mixed, ("slow_vol_years", 20), ("proportion_of_slow_vol", 0.35), ("backfill", true));
        Check("robust_default", Robust);
        Check("robust_25_nofloor", Robust, ("days", 25), ("min_periods", 12), ("vol_floor", false));
        Check("robust_floor10pct_200d_backfill", Robust, ("floor_min_quant", 0.1), ("floor_days", 200), ("floor_min_periods", 50), ("backfill", "True"));
        Check("simple_ewvol_35", "simple_ewvol_calc");
        Check("simple_vol_25", "simple_vol_calc");

        void Check(string column, string method, params (string Name, object Value)[] options)
        {
            var bag = new NamedOptions(options.ToDictionary(o => o.Name, o => (object?)o.Value), column);
            Close.Equal(file[column], VolatilityEstimators.Estimate(method, returns, bag), 1e-12, $"{series} {column}");
        }
    }
}
