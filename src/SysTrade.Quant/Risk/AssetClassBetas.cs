using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Risk;

/// <summary>How much instruments and portfolios move with the indexes of asset classes: slopes of least-squares lines over the past rows.</summary>
/// <remarks>
/// The index of a class is the mean of its instruments' returns, each divided by its standard deviation over the window, times the mean of these deviations:
/// every instrument moves it equally. Everything is worked out anew for each row from the rows of its window alone, so nothing looks ahead.
/// Source: pysystemtrade, <c>sysproduction.reporting.data.risk</c>.
/// </remarks>
public sealed class AssetClassBetas
{
    private readonly Frame _returns;
    private readonly int[] _classOf;
    private readonly int _window;
    private readonly int _minPeriods;

    /// <summary>Sets returns up.</summary>
    /// <param name="returns">Returns by instrument, as fractions; NaN where there is none.</param>
    /// <param name="assetClasses">Asset class of each instrument, in the order of the returns.</param>
    /// <param name="window">Rows of past that count: a year of business days unless given.</param>
    /// <param name="minPeriods">Rows two series must have in common.</param>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c>.</exception>
    public AssetClassBetas(Frame returns, IReadOnlyList<string> assetClasses, int window = 256, int minPeriods = 20)
    {
        if (assetClasses.Count != returns.ColumnCount)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidArgument, $"There are {assetClasses.Count} asset classes for {returns.ColumnCount} instruments; there must be one for each.");
        }

        Classes = [.. assetClasses.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        (_returns, _window, _minPeriods) = (returns, window, minPeriods);
        _classOf = [.. assetClasses.Select(c => Classes.ToList().IndexOf(c))];
    }

    /// <summary>The asset classes, sorted.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Slope of each instrument's returns on the index of its own class, row by row; NaN while it is not known.</summary>
    public Frame OfInstruments()
    {
        var betas = Columns(_returns.ColumnCount);
        var indexes = new double[Classes.Count][];
        for (var row = 0; row < _returns.Count; row++)
        {
            var (first, length) = Window(row);
            for (var c = 0; c < indexes.Length; c++) indexes[c] = ClassIndex(c, first, length);
            for (var i = 0; i < betas.Length; i++) betas[i][row] = Slope(_returns.Values(i).Slice(first, length), indexes[_classOf[i]]);
        }

        return new Frame(_returns.Index, _returns.Names, betas);
    }

    /// <summary>Slope of a portfolio's returns on the index of each class, row by row, as if it had had the row's weights throughout the window.</summary>
    /// <param name="weights">Weights by instrument, fractions of capital, on moments of their own; those in force count. A missing one counts as zero.</param>
    public Frame OfPortfolio(Frame weights)
    {
        var aligned = weights.Select(_returns.Names).ReindexFill(_returns.Index);
        var betas = Columns(Classes.Count);
        for (var row = 0; row < _returns.Count; row++)
        {
            var (first, length) = Window(row);
            var portfolio = new double[length];
            Array.Fill(portfolio, double.NaN);
            for (var i = 0; i < _returns.ColumnCount; i++) AddWeighted(_returns.Values(i).Slice(first, length), aligned.Values(i)[row], portfolio);
            for (var c = 0; c < betas.Length; c++) betas[c][row] = Slope(portfolio, ClassIndex(c, first, length));
        }

        return new Frame(_returns.Index, Classes, betas);
    }

    /// <summary>Sum over the instruments of each class of beta times weight.</summary>
    /// <param name="betas">What <see cref="OfInstruments"/> gives.</param>
    /// <param name="weights">Weights by instrument, fractions of capital. A missing one, or a missing beta, counts as zero.</param>
    public Frame Loadings(Frame betas, Frame weights)
    {
        var aligned = betas.ReindexFill(weights.Index);
        double[][] loadings = [.. Classes.Select(_ => new double[weights.Count])];
        for (var i = 0; i < betas.ColumnCount; i++)
        {
            var (beta, weight, loading) = (aligned.Column(i).ToArray(), weights[betas.Names[i]].ToArray(), loadings[_classOf[i]]);
            for (var row = 0; row < loading.Length; row++)
            {
                if (beta[row] * weight[row] is var part && !double.IsNaN(part)) loading[row] += part;
            }
        }

        return new Frame(weights.Index, Classes, loadings);
    }

    private double[][] Columns(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[_returns.Count])];

    private (int First, int Length) Window(int row) => (Math.Max(0, row + 1 - _window), Math.Min(row + 1, _window));

    private double[] ClassIndex(int assetClass, int first, int length)
    {
        var (index, counts, deviations, members) = (new double[length], new int[length], 0.0, 0);
        for (var i = 0; i < _classOf.Length; i++)
        {
            if (_classOf[i] != assetClass) continue;
            var returns = _returns.Values(i).Slice(first, length);
            var deviation = Statistics.StandardDeviation(returns);
            if (!(deviation > 0)) continue;
            (deviations, members) = (deviations + deviation, members + 1);
            for (var t = 0; t < length; t++)
            {
                if (double.IsNaN(returns[t])) continue;
                index[t] += returns[t] / deviation;
                counts[t]++;
            }
        }

        for (var t = 0; t < length; t++) index[t] = counts[t] == 0 ? double.NaN : index[t] / counts[t] * (deviations / members);
        return index;
    }

    private static void AddWeighted(ReadOnlySpan<double> returns, double weight, double[] portfolio)
    {
        if (double.IsNaN(weight) || weight == 0) return;
        for (var t = 0; t < portfolio.Length; t++)
        {
            if (!double.IsNaN(returns[t])) portfolio[t] = (double.IsNaN(portfolio[t]) ? 0 : portfolio[t]) + (weight * returns[t]);
        }
    }

    /// <summary>Slope of the least-squares line of y on x over the rows where both are known.</summary>
    private double Slope(ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        var (n, sumX, sumY) = (0, 0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            if (double.IsNaN(x[t]) || double.IsNaN(y[t])) continue;
            (n, sumX, sumY) = (n + 1, sumX + x[t], sumY + y[t]);
        }

        if (n < _minPeriods) return double.NaN;
        var (meanX, meanY, xx, xy) = (sumX / n, sumY / n, 0.0, 0.0);
        for (var t = 0; t < x.Length; t++)
        {
            if (double.IsNaN(x[t]) || double.IsNaN(y[t])) continue;
            xx += (x[t] - meanX) * (x[t] - meanX);
            xy += (x[t] - meanX) * (y[t] - meanY);
        }

        return xx > 0 ? xy / xx : double.NaN;
    }
}
