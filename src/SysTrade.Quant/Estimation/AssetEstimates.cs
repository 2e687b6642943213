using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.Estimation;

/// <summary>What is known of some assets' returns at a moment: all an optimiser works with. Immutable.</summary>
/// <remarks>Means and deviations are annual, in the units of the returns, in the order of the correlation matrix; NaN where one is not known.</remarks>
public sealed record AssetEstimates
{
    /// <summary>Creates estimates that keep the lists given.</summary>
    /// <param name="correlation">Correlations.</param>
    /// <param name="means">Annual mean returns.</param>
    /// <param name="deviations">Annual standard deviations.</param>
    /// <param name="yearsOfData">Years of data behind them.</param>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c>: not one mean and one deviation for each asset.</exception>
    public AssetEstimates(CorrelationMatrix correlation, IReadOnlyList<double> means, IReadOnlyList<double> deviations, double yearsOfData)
    {
        if (means.Count != correlation.Count || deviations.Count != correlation.Count)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidData,
                $"There are {means.Count} means and {deviations.Count} deviations for the {correlation.Count} assets of the correlations; there must be one of each for each asset.");
        }

        Correlation = correlation;
        Means = means;
        Deviations = deviations;
        YearsOfData = yearsOfData;
    }

    /// <summary>Correlations.</summary>
    public CorrelationMatrix Correlation { get; }

    /// <summary>Annual mean returns.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>Annual standard deviations.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>Years of data behind them; rows pooled from several instruments count each.</summary>
    public double YearsOfData { get; }

    /// <summary>The assets, in order.</summary>
    public IReadOnlyList<string> Names => Correlation.Names;

    /// <summary>Number of assets.</summary>
    public int Count => Correlation.Count;

    /// <summary>Annual Sharpe ratio of each asset.</summary>
    public double[] SharpeRatios()
    {
        var ratios = new double[Count];
        for (var i = 0; i < ratios.Length; i++) ratios[i] = Means[i] / Deviations[i];
        return ratios;
    }

    /// <summary>True when an asset has a mean, a positive deviation and a correlation with something.</summary>
    public bool IsComplete(int asset) => double.IsFinite(Means[asset]) && double.IsFinite(Deviations[asset]) && Deviations[asset] > 0 && Correlation.HasData(asset);

    /// <summary>The estimates of the assets that have all of them, in alphabetical order.</summary>
    public AssetEstimates Complete() => Subset([.. Names.Where((_, i) => IsComplete(i)).Order(StringComparer.Ordinal)]);

    /// <summary>The estimates of some assets, in the order given.</summary>
    /// <exception cref="UnknownNameException">There is no such asset.</exception>
    public AssetEstimates Subset(IReadOnlyList<string> names)
    {
        var rows = names.Select(Correlation.Position).ToArray();
        return new AssetEstimates(Correlation.Subset(names), [.. rows.Select(r => Means[r])], [.. rows.Select(r => Deviations[r])], YearsOfData);
    }

    /// <summary>The same Sharpe ratios at the average deviation: deviations become equal and means are scaled along.</summary>
    /// <remarks>Deviations that are missing do not count in the average and stay missing.</remarks>
    public AssetEstimates WithEqualDeviations()
    {
        var known = Deviations.Where(d => !double.IsNaN(d)).ToArray();
        if (known.Length == 0) return this;
        var average = known.Average();
        return new AssetEstimates(
            Correlation, [.. Means.Select((m, i) => m / (Deviations[i] / average))], [.. Deviations.Select(d => d / (d / average))], YearsOfData);
    }

    /// <summary>Every mean becomes what gives the asset the same Sharpe ratio.</summary>
    public AssetEstimates WithEqualSharpeRatios(double target) => new(Correlation, [.. Deviations.Select(d => target * d)], Deviations, YearsOfData);

    /// <summary>Every Sharpe ratio moves towards a common one: <paramref name="share"/> of the way, 0 to 1.</summary>
    public AssetEstimates ShrinkSharpeRatios(double target, double share) =>
        new(Correlation, [.. Means.Select((m, i) => ((share * target) + ((1 - share) * (m / Deviations[i]))) * Deviations[i])], Deviations, YearsOfData);

    /// <summary>The same with other correlations.</summary>
    public AssetEstimates With(CorrelationMatrix correlation) => new(correlation, Means, Deviations, YearsOfData);

    /// <inheritdoc/>
    public override string ToString() => $"AssetEstimates: {Count} assets, {YearsOfData:F1} years";
}
