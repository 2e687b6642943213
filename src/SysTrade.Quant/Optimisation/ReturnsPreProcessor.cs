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
        if (instruments.Count == 0) throw new SysTradeException("NothingToFit", SysErrorKind.InvalidArgument, "There are no instruments to make net returns of; there must be one or more.");
        _options = instruments.Count > 1 ? options : options with { PoolGrossReturns = false, UsePooledCosts = false, UsePooledTurnover = false };
        if (_options is { UsePooledCosts: false, UsePooledTurnover: true } && turnovers is null)
        {
            throw new SysTradeException(
                "TurnoversNeeded", SysErrorKind.InvalidArgument, "Costs are to be pooled by turnover, and no turnovers were given.", "Give the turnovers, or set use_pooled_turnover to false.");
        }

        _turnovers = turnovers;
        _instruments = [.. instruments.Select(i => Prepare(i, options.Conventions.CostsAveragedOverCostDays))];
    }

    /// <summary>Net returns for fitting an instrument's weights: of all instruments when gross returns are pooled, and always at this instrument's costs.</summary>
    /// <returns>Returns in currency by the options' frequency. A period without any day's profit is missing, or zero in pysystemtrade's way.</returns>
    /// <exception cref="UnknownNameException">There is no such instrument, or an asset has no turnover.</exception>
    public NetReturns NetReturnsFor(string instrument)
    {
        var gross = _options.PoolGrossReturns ? [.. _instruments.Select(i => i.Gross)] : new[] { Find(instrument).Gross };
        if (_options.EqualiseGross) gross = Equalised(gross);
        var costs = CostSharpeRatios(instrument);
        var net = gross.Select(g => Sampled(Frame.Concat(g.Names, [.. g.Names.Select((n, c) => g.Column(c) + DailyCost(g.Values(c), costs[n]))], g.Index))).ToArray();
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
        if (_options.UsePooledCosts) return _instruments.Average(i => i.Costs.TryGetValue(asset, out var cost) ? cost : throw new UnknownNameException("asset", asset, i.Costs.Keys, i.Name));
        if (!_options.UsePooledTurnover) return own.Costs[asset];
        var all = _instruments.Select(i => Turnover(i.Name, asset)).Where(t => !double.IsNaN(t)).ToArray();
        var turnover = Turnover(own.Name, asset);
        return turnover > 0 ? own.Costs[asset] / turnover * all.Average() : double.NaN;
    }

    private double Turnover(string instrument, string asset)
    {
        if (!_turnovers!.TryGetValue(instrument, out var byAsset)) throw new UnknownNameException("turnover of an instrument", instrument, _turnovers.Keys);
        return byAsset.TryGetValue(asset, out var turnover) ? turnover : throw new UnknownNameException("turnover of an asset", asset, byAsset.Keys, instrument);
    }

    private Instrument Find(string name) => _instruments.FirstOrDefault(i => i.Name == name) ?? throw new UnknownNameException("instrument", name, _instruments.Select(i => i.Name));

    private double DailyCost(ReadOnlySpan<double> gross, double sharpeRatio) => sharpeRatio * _options.CostMultiplier / RootBusinessDays * Statistics.StandardDeviation(gross);

    private Frame Sampled(Frame net)
    {
        var sums = net.To(_options.Frequency, Aggregation.Sum);
        if (_options.Conventions.EmptyPeriodsAreZero) return sums;
        var last = net.To(_options.Frequency, Aggregation.Last);
        return Frame.Concat(sums.Names, [.. sums.Names.Select((_, c) => BlankWhereMissing(sums.Column(c), last.Values(c)))], sums.Index);
    }

    private static TimeSeries BlankWhereMissing(TimeSeries sums, ReadOnlySpan<double> last)
    {
        var values = sums.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(last[i])) values[i] = double.NaN;
        }

        return sums.With(values);
    }

    /// <summary>Every column of every frame shifted to the average of the assets' means over all frames; what varies stays.</summary>
    private static Frame[] Equalised(Frame[] frames)
    {
        var names = frames.SelectMany(f => f.Names).Distinct();
        var means = names.Select(n => Statistics.Mean([.. frames.Where(f => f.Contains(n)).SelectMany(f => f[n].ToArray())]));
        var average = Statistics.Mean([.. means]);
        return [.. frames.Select(f => f.MapColumns(c => c + (average - Statistics.Mean(c.Values))))];
    }

    private static Instrument Prepare(InstrumentPandl pandl, bool overCostDays)
    {
        var gross = pandl.Gross.To(Frequency.BusinessDay, Aggregation.Sum).MapColumns(static c => c.Replace(0, double.NaN));
        var costs = gross.Names.ToDictionary(
            n => n, n => CostSharpeRatio(gross[n].Values, pandl.Costs[n].To(Frequency.BusinessDay, Aggregation.Sum).Values, overCostDays), StringComparer.Ordinal);
        return new Instrument(pandl.Name, gross, costs);
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

    private sealed record Instrument(string Name, Frame Gross, IReadOnlyDictionary<string, double> Costs);
}
