using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Handcrafting;

/// <summary>The complete handcrafting method for long-only portfolios: groups of up to three, uncertain correlations, Sharpe ratios, a risk target.</summary>
/// <remarks>
/// More than three instruments are split into up to three groups by the correlations of their last 100 weeks, each group again, until groups have three
/// or fewer. Within a group shares of risk come from uncertain correlations and are tilted by Sharpe ratio (99 quantiles). Groups are then
/// weighed like instruments, by the returns they had invested by their cash weights; an instrument's share is that of its group times the group's
/// diversification multiplier times its share in the group. Cash weights are shares of risk over volatility.
/// A return of exactly zero counts as missing. Where correlations are not known, they count as the average of the known ones.
/// Too much risk for the target: part stays in cash. Too little: leverage, or without it capital moves from the instruments calmer than the target to the
/// others, so that the two groups, each handcrafted, together have the target's risk (where all are above it, the calmer half counts as calm).
/// Differs from pysystemtrade's <c>full_handcrafting</c>, its source, in exact optima instead of ones stopped early; in the partition, which hits the
/// target because the split of capital is used as it is solved; and in that the natural risk heeds <see cref="HandcraftingOptions.UseSharpeRatios"/>.
/// </remarks>
public static class Handcrafting
{
    private const double FewVolatile = 0.2;

    /// <summary>Handcrafts a portfolio.</summary>
    /// <param name="weeklyReturns">Weekly returns as fractions, a column for each instrument.</param>
    /// <param name="options">Risk target and tilt.</param>
    /// <returns>The portfolio; instruments with fewer than two different returns have NaN weights.</returns>
    /// <exception cref="SysTradeException">
    /// <c>NothingToFit</c>: no instrument has enough data. <c>RiskTargetOutOfReach</c>: no instrument, or not the group of volatile ones, has so much risk.
    /// <c>ParameterOutOfRange</c>: the target is not positive.
    /// </exception>
    public static HandcraftedPortfolio Optimise(Frame weeklyReturns, HandcraftingOptions options)
    {
        if (options.RiskTarget is { } wrong && !(wrong > 0))
        {
            throw new SysTradeException(
                "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"The risk target is {wrong:R}; it must be positive.", null, wrong);
        }

        var sampling = Sampling.Weekly(weeklyReturns.Index);
        var (natural, valid) = Natural(weeklyReturns, sampling, options.UseSharpeRatios) ?? throw new SysTradeException(
            "NothingToFit", SysErrorKind.InvalidData,
            $"None of the {weeklyReturns.ColumnCount} instruments has two different returns; there must be one or more that has.");
        var warnings = new List<string>();
        var (cash, adjustment) = ToTarget(natural, options, warnings);
        var shares = adjustment == RiskAdjustment.Partitioned ? Group.Normalised([.. cash.Select((w, i) => w * natural.Volatilities[i])]) : natural.VolatilityWeights;
        return new HandcraftedPortfolio(
            weeklyReturns.Names, Spread(shares, valid, weeklyReturns.ColumnCount), Spread(cash, valid, weeklyReturns.ColumnCount),
            sampling.Volatility(natural.Invested(cash)), natural.Risk, adjustment, natural.Describe(), warnings);
    }

    /// <summary>The portfolio of the instruments that have two different returns, and their columns; null when there is none.</summary>
    internal static (Group Portfolio, int[] Columns)? Natural(Frame returns, Sampling sampling, bool useSharpeRatios)
    {
        var columns = returns.Names.Select((_, c) => returns.Column(c).Replace(0, double.NaN).ToArray()).ToArray();
        var valid = Enumerable.Range(0, columns.Length).Where(c => Statistics.StandardDeviation(columns[c]) > 0).ToArray();
        if (valid.Length == 0) return null;
        return (new Group(sampling, [.. valid.Select(c => returns.Names[c])], [.. valid.Select(c => columns[c])], useSharpeRatios), valid);
    }

    private static (double[] Cash, RiskAdjustment Adjustment) ToTarget(Group natural, HandcraftingOptions options, List<string> warnings)
    {
        if (options.RiskTarget is not { } target || natural.Risk == target) return (natural.CashWeights, RiskAdjustment.None);
        if (natural.Risk < target && !options.AllowLeverage) return (Partitioned(natural, target, options.UseSharpeRatios, warnings), RiskAdjustment.Partitioned);
        var scale = target / natural.Risk;
        return ([.. natural.CashWeights.Select(w => w * scale)], scale < 1 ? RiskAdjustment.PartInCash : RiskAdjustment.Leveraged);
    }

    private static double[] Partitioned(Group natural, double target, bool useSharpeRatios, List<string> warnings)
    {
        var isHigh = natural.Volatilities.Select(v => v > target).ToArray();
        var count = isHigh.Count(h => h);
        if (count == 0) throw OutOfReach(target, $"the most volatile instrument has {natural.Volatilities.Max():F4}");
        if (count == isHigh.Length)
        {
            if (count == 1) throw OutOfReach(target, $"the only instrument has {natural.Risk:F4} over the history");
            foreach (var calm in Enumerable.Range(0, count).OrderBy(i => natural.Volatilities[i]).Take(count - (count / 2))) isHigh[calm] = false;
        }
        else if (count < isHigh.Length * FewVolatile)
        {
            warnings.Add($"Only {count} of {isHigh.Length} instruments are more volatile than the risk target of {target:F4}; the portfolio is concentrated in them.");
        }

        var high = natural.Part([.. natural.Names.Where((_, i) => isHigh[i])], useSharpeRatios);
        var low = natural.Part([.. natural.Names.Where((_, i) => !isHigh[i])], useSharpeRatios);
        var share = HighShare(high, low, target);
        var cash = new double[isHigh.Length];
        for (int i = 0, h = 0, l = 0; i < cash.Length; i++) cash[i] = isHigh[i] ? share * high.CashWeights[h++] : (1 - share) * low.CashWeights[l++];
        return cash;
    }

    /// <summary>The share of capital in the volatile group at which both together have the target's variance.</summary>
    private static double HighShare(Group high, Group low, double target)
    {
        var state = default(CorrelationState);
        for (var row = 0; row < high.Returns.Length; row++) state.Add(high.Returns[row], low.Returns[row]);
        var shared = high.Risk * low.Risk * state.Result;
        var a = (high.Risk * high.Risk) + (low.Risk * low.Risk) - (2 * shared);
        var b = 2 * (shared - (low.Risk * low.Risk));
        var c = (low.Risk * low.Risk) - (target * target);
        var share = (-b + Math.Sqrt((b * b) - (4 * a * c))) / (2 * a);
        return share is >= 0 and <= 1 ? share : throw OutOfReach(target, $"the volatile instruments together have {high.Risk:F4} and the calm ones {low.Risk:F4}");
    }

    private static double[] Spread(double[] weights, int[] places, int count)
    {
        var all = new double[count];
        Array.Fill(all, double.NaN);
        for (var i = 0; i < places.Length; i++) all[places[i]] = weights[i];
        return all;
    }

    private static SysTradeException OutOfReach(double target, string fact) => new(
        "RiskTargetOutOfReach", SysErrorKind.InvalidArgument, $"The risk target is {target:F4} and {fact}; without leverage it cannot be reached.",
        "Lower the target, add riskier instruments, or allow leverage.", target);
}
