using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Algos;

/// <summary>Numbers the algos go by. The defaults are the reference's constants where it has them.</summary>
public sealed record AlgoSettings
{
    /// <summary>Most units in one order (reference: 1). A panic order and a limit order are sent whole.</summary>
    public int LargestSlice { get; init; } = 1;

    /// <summary>How long a valid quote is waited for before a run ends without an order.</summary>
    public TimeSpan QuoteWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long original best waits at its own side.</summary>
    public TimeSpan PassiveTime { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>After what time an order that is not filled is cancelled and the run ends.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromSeconds(600);

    /// <summary>Imbalance of sizes above which a quote is adverse.</summary>
    public double AdverseImbalance { get; init; } = 5;

    /// <summary>A size is small below this many times our quantity.</summary>
    public double AdverseSizeFactor { get; init; } = 3;

    /// <summary>So long before trading ends waiting is over.</summary>
    public TimeSpan CloseMargin { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A cancellation that is not confirmed is asked for again after this time.</summary>
    public TimeSpan CancelWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time over which TWAP and VWAP spread an order.</summary>
    public TimeSpan ScheduleTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Slices into which TWAP and VWAP cut that time.</summary>
    public int ScheduleSlices { get; init; } = 12;

    /// <summary>Part of a slice's time, from 0 to 1, after which TWAP and VWAP trade at the other side's price.</summary>
    public double SchedulePatience { get; init; } = 0.6;

    /// <summary>True to price orders on delayed quotes (reference: always). Otherwise a delayed quote counts as none.</summary>
    public bool AcceptDelayedQuotes { get; init; }

    // Beyond it a time is a mistake in the unit.
    private static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>The reference's constants.</summary>
    public static AlgoSettings Default { get; } = new();

    /// <summary>Reads settings by the names <c>largest_slice</c>, <c>passive_seconds</c>, <c>schedule_minutes</c>, ...</summary>
    /// <exception cref="SysTradeException"><c>OptionNotFound</c>, <c>OptionType</c>, <c>AlgoSetting</c>.</exception>
    public static AlgoSettings Read(NamedOptions options)
    {
        var standard = Default;
        var settings = new AlgoSettings
        {
            LargestSlice = options.Int("largest_slice", standard.LargestSlice),
            QuoteWait = Seconds("quote_wait_seconds", standard.QuoteWait),
            PassiveTime = Seconds("passive_seconds", standard.PassiveTime),
            TotalTime = Seconds("total_seconds", standard.TotalTime),
            AdverseImbalance = options.Double("adverse_imbalance", standard.AdverseImbalance),
            AdverseSizeFactor = options.Double("adverse_size_factor", standard.AdverseSizeFactor),
            CloseMargin = Seconds("close_margin_seconds", standard.CloseMargin),
            CancelWait = Seconds("cancel_wait_seconds", standard.CancelWait),
            ScheduleTime = Time("schedule_minutes", standard.ScheduleTime, TimeSpan.FromMinutes(1)),
            ScheduleSlices = options.Int("schedule_slices", standard.ScheduleSlices),
            SchedulePatience = options.Double("schedule_patience", standard.SchedulePatience),
            AcceptDelayedQuotes = options.Bool("accept_delayed_quotes", standard.AcceptDelayedQuotes),
        };
        options.RejectUnknown();
        return settings.Check(options.Where);

        TimeSpan Seconds(string name, TimeSpan otherwise) => Time(name, otherwise, TimeSpan.FromSeconds(1));

        TimeSpan Time(string name, TimeSpan otherwise, TimeSpan unit)
        {
            var number = options.Double(name, otherwise / unit);
            return Math.Abs(number) <= Longest / unit ? number * unit : throw new SysTradeException(
                "AlgoSetting", SysErrorKind.InvalidArgument, FormattableString.Invariant($"{options.At(name)} is {number:R}; it must be at most {Longest / unit:N0}, a week."),
                $"Set '{name}' to a shorter time.", name);
        }
    }

    /// <summary>The settings of some names, with their values as a config gives them.</summary>
    internal IReadOnlyList<(string Name, object Value)> Named(params IReadOnlyList<string> names) => [.. names.Select(n => (n, ValueOf(n)))];

    private object ValueOf(string name) => name switch
    {
        "largest_slice" => LargestSlice,
        "quote_wait_seconds" => QuoteWait.TotalSeconds,
        "passive_seconds" => PassiveTime.TotalSeconds,
        "total_seconds" => TotalTime.TotalSeconds,
        "adverse_imbalance" => AdverseImbalance,
        "adverse_size_factor" => AdverseSizeFactor,
        "close_margin_seconds" => CloseMargin.TotalSeconds,
        "cancel_wait_seconds" => CancelWait.TotalSeconds,
        "schedule_minutes" => ScheduleTime.TotalMinutes,
        "schedule_slices" => ScheduleSlices,
        "schedule_patience" => SchedulePatience,
        "accept_delayed_quotes" => AcceptDelayedQuotes,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown setting of algos."),
    };

    /// <summary>These settings, or an error that names the first one that cannot be.</summary>
    /// <exception cref="SysTradeException"><c>AlgoSetting</c>.</exception>
    public AlgoSettings Check(string where)
    {
        var problem =
            LargestSlice < 1 ? $"largest_slice is {LargestSlice}; it must be at least 1"
            : ScheduleSlices < 1 ? $"schedule_slices is {ScheduleSlices}; it must be at least 1"
            : SchedulePatience is not (>= 0 and <= 1) ? $"schedule_patience is {SchedulePatience}; it must be from 0 to 1"
            : ScheduleTime <= TimeSpan.Zero ? $"schedule_minutes is {ScheduleTime.TotalMinutes}; it must be positive"
            : TotalTime <= TimeSpan.Zero || QuoteWait <= TimeSpan.Zero || CancelWait <= TimeSpan.Zero || PassiveTime < TimeSpan.Zero || CloseMargin < TimeSpan.Zero
                ? "a time is negative, or one of total_seconds, quote_wait_seconds and cancel_wait_seconds is zero"
            : PassiveTime > TotalTime ? $"passive_seconds ({PassiveTime.TotalSeconds}) is more than total_seconds ({TotalTime.TotalSeconds})"
            : null;
        return problem is null ? this : throw new SysTradeException("AlgoSetting", SysErrorKind.InvalidArgument, $"In {where}, {problem}.", null, where);
    }
}
