namespace SysTrade.Quant.Handcrafting;

/// <summary>Options of <see cref="Handcrafting"/>.</summary>
public sealed record HandcraftingOptions
{
    /// <summary>Annual standard deviation the portfolio shall have, in the units of the returns (0.15 for 15 %); null for what comes out.</summary>
    public double? RiskTarget { get; init; }

    /// <summary>True when more than the capital may be invested to reach the risk target.</summary>
    public bool AllowLeverage { get; init; }

    /// <summary>True to tilt weights by Sharpe ratio.</summary>
    public bool UseSharpeRatios { get; init; } = true;
}
