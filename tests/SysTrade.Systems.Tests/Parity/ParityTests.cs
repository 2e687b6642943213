namespace SysTrade.Systems.Tests.Parity;

/// <summary>Every file of the reference's fixed-parameter cases, compared cell by cell with our export under <c>compatibility: pysystemtrade</c>.</summary>
public sealed class ParityTests
{
    /// <summary>Reference cases whose parameters are all fixed.</summary>
    public static TheoryData<string> Cases => new(
        "a_chapter15_base",
        "f_variants/asymmetric_cap",
        "f_variants/autogroup",
        "f_variants/base_ccy_gbp",
        "f_variants/baseline",
        "f_variants/buffer_none",
        "f_variants/buffer_position",
        "f_variants/excluded",
        "f_variants/forecast_mapping",
        "f_variants/full_compounding",
        "f_variants/half_compounding",
        "f_variants/long_only",
        "f_variants/mixed_vol_backfill",
        "f_variants/no_vol_normalise_costs",
        "f_variants/risk_overlay",
        "f_variants/smoothing",
        "f_variants/speed_limit",
        "f_variants/sr_costs",
        "f_variants/trade_to_optimal",
        "f_variants/fdm_estimated",
        "f_variants/equal_weights_idm_estimated",
        "g_as_shipped/chapter15_base",
        "g_as_shipped/simplesystem_futuresdata");

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReferenceCase_UnderCompatibility_EveryCellOfEveryFileAgrees(string caseName)
    {
        CaseComparer.AssertEqual(caseName, _ => TradingSystem.StandardStages());
    }
}
