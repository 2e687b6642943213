using SysTrade.Domain.Errors;

namespace SysTrade.Quant.Correlations;

/// <summary>Correlations between named assets. Immutable; NaN where one is not known.</summary>
/// <remarks>Symmetric, kept as one triangle. Safe for concurrent use.</remarks>
public sealed partial class CorrelationMatrix
{
    private readonly double[] _triangle;
    private readonly Lazy<Dictionary<string, int>> _positions;
    private readonly Lazy<bool[]> _hasData;

    internal CorrelationMatrix(IReadOnlyList<string> names, double[] triangle, bool isBoring = false)
    {
        if (triangle.Length != TriangleSize(names.Count)) throw new ArgumentException($"{triangle.Length} values for {names.Count} assets.", nameof(triangle));
        Names = names;
        _triangle = triangle;
        IsBoring = isBoring;
        _hasData = new(() => [.. Enumerable.Range(0, Names.Count).Select(CountsAsKnown)]);
        _positions = new(() => Names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal));
    }

    /// <summary>Creates a matrix from all its values.</summary>
    /// <exception cref="SysTradeException"><c>MatrixShape</c>: not square with one row for each name, or not symmetric.</exception>
    public CorrelationMatrix(IReadOnlyList<string> names, double[,] values)
        : this(names, Triangle(names, values))
    {
    }

    /// <summary>The assets, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of assets.</summary>
    public int Count => Names.Count;

    /// <summary>True when nothing was estimated and every pair was given the same value, so that there is no structure to cluster by.</summary>
    public bool IsBoring { get; }

    /// <summary>Correlation of two assets by position.</summary>
    public double this[int i, int j] => _triangle[At(i, j)];

    /// <summary>Correlation of two assets by name.</summary>
    /// <exception cref="UnknownNameException">There is no such asset.</exception>
    public double this[string a, string b] => this[Position(a), Position(b)];

    /// <summary>True when no value is missing.</summary>
    public bool AllPresent => !_triangle.Any(double.IsNaN);

    /// <summary>True when every value is missing.</summary>
    public bool AllMissing => _triangle.All(double.IsNaN);

    /// <summary>Mean of the known correlations between different assets; NaN when none is known.</summary>
    public double AverageCorrelation
    {
        get
        {
            var (sum, count) = (0.0, 0);
            for (var i = 1; i < Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (double.IsNaN(this[i, j])) continue;
                    sum += this[i, j];
                    count++;
                }
            }

            return count == 0 ? double.NaN : sum / count;
        }
    }

    /// <summary>The matrix that says nothing: one on the diagonal, the same value everywhere else.</summary>
    public static CorrelationMatrix Boring(IReadOnlyList<string> names, double offDiagonal = 0.99)
    {
        var triangle = new double[TriangleSize(names.Count)];
        Array.Fill(triangle, offDiagonal);
        for (var i = 0; i < names.Count; i++) triangle[At(i, i)] = 1;
        return new CorrelationMatrix(names, triangle, isBoring: true);
    }

    /// <summary>The matrix of uncorrelated assets.</summary>
    public static CorrelationMatrix Identity(IReadOnlyList<string> names) => Boring(names, 0);

    /// <summary>Some of the assets, in the order given.</summary>
    /// <exception cref="UnknownNameException">There is no such asset.</exception>
    public CorrelationMatrix Subset(IReadOnlyList<string> names)
    {
        var rows = names.Select(Position).ToArray();
        var triangle = new double[TriangleSize(rows.Length)];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j <= i; j++) triangle[At(i, j)] = this[rows[i], rows[j]];
        }

        return new CorrelationMatrix(names, triangle, IsBoring);
    }

    /// <summary>True when an asset has a known correlation with something: two known values in its column, or one when it is alone.</summary>
    public bool HasData(int asset) => _hasData.Value[asset];

    /// <summary>Position of an asset.</summary>
    /// <exception cref="UnknownNameException">There is no such asset.</exception>
    public int Position(string name) => _positions.Value.TryGetValue(name, out var position) ? position : throw new UnknownNameException("asset", name, Names);

    /// <summary>True when the matrix has the asset.</summary>
    public bool Contains(string name) => _positions.Value.ContainsKey(name);

    /// <summary>All values, as a new array.</summary>
    public double[,] ToArray()
    {
        var values = new double[Count, Count];
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++) values[i, j] = this[i, j];
        }

        return values;
    }

    /// <inheritdoc/>
    public override string ToString() => $"CorrelationMatrix: {Count} assets, average {AverageCorrelation:F3}";

    /// <summary>Number of values of one triangle, the diagonal included.</summary>
    internal static int TriangleSize(int count) => count * (count + 1) / 2;

    private bool CountsAsKnown(int asset)
    {
        var known = 0;
        for (var j = 0; j < Count; j++) known += double.IsNaN(this[asset, j]) ? 0 : 1;
        return known >= Math.Min(2, Count);
    }

    /// <summary>Place of a pair in the triangle.</summary>
    internal static int At(int i, int j) => i >= j ? (i * (i + 1) / 2) + j : (j * (j + 1) / 2) + i;

    private static double[] Triangle(IReadOnlyList<string> names, double[,] values)
    {
        var n = names.Count;
        if (values.GetLength(0) != n || values.GetLength(1) != n)
        {
            throw new SysTradeException(
                "MatrixShape", SysErrorKind.InvalidData, $"A correlation matrix has {values.GetLength(0)} x {values.GetLength(1)} values for {n} assets; it must be {n} x {n}.");
        }

        var triangle = new double[TriangleSize(n)];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                triangle[At(i, j)] = values[i, j];
                if (values[i, j].Equals(values[j, i]) || Math.Abs(values[i, j] - values[j, i]) < 1e-9) continue;
                throw new SysTradeException(
                    "MatrixShape", SysErrorKind.InvalidData,
                    $"The correlation of '{names[i]}' with '{names[j]}' is {values[i, j]:R} one way and {values[j, i]:R} the other; it must be the same.");
            }
        }

        return triangle;
    }
}
