namespace SysTrade.Systems.Tests.Parity;

/// <summary>The reference's system of forty rules with its dynamic optimisation, and a fixed system with attenuated forecasts.</summary>
public sealed class AttenuatedParityTests
{
    [Fact]
    public void SystemOfFortyRules_EveryCellOfEveryFileAgrees() => CaseComparer.AssertEqual("c_rob_system", _ => TradingSystem.StandardStages(), onlyItsInstruments: true);

    [Fact]
    public void AttenuationInAFixedSystem_EveryCellOfEveryFileAgrees() => CaseComparer.AssertEqual("f_variants/attenuate_vol", _ => TradingSystem.StandardStages());
}
