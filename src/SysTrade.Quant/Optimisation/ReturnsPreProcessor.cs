using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Optimisation;

/// <summary>Makes the net returns an optimiser takes out of profits before costs and costs.</summary>
/// <remarks>
/// Profits and costs are summed by business day. A day's profit of exactly zero counts as missing, so that time without a position does not make an asset look
/// quiet. A cost is expressed as an annual Sharpe ratio, 16 times the mean cost over the deviation of the daily profit, pooled and multiplied as
/// the options say, and taken off each day's profit as that share of the deviation. The deviation is that of the whole history, so the size of costs
/// (not the profits) looks ahead. Source: pysystemtrade, <c>sysquant.optimisation.pre_processing</c> and <c>sysquant.returns</c>. Safe for concurrent use.
/// </remarks>
public sealed class ReturnsPreProcessor
{
    private const double RootBusinessDays = 16;

    private readonly PreProcessingOptions _options;
    private readonly Instrument[] _instruments;
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? _turnovers;

    /// <summary>Takes the profits of the instruments that are fitted together.</summary>
    /// <param name="instruments">At least one. With only one (instrument weights: the group of all subsystems) nothing is pooled.</param>
    /// <param name="options">Pooling and costs.</param>
    /// <param name="turnovers">Annual turnover by instrument, then asset; needed when turnover is pooled.</param>
    /// <exception cref="SysTradeException"><c>NothingToFit</c>: no instrument; <c>TurnoversNeeded</c>.</exception>
    public ReturnsPreProcessor(
        IReadOnlyList<InstrumentPandl> instruments, PreProcessingOptions options, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>>? turnovers = null)
    {
        if (instruments.Count == 0)
        {
            throw new SysTradeException("NothingToFit", SysErrorKind.InvalidArgument, "There are no instruments to make net returns of; there must be one or more.");
        }

        _options = instruments.Count > 1 ? options : options with { PoolGrossReturns = false, UsePooledCosts = false, UsePooledTurnover = false };
        if (_options is { UsePooledCosts: false, UsePooledTurnover: true } && turnovers is null)
        {
            throw new SysTradeException(
                "TurnoversNeeded", SysErrorKind.InvalidArgument,
                "Costs are to be pooled by turnover, and no turnovers were given.", "Give the turnovers, or set use_pooled_turnover to false.");
        }

        _turnovers = turnovers;
        _instruments = [.. instruments.Select(i => Prepare(i, options.Frequency, options.Conventions.CostsAveragedOverCostDays))];
    }

    /// <summary>The instruments that are fitted together.</summary>
    public IReadOnlyList<string> Instruments => [.. _instruments.Select(i => i.Name)];

    /// <summary>Net returns for fitting an instrument's weights: of all instruments when gross returns are pooled, and always at this instrument's costs.</summary>
    /// <returns>Returns in currency by the options' frequency. A period without any day's profit is missing, or zero in pysystemtrade's way.</returns>
    /// <exception cref="UnknownNameException">There is no such instrument, or an asset has no turnover.</exception>
    public NetReturns NetReturnsFor(string instrument)
    {
        var pool = _options.PoolGrossReturns ? _instruments : [Find(instrument)];
        var shifts = _options.EqualiseGross ? MeanShifts(pool) : null;
        var costs = CostSharpeRatios(instrument);
        var net = pool.Select((g, member) => Net(g, asset => DailyCost(g.Deviations[asset], costs[g.Sums.Names[asset]]) + (shifts?[member][asset] ?? 0))).ToArray();
        return new NetReturns(PooledRows.Stack(net, absent: double.NaN), _options.Frequency, net.Length);
    }

    /// <summary>Annual cost Sharpe ratio of each asset (negative), pooled as the options say, before the cost multiplier.</summary>
    /// <returns>NaN for an asset without profits, or without turnover of its own when turnover is pooled.</returns>
    /// <exception cref="UnknownNameException">There is no such instrument, or an asset has no turnover.</exception>
    public IReadOnlyDictionary<string, double> CostSharpeRatios(string instrument)
    {
        var own = Find(instrument);
        return own.Costs.Keys.ToDictionary(asset => asset, asset => Pooled(own, asset), StringComparer.Ordinal);
    }

    private double Pooled(Instrument own, string asset)
    {
        if (_options.UsePooledCosts) return _instruments.Average(i => Cost(i, asset));
        if (!_options.UsePooledTurnover) return own.Costs[asset];
        var all = _instruments.Select(i => Turnover(i.Name, asset)).Where(t => !double.IsNaN(t)).ToArray();
        var turnover = Turnover(own.Name, asset);
        return turnover > 0 ? own.Costs[asset] / turnover * all.Average() : double.NaN;
    }

    private static double Cost(Instrument instrument, string asset) =>
        instrument.Costs.TryGetValue(asset, out var cost) ? cost : throw new UnknownNameException("asset", asset, instrument.Costs.Keys, instrument.Name);

    private double Turnover(string instrument, string asset)
    {
        if (!_turnovers!.TryGetValue(instrument, out var byAsset)) throw new UnknownNameException("turnover of an instrument", instrument, _turnovers.Keys);
        return byAsset.TryGetValue(asset, out var turnover) ? turnover : throw new UnknownNameException("turnover of an asset", asset, byAsset.Keys, instrument);
    }

    private Instrument Find(string name) =>
        _instruments.FirstOrDefault(i => i.Name == name) ?? throw new UnknownNameException("instrument", name, _instruments.Select(i => i.Name));

    private double DailyCost(double deviation, double sharpeRatio) => sharpeRatio * _options.CostMultiplier / RootBusinessDays * deviation;

    /// <summary>Adding an amount to each day's profit adds it to the sum of a period as often as the period has days with a profit.</summary>
    private Frame Net(Instrument gross, Func<int, double> daily)
    {
        var columns = new double[gross.Sums.ColumnCount][];
        for (var c = 0; c < columns.Length; c++)
        {
            var (sums, days, amount) = (gross.Sums.Column(c), gross.Days.Column(c), daily(c));
            var net = new double[sums.Count];
            for (var i = 0; i < net.Length; i++)
            {
                net[i] = days[i] > 0 && !double.IsNaN(amount) ? sums[i] + (days[i] * amount) : _options.Conventions.EmptyPeriodsAreZero ? 0 : double.NaN;
            }

            columns[c] = net;
        }

        return new Frame(gross.Sums.Index, gross.Sums.Names, columns);
    }

    /// <summary>What every day's profit is shifted by to bring all to the average of the assets' means over all instruments; what varies stays.</summary>
    private static double[][] MeanShifts(Instrument[] pool)
    {
        var means = pool.SelectMany(p => p.Sums.Names.Select((name, asset) => (name, Sum: Statistics.Sum(p.Sums.Values(asset)), Days: Statistics.Sum(p.Days.Values(asset)))))
            .GroupBy(m => m.name, StringComparer.Ordinal).Select(g => g.Sum(m => m.Sum) / g.Sum(m => m.Days));
        var average = Statistics.Mean([.. means]);
        return [.. pool.Select(p => p.Sums.Names.Select((_, asset) => average - (Statistics.Sum(p.Sums.Values(asset)) / Statistics.Sum(p.Days.Values(asset)))).ToArray())];
    }

    private static Instrument Prepare(InstrumentPandl pandl, Frequency frequency, bool overCostDays)
    {
        var gross = pandl.Gross.To(Frequency.BusinessDay, Aggregation.Sum).MapColumns(static c => c.Replace(0, double.NaN));
        var costs = gross.Names.ToDictionary(
            n => n, n => CostSharpeRatio(gross[n].Values, pandl.Costs[n].To(Frequency.BusinessDay, Aggregation.Sum).Values, overCostDays), StringComparer.Ordinal);
        return new Instrument(
            pandl.Name, gross.To(frequency, Aggregation.Sum), gross.MapColumns(static c => c.Map(default(Presence))).To(frequency, Aggregation.Sum),
            [.. gross.Names.Select((_, c) => Statistics.StandardDeviation(gross.Values(c)))], costs);
    }

    private static double CostSharpeRatio(ReadOnlySpan<double> gross, ReadOnlySpan<double> costs, bool overCostDays)
    {
        var days = Statistics.Count(gross);
        if (overCostDays)
        {
            days = 0;
            foreach (var cost in costs) days += cost == 0 || double.IsNaN(cost) ? 0 : 1;
        }

        return RootBusinessDays * (Statistics.Sum(costs) / days) / Statistics.StandardDeviation(gross);
    }

    /// <summary>One instrument made ready: sums and days of profit of each period, deviations of daily profit, cost Sharpe ratios.</summary>
    private sealed record Instrument(string Name, Frame Sums, Frame Days, double[] Deviations, IReadOnlyDictionary<string, double> Costs);

    /// <summary>One where there is a value, zero where there is none.</summary>
    private readonly struct Presence : IUnaryOperation
    {
        public double Invoke(double x) => double.IsNaN(x) ? 0 : 1;
    }
}
