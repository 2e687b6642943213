using System.Collections.Concurrent;
using SysTrade.Domain.Display;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using Kernels = SysTrade.Series.Kernels;

namespace SysTrade.Systems.Accounting;

/// <summary>
/// Profit and loss as a series that can be looked at gross, net or costs alone, by day, week, month or year, in currency or percent. Each
/// view is a new curve over the same results.
/// </summary>
/// <remarks>By default net, by business day, in base currency. A group also has the curves it is the sum of.</remarks>
[TypeFormatterSource(typeof(AccountCurveViews))]
public sealed class AccountCurve
{
    // Shared by all views of the same results, so that each is worked out once.
    private readonly ConcurrentDictionary<(CurveType Type, Frequency Frequency, bool IsPercentage), AccountCurve> _views;
    private readonly Lazy<TimeSeries> _returns;
    private readonly Lazy<AccountStatistics> _statistics;

    /// <summary>Creates a curve.</summary>
    /// <param name="source">What was earned and paid.</param>
    /// <param name="members">Curves this is the sum of, by name; null for a single one.</param>
    /// <param name="isWeighted">True when it is a part of something bigger, so that its percentages are of its own share of capital.</param>
    public AccountCurve(ProfitAndLoss source, IReadOnlyDictionary<string, AccountCurve>? members = null, bool isWeighted = false)
        : this(source, members ?? new Dictionary<string, AccountCurve>(), isWeighted, CurveType.Net, Frequency.BusinessDay, false, new())
    {
        _views[(Type, Frequency, IsPercentage)] = this;
    }

    private AccountCurve(
        ProfitAndLoss source,
        IReadOnlyDictionary<string, AccountCurve> members,
        bool isWeighted,
        CurveType type,
        Frequency frequency,
        bool isPercentage,
        ConcurrentDictionary<(CurveType Type, Frequency Frequency, bool IsPercentage), AccountCurve> views)
    {
        _views = views;
        (Source, Members, IsWeighted, Type, Frequency, IsPercentage) = (source, members, isWeighted, type, frequency, isPercentage);
        _returns = new Lazy<TimeSeries>(MakeReturns);
        _statistics = new Lazy<AccountStatistics>(() => AccountStatistics.Of(this));
    }

    /// <summary>What was earned and paid, at its own frequency.</summary>
    public ProfitAndLoss Source { get; }

    /// <summary>Curves this is the sum of, by instrument or rule; empty for a single one. They are in the default view.</summary>
    public IReadOnlyDictionary<string, AccountCurve> Members { get; }

    /// <summary>True when it is a part of something bigger.</summary>
    public bool IsWeighted { get; }

    /// <summary>Gross, net or costs.</summary>
    public CurveType Type { get; }

    /// <summary>Length of a period.</summary>
    public Frequency Frequency { get; }

    /// <summary>True for percent of capital, false for base currency.</summary>
    public bool IsPercentage { get; }

    /// <summary>Before costs.</summary>
    public AccountCurve Gross => View(type: CurveType.Gross);

    /// <summary>After costs.</summary>
    public AccountCurve Net => View(type: CurveType.Net);

    /// <summary>Costs alone.</summary>
    public AccountCurve Costs => View(type: CurveType.Costs);

    /// <summary>By hour, of the hours in which there was something to account for.</summary>
    public AccountCurve Hourly => View(frequency: Frequency.Hour);

    /// <summary>By business day.</summary>
    public AccountCurve Daily => View(frequency: Frequency.BusinessDay);

    /// <summary>By week ending Sunday.</summary>
    public AccountCurve Weekly => View(frequency: Frequency.Week);

    /// <summary>By month.</summary>
    public AccountCurve Monthly => View(frequency: Frequency.Month);

    /// <summary>By year.</summary>
    public AccountCurve Annual => View(frequency: Frequency.Year);

    /// <summary>In percent of capital.</summary>
    public AccountCurve Percent => View(isPercentage: true);

    /// <summary>In base currency.</summary>
    public AccountCurve ValueTerms => View(isPercentage: false);

    /// <summary>Profit or loss of each period.</summary>
    public TimeSeries Returns => _returns.Value;

    /// <summary>The statistics of this view.</summary>
    public AccountStatistics Statistics => _statistics.Value;

    /// <summary>Annual mean over annual standard deviation: the Sharpe ratio without the other statistics.</summary>
    public double Sharpe => Kernels.Statistics.Sum(Returns.Values) / (Returns.Count / PeriodsPerYear) / (Kernels.Statistics.StandardDeviation(Returns.Values) * Math.Sqrt(PeriodsPerYear));

    /// <summary>Periods in a year, by convention; for hours, those there are on a day on average times the business days of a year.</summary>
    public double PeriodsPerYear => Frequency switch
    {
        Frequency.Hour => Domain.TradingCalendar.BusinessDaysInYear * HoursPerDay(Returns.Index),
        Frequency.BusinessDay => Domain.TradingCalendar.BusinessDaysInYear,
        Frequency.Week => Domain.TradingCalendar.WeeksInYear,
        Frequency.Month => Domain.TradingCalendar.MonthsInYear,
        _ => 1,
    };

    /// <summary>Capital at each period.</summary>
    public TimeSeries Capital => Frequency == Frequency.Hour ? Source.Capital.ReindexFill(Returns.Index) : Source.Capital.ToFilled(Frequency);

    /// <summary>Running sum of the returns, forward filled.</summary>
    public TimeSeries Cumulative() => Returns.CumulativeSum().ForwardFill();

    /// <summary>Running sum less its highest value so far; zero or negative, in the units of the view.</summary>
    public TimeSeries Drawdown() => Cumulative().Drawdown();

    /// <summary>Annualised standard deviation over a centred window.</summary>
    public TimeSeries RollingAnnualStandardDeviation(int window = 40) => Returns.RollingStandardDeviation(window, 4, centred: true) * Math.Sqrt(PeriodsPerYear);

    /// <summary>A member in the same view.</summary>
    /// <exception cref="UnknownNameException">There is no such member.</exception>
    public AccountCurve Member(string name) =>
        Members.TryGetValue(name, out var member) ? member.View(Type, Frequency, IsPercentage) : throw new UnknownNameException("member of the curve", name, Members.Keys);

    /// <summary>Returns of the members side by side, in the same view.</summary>
    public Frame MemberReturns() => Frame.Concat([.. Members.Keys], [.. Members.Keys.Select(name => Member(name).Returns)]);

    /// <summary>Gross, costs and net side by side, in the same frequency and units.</summary>
    public Frame GrossCostsNet() => Frame.Concat(["gross", "costs", "net"], [Gross.Returns, Costs.Returns, Net.Returns]);

    /// <summary>The same results in another view; what is not given stays.</summary>
    public AccountCurve View(CurveType? type = null, Frequency? frequency = null, bool? isPercentage = null) => _views.GetOrAdd(
        (type ?? Type, frequency ?? Frequency, isPercentage ?? IsPercentage),
        static (view, from) => new AccountCurve(from.Source, from.Members, from.IsWeighted, view.Type, view.Frequency, view.IsPercentage, from._views),
        this);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Type} account curve, {Frequency}, {(IsPercentage ? "percent" : "currency")}{(Members.Count > 0 ? $", {Members.Count} members" : "")}: {Returns.Index}";

    private TimeSeries MakeReturns()
    {
        var side = Source.Side(Type);
        if (IsPercentage) side = side * 100.0 / Source.Capital.ReindexFill(side.Index);
        return Frequency == Frequency.Hour ? ByHour(side) : side.To(Frequency, Aggregation.Sum);
    }

    private static TimeSeries ByHour(TimeSeries side)
    {
        var (hours, sums) = (new List<long>(), new List<double>());
        for (var i = 0; i < side.Count; i++)
        {
            var hour = side.Index.Ticks[i] / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour;
            if (hours.Count == 0 || hours[^1] != hour)
            {
                hours.Add(hour);
                sums.Add(0);
            }

            if (!double.IsNaN(side[i])) sums[^1] += side[i];
        }

        return new TimeSeries(TimeIndex.FromTicks(hours.ToArray()), [.. sums]);
    }

    private static double HoursPerDay(TimeIndex hours)
    {
        var (days, last) = (0, -1L);
        foreach (var ticks in hours.Ticks)
        {
            if (ticks / TimeSpan.TicksPerDay != last) days++;
            last = ticks / TimeSpan.TicksPerDay;
        }

        return days == 0 ? double.NaN : (double)hours.Count / days;
    }
}
