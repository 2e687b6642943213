using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.Risk;

/// <summary>Covariances between named assets. Immutable; NaN where one is not known.</summary>
public sealed class Covariance
{
    private readonly double[,] _values;

    private Covariance(IReadOnlyList<string> names, double[,] values)
    {
        Names = names;
        _values = values;
    }

    /// <summary>The assets, in alphabetical order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of assets.</summary>
    public int Count => Names.Count;

    /// <summary>Covariance of two assets by position.</summary>
    public double this[int i, int j] => _values[i, j];

    /// <summary>Covariance from correlations and standard deviations.</summary>
    /// <param name="correlations">The correlations.</param>
    /// <param name="deviations">
    /// A standard deviation for each asset of the correlations. All rows and columns of an asset with a missing one, or without known correlations, are NaN.
    /// </param>
    /// <exception cref="UnknownNameException">An asset has no standard deviation.</exception>
    public static Covariance From(CorrelationMatrix correlations, IReadOnlyDictionary<string, double> deviations)
    {
        var names = correlations.Names.Order(StringComparer.Ordinal).ToArray();
        var rows = names.Select(correlations.Position).ToArray();
        var scale = new double[names.Length];
        for (var i = 0; i < scale.Length; i++)
        {
            if (!deviations.TryGetValue(names[i], out scale[i])) throw new UnknownNameException("standard deviation", names[i], deviations.Keys);
            if (!correlations.HasData(rows[i])) scale[i] = double.NaN;
        }

        var values = new double[names.Length, names.Length];
        for (var i = 0; i < scale.Length; i++)
        {
            for (var j = 0; j < scale.Length; j++) values[i, j] = scale[i] * correlations[rows[i], rows[j]] * scale[j];
        }

        return new Covariance(names, values);
    }

    /// <summary>True when an asset has a known covariance, its own variance included.</summary>
    public bool HasData(int asset)
    {
        for (var j = 0; j < Count; j++)
        {
            if (!double.IsNaN(_values[asset, j])) return true;
        }

        return false;
    }

    /// <summary>All values, as a new array.</summary>
    public double[,] ToArray() => (double[,])_values.Clone();
}
