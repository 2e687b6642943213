namespace SysTrade.Quant.DynamicOptimisation;

/// <summary>How eagerly positions follow their optimum.</summary>
/// <param name="ShadowCost">What costs are multiplied by before they are added to the annual tracking error.</param>
/// <param name="TrackingErrorBuffer">Annual tracking error, as a fraction of capital, that is left alone.</param>
public sealed record SpeedControl(double ShadowCost = 50, double TrackingErrorBuffer = 0.0125);
