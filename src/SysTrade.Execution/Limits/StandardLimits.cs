namespace SysTrade.Execution.Limits;

/// <summary>Facts about an instrument that standard limits are made of.</summary>
/// <param name="Capital">Capital, base currency.</param>
/// <param name="AnnualRiskPerContract">Annual standard deviation of the value of one contract, base currency.</param>
/// <param name="NotionalPerContract">Value of one contract, base currency.</param>
/// <param name="DailyVolume">Average daily volume of the best contract over 30 days, contracts; NaN when unknown.</param>
public sealed record InstrumentScale(double Capital, double AnnualRiskPerContract, double NotionalPerContract, double DailyVolume = double.NaN);

/// <summary>Limits that a book is given when nobody set one: the reference's formulas for its menus that fill in all limits.</summary>
public static class StandardLimits
{
    private const double MaximumForecastRatio = 2, DiversificationMultiplier = 2.5, InstrumentWeight = 0.04, RiskTarget = 0.25;
    private const double Leverage = 1, ConcentrationTarget = 0.25, ConcentrationShare = 0.20, VolumeShare = 0.01, ShareTraded = 0.33;
    private const int SmallestTradeLimit = 4;

    /// <summary>The smallest of four bounds, contracts: risk, leverage, concentration of risk, and volume (unbounded when unknown).</summary>
    public static double Position(InstrumentScale scale)
    {
        var risk = MaximumForecastRatio * scale.Capital * DiversificationMultiplier * InstrumentWeight * RiskTarget / scale.AnnualRiskPerContract;
        var leverage = Math.Floor(scale.Capital * Leverage / scale.NotionalPerContract);
        var concentration = Math.Floor(scale.Capital * ConcentrationTarget * ConcentrationShare / scale.AnnualRiskPerContract);
        var volume = double.IsNaN(scale.DailyVolume) ? double.PositiveInfinity : VolumeShare * scale.DailyVolume;
        return Math.Min(Math.Min(risk, leverage), Math.Min(concentration, volume));
    }

    /// <summary>Position limit: the whole part of the standard position, contracts.</summary>
    public static int PositionLimit(InstrumentScale scale) => (int)Math.Max(0, Math.Min(int.MaxValue / 4, Position(scale)));

    /// <summary>Trade limit for a period: a third of the standard position for a day, growing with the root of the days, contracts.</summary>
    public static int TradeLimit(InstrumentScale scale, double periodDays) =>
        (int)Math.Max(SmallestTradeLimit, Math.Min(int.MaxValue / 4, Math.Ceiling(Position(scale) * ShareTraded * Math.Sqrt(periodDays))));
}
