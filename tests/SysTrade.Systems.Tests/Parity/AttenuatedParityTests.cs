namespace SysTrade.Systems.Tests.Parity;

/// <summary>The reference's system of forty rules, and its variant with attenuated forecasts.</summary>
public sealed class AttenuatedParityTests
{
    [Fact]
    public void SystemOfFortyRules_EveryCellOfEveryFileBeforeTheOptimisationAgrees() => CaseComparer.AssertEqual(
        "c_rob_system", _ => TradingSystem.StandardStages(), IsOfTheOptimisation, onlyItsInstruments: true);

    [Fact]
    public void AttenuationInAFixedSystem_EveryCellOfEveryFileAgrees() => CaseComparer.AssertEqual("f_variants/attenuate_vol", _ => TradingSystem.StandardStages());

    /// <summary>Inputs, constraints and results of the dynamic optimisation, and files that hold numbers of it beside others.</summary>
    private static bool IsOfTheOptimisation(string file) =>
        file.StartsWith("do_", StringComparison.Ordinal) || file.StartsWith("optimised_", StringComparison.Ordinal)
        || file is "portfolio_risk" or "turnovers" or "instrument_returns_correlations_sampled";
}
