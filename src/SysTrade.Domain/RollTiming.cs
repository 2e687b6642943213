namespace SysTrade.Domain;

/// <summary>The rule that chooses the day of a roll. Its result is still moved to a day on which both contracts have a price.</summary>
public abstract record RollTiming
{
    private RollTiming()
    {
    }

    /// <summary>The roll offset of the roll parameters: calendar days from expiry. The usual rule.</summary>
    public static RollTiming ByParameters { get; } = new ParametersRule();

    /// <summary>So many trading days before expiry: days with prices of the instrument, and Monday to Friday where there are none yet.</summary>
    /// <param name="days">Trading days, zero or more.</param>
    public static RollTiming TradingDaysBeforeExpiry(int days) => new TradingDaysRule(days);

    /// <summary>
    /// When the next contract trades as much as the present one, and at the latest on the day of the roll parameters. Only volumes up to the day are looked at.
    /// </summary>
    /// <param name="ratio">Smoothed volume of the next contract over that of the present one from which to roll.</param>
    /// <param name="windowDays">Calendar days before the day of the parameters in which to look.</param>
    public static RollTiming ByVolume(double ratio = 1, int windowDays = 60) => new VolumeRule(ratio, windowDays);

    /// <summary>See <see cref="ByParameters"/>.</summary>
    public sealed record ParametersRule : RollTiming
    {
        /// <inheritdoc/>
        public override string ToString() => "roll offset of the parameters";
    }

    /// <summary>See <see cref="TradingDaysBeforeExpiry"/>.</summary>
    /// <param name="Days">Trading days before expiry.</param>
    public sealed record TradingDaysRule(int Days) : RollTiming
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Days} trading days before expiry";
    }

    /// <summary>See <see cref="ByVolume"/>.</summary>
    /// <param name="Ratio">Volume ratio from which to roll.</param>
    /// <param name="WindowDays">Calendar days in which to look.</param>
    public sealed record VolumeRule(double Ratio, int WindowDays) : RollTiming
    {
        /// <inheritdoc/>
        public override string ToString() => $"volume of the next contract {Ratio:0.##} times that of the present one";
    }
}
