using SysTrade.Domain.Errors;
using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Correlations;

/// <summary>Correlations as they were estimated from one period to the next.</summary>
public sealed class CorrelationList
{
    private readonly FitPeriod[] _fits;

    /// <summary>Creates a list of periods in order.</summary>
    public CorrelationList(IReadOnlyList<string> names, IReadOnlyList<CorrelationPeriod> periods)
    {
        Names = names;
        Periods = periods;
        _fits = periods.Select(p => p.Period).ToArray();
    }

    /// <summary>The assets.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The periods, in order.</summary>
    public IReadOnlyList<CorrelationPeriod> Periods { get; }

    /// <summary>The correlations in force at a moment: those of the last period that starts at or before it.</summary>
    /// <exception cref="MissingDataException"><c>CorrelationNotFound</c>: the moment is before the first period, or there is none.</exception>
    public CorrelationMatrix MatrixAt(DateTime moment) => MatrixAtOrNull(moment) ?? throw new MissingDataException(
        "CorrelationNotFound",
        Periods.Count == 0 ? "There is no fitted correlation: the data does not reach over two fitting dates." : $"There is no correlation for {moment:yyyy-MM-dd}; the first period starts on {Periods[0].PeriodStart:yyyy-MM-dd}.",
        "Ask for a later moment, or use the identity before the first period.",
        moment);

    /// <summary>The correlations in force at a moment, or null before the first period.</summary>
    public CorrelationMatrix? MatrixAtOrNull(DateTime moment) => FittingDates.Find(_fits, moment) is var at and >= 0 ? Periods[at].Matrix : null;

    /// <inheritdoc/>
    public override string ToString() => $"CorrelationList: {Periods.Count} periods, {Names.Count} assets";
}
