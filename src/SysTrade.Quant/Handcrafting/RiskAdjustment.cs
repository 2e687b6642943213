namespace SysTrade.Quant.Handcrafting;

/// <summary>What was done to a handcrafted portfolio to reach its risk target.</summary>
public enum RiskAdjustment
{
    /// <summary>Nothing: there is no target, or it is met.</summary>
    None,

    /// <summary>Too much risk: part of the capital stays in cash.</summary>
    PartInCash,

    /// <summary>Too little risk: all positions are leveraged.</summary>
    Leveraged,

    /// <summary>Too little risk and no leverage: capital is moved from a group of calm instruments to one of volatile ones.</summary>
    Partitioned,
}
