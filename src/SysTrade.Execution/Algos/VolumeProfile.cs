using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Algos;

/// <summary>How a day's volume is spread over the day: relative volume in equal stretches of a day in UTC, from midnight.</summary>
public sealed class VolumeProfile
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    // Volume before each stretch, from 0; the last entry is the whole day's.
    private readonly double[] _before;

    /// <summary>Creates a profile.</summary>
    /// <param name="volumes">Relative volume of each stretch, not negative, not all 0; 24 of them are hours.</param>
    /// <exception cref="SysTradeException"><c>InvalidVolumeProfile</c>.</exception>
    public VolumeProfile(params IReadOnlyList<double> volumes)
    {
        if (volumes.Count == 0 || volumes.Any(v => !double.IsFinite(v) || v < 0) || volumes.Sum() <= 0)
        {
            throw new SysTradeException(
                "InvalidVolumeProfile", SysErrorKind.InvalidArgument,
                $"A volume profile needs volumes that are not negative and not all zero; found [{string.Join(", ", volumes)}].", null, volumes);
        }

        _before = new double[volumes.Count + 1];
        for (var i = 0; i < volumes.Count; i++) _before[i + 1] = _before[i] + volumes[i];
    }

    /// <summary>The same all day: VWAP by it is TWAP.</summary>
    public static VolumeProfile Flat { get; } = new(1);

    /// <summary>The average volume by time of day of what was traded.</summary>
    /// <param name="traded">Moments and volumes; NaN volumes are left out.</param>
    /// <param name="stretches">Stretches a day.</param>
    /// <exception cref="SysTradeException"><c>InvalidVolumeProfile</c>: nothing was traded.</exception>
    public static VolumeProfile From(IEnumerable<(DateTimeOffset At, double Volume)> traded, int stretches = 96)
    {
        var volumes = new double[stretches];
        foreach (var (at, volume) in traded)
        {
            if (volume > 0) volumes[(int)(at.UtcDateTime.TimeOfDay.Ticks * stretches / Day.Ticks)] += volume;
        }

        return new VolumeProfile(volumes);
    }

    /// <summary>Relative volume between two moments, a day's being 1.</summary>
    public double Between(DateTimeOffset from, DateTimeOffset until) => Until(until, from.UtcDateTime.Date) - Until(from, from.UtcDateTime.Date);

    private double Until(DateTimeOffset at, DateTime since)
    {
        var days = (at.UtcDateTime.Date - since).Days;
        var position = at.UtcDateTime.TimeOfDay / Day * (_before.Length - 1);
        var whole = (int)position;
        var part = _before[whole] + ((position - whole) * (_before[whole + 1] - _before[whole]));
        return days + (part / _before[^1]);
    }
}
