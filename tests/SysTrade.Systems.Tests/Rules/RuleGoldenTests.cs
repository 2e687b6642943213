using SysTrade.Series;
using SysTrade.Systems.Rules;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Rules;

/// <summary>Every provided rule on the reference's inputs, against its outputs; the parameters are in the names of the columns.</summary>
public sealed class RuleGoldenTests
{
    private static readonly Dictionary<string, Func<Inputs, TimeSeries>> Rules = new(StringComparer.Ordinal)
    {
        ["ewmac2_8"] = x => Ewmac.Forecast(x["price"], x["vol"], 2, 8),
        ["ewmac4_16"] = x => Ewmac.Forecast(x["price"], x["vol"], 4, 16),
        ["ewmac8_32"] = x => Ewmac.Forecast(x["price"], x["vol"], 8, 32),
        ["ewmac16_64"] = x => Ewmac.Forecast(x["price"], x["vol"], 16, 64),
        ["ewmac32_128"] = x => Ewmac.Forecast(x["price"], x["vol"], 32, 128),
        ["ewmac64_256"] = x => Ewmac.Forecast(x["price"], x["vol"], 64, 256),
        ["ewmac_calc_vol4_16"] = x => Ewmac.ForecastOverOwnVolatility(x["price"], 4, 16, ofLevels: true),
        ["ewmac_calc_vol16_64"] = x => Ewmac.ForecastOverOwnVolatility(x["price"], 16, 64, ofLevels: true),
        ["ewmac_calc_vol64_256"] = x => Ewmac.ForecastOverOwnVolatility(x["price"], 64, 256, ofLevels: true),
        ["normmom16"] = x => Ewmac.ForecastOverOwnVolatility(x["cum_norm_returns"], 16, 64, ofLevels: true),
        ["assettrend16"] = x => Ewmac.ForecastOverOwnVolatility(x["norm_price_asset_class"], 16, 64, ofLevels: true),
        ["ewmac_forecast_with_defaults"] = x => Ewmac.ForecastOverOwnVolatility(x["price"], 32, 128, ofLevels: true),
        ["ewmac_defaults_no_vol"] = x => Ewmac.Forecast(x["price"], x["vol"], 16, 32),
        ["accel16"] = x => Acceleration.Forecast(x["price"], x["vol"], 16),
        ["accel32"] = x => Acceleration.Forecast(x["price"], x["vol"], 32),
        ["accel64"] = x => Acceleration.Forecast(x["price"], x["vol"], 64),
        ["breakout10"] = x => Breakout.Forecast(x["price"], 10),
        ["breakout20"] = x => Breakout.Forecast(x["price"], 20),
        ["breakout40"] = x => Breakout.Forecast(x["price"], 40),
        ["breakout80"] = x => Breakout.Forecast(x["price"], 80),
        ["breakout160"] = x => Breakout.Forecast(x["price"], 160),
        ["breakout320"] = x => Breakout.Forecast(x["price"], 320),
        ["breakout40_smooth5"] = x => Breakout.Forecast(x["price"], 40, 5),
        ["carry10"] = x => CarryRule.Forecast(x["raw_carry"], 10),
        ["carry30"] = x => CarryRule.Forecast(x["raw_carry"], 30),
        ["carry60"] = x => CarryRule.Forecast(x["raw_carry"], 60),
        ["carry90"] = x => CarryRule.Forecast(x["raw_carry"]),
        ["carry125"] = x => CarryRule.Forecast(x["raw_carry"], 125),
        ["relcarry"] = x => RelativeCarry.Forecast(x["smoothed_carry90"], x["median_carry_asset_class"]),
        ["csmr250"] = x => CrossSectionalMeanReversion.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"]),
        ["csmr1000"] = x => CrossSectionalMeanReversion.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"], 1000),
        ["relmom10"] = x => RelativeMomentum.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"], 10),
        ["relmom20"] = x => RelativeMomentum.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"], 20),
        ["relmom40"] = x => RelativeMomentum.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"], 40),
        ["relmom80"] = x => RelativeMomentum.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"], 80),
        ["relmom250"] = x => RelativeMomentum.Forecast(x["cum_norm_returns"], x["norm_price_asset_class"]),
        ["mr_wings4"] = x => MeanReversionWings.Forecast(x["price"], x["vol"]),
        ["mr_wings16"] = x => MeanReversionWings.Forecast(x["price"], x["vol"], 16),
        ["factor_skew180_s45"] = x => FactorRule.Forecast(x["demeaned_neg_skew180_self"], 45, ofLevels: true),
        ["factor_skew_ac_s90"] = x => FactorRule.Forecast(x["demeaned_neg_skew180_ac"], ofLevels: true),
        ["conditioned_factor"] = x => ConditionedFactorRule.Forecast(x["demeaned_neg_skew180_self"], x["demeaned_neg_skew180_hist_all"], ofLevels: true),
    };

    [Theory]
    [InlineData("CORN")]
    [InlineData("US10")]
    public void EveryRule_OnTheReferencesInputs_GivesItsForecasts(string code)
    {
        var folder = Path.Combine(SharedFolder.Require(), "golden", "d_units", "rules");
        var inputs = new Inputs(GoldenCsv.Read(Path.Combine(folder, code + "_inputs.csv.gz")));
        var outputs = GoldenCsv.Read(Path.Combine(folder, code + "_outputs.csv.gz"));
        Assert.Equal(outputs.Columns.Order(StringComparer.Ordinal), Rules.Keys.Order(StringComparer.Ordinal));
        foreach (var name in outputs.Columns) Close.Equal(outputs[name], Rules[name](inputs), what: $"{code} {name}");
    }

    [Theory]
    [InlineData("CORN")]
    [InlineData("US10")]
    public void NegativeSkewAndKurtosis_OfTheReferencesReturns_AreTheReferences(string code)
    {
        var inputs = new Inputs(GoldenCsv.Read(SharedFolder.File("golden", "d_units", "rules", code + "_inputs.csv.gz")));
        Close.Equal(inputs["neg_skew180"], -inputs["percentage_returns"].RollingSkew(TimeSpan.FromDays(180)), what: "skew");
        Close.Equal(inputs["kurtosis365"], inputs["percentage_returns"].RollingKurtosis(TimeSpan.FromDays(365)), what: "kurtosis");
    }

    private sealed class Inputs(GoldenCsv file)
    {
        public TimeSeries this[string column] => file[column];
    }
}
