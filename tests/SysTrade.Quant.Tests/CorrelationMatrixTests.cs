using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;

namespace SysTrade.Quant.Tests;

public sealed class CorrelationMatrixTests
{
    private const double Nan = double.NaN;
    private static readonly string[] Abc = ["a", "b", "c"];

    private static readonly Gen<CorrelationMatrix> Random = Gen.Double[-1, 1].Array[10].Select(v =>
    {
        var values = new double[5, 5];
        for (int i = 0, k = 0; i < 5; i++)
        {
            values[i, i] = 1;
            for (var j = 0; j < i; j++) values[i, j] = values[j, i] = v[k++];
        }

        return new CorrelationMatrix(["a", "b", "c", "d", "e"], values);
    });

    [Fact]
    public void Indexing_IsSymmetric_ByNameAndPosition()
    {
        var m = Matrix(0.1, 0.2, 0.3);
        Assert.Equal([0.1, 0.2, 0.3, 0.3, 1], [m["a", "b"], m["c", "a"], m["b", "c"], m[2, 1], m[1, 1]]);
        Assert.Equal(["b"], Assert.Throws<UnknownNameException>(() => new CorrelationMatrix(["b"], new double[,] { { 1 } })["bb", "b"]).Nearest);
    }

    [Fact]
    public void Constructor_BadShape_IsRejected()
    {
        Assert.Equal("MatrixShape", Assert.Throws<SysTradeException>(() => new CorrelationMatrix(Abc, new double[2, 3])).ErrorId);
        Assert.Equal("MatrixShape", Assert.Throws<SysTradeException>(() => new CorrelationMatrix(["a", "b"], new[,] { { 1, 0.2 }, { 0.3, 1 } })).ErrorId);
    }

    [Fact]
    public void Average_KnownPairsOnly() => Assert.Equal(0.2, Matrix(0.1, Nan, 0.3).AverageCorrelation, 1e-15);

    [Fact]
    public void Clean_NothingMissing_IsSameObject()
    {
        var m = Matrix(0.1, 0.2, 0.3);
        Assert.Same(m, m.Clean());
    }

    [Fact]
    public void Clean_MissingPair_TakesAverageWhenBothHaveData()
    {
        var m = Matrix(Nan, 0.5, 0.75);
        Assert.Equal(0.625, m.Clean()["a", "b"]);
        Assert.Equal(0.99, m.Clean([false, false, true])["a", "b"]);
        Assert.Equal(0.99, m.Clean([false, true, true])["a", "b"]);
        Assert.Equal(0, m.Clean([false, true, true], 0)["a", "b"]);
        Assert.Equal(0.75, m.Clean([false, false, false])["b", "c"]);
    }

    [Fact]
    public void Clean_EverythingMissing_IsBoring()
    {
        var values = new double[3, 3];
        for (var i = 0; i < 9; i++) values[i / 3, i % 3] = Nan;
        var cleaned = new CorrelationMatrix(Abc, values).Clean(offDiagonal: 0.4);
        Assert.True(cleaned.IsBoring);
        Assert.Equal((1, 0.4), (cleaned[1, 1], cleaned[2, 1]));
    }

    [Fact]
    public void FloorAndClip_LimitAllButDiagonal()
    {
        var m = Matrix(-0.5, 0.995, Nan);
        Assert.Equal([0, 0.995, Nan, 1], Values(m.FloorAtZero()));
        Assert.Equal([-0.3, 0.3, Nan, 1], Values(m.Clip(-0.3)));
        static double[] Values(CorrelationMatrix x) => [x["a", "b"], x["a", "c"], x["b", "c"], x[0, 0]];
    }

    [Fact]
    public void Shrink_PartOfTheWay()
    {
        var m = Matrix(0.1, 0.2, 0.3);
        Assert.Same(m, m.Shrink(0));
        Assert.Equal(0.15, m.Shrink(0.5)["a", "b"], 1e-15);
        Assert.Equal(0.03, m.ShrinkTowards(0, 0.7)["a", "b"], 1e-15);
        Assert.Equal(1, m.ShrinkTowards(0, 0.7)[0, 0], 1e-15);
        Assert.True(m.Shrink(1).IsBoring);
        Assert.Equal(0.2, m.Shrink(1)["a", "b"], 1e-15);
    }

    [Fact]
    public void Subset_TakesOrderGiven()
    {
        var m = Matrix(0.1, 0.2, 0.3).Subset(["c", "a"]);
        Assert.Equal(["c", "a"], m.Names);
        Assert.Equal(0.2, m[0, 1]);
        Assert.Throws<UnknownNameException>(() => m.Subset(["b"]));
    }

    [Fact]
    public void HasData_NeedsSomethingBesidesTheDiagonal()
    {
        var m = Matrix(0.1, Nan, Nan);
        Assert.Equal([true, true, false], [m.HasData(0), m.HasData(1), m.HasData(2)]);
        Assert.True(CorrelationMatrix.Identity(["alone"]).HasData(0));
    }

    [Fact]
    public void Quantise_RoundsToStep() => Assert.Equal(0.4, Matrix(0.45, 0, 0).Quantise()["a", "b"], 1e-15);

    [Fact]
    public void PositiveSemiDefinite_KnownMatrices()
    {
        Assert.True(Matrix(0.5, 0.5, 0.5).IsPositiveSemiDefinite);
        Assert.True(CorrelationMatrix.Boring(Abc, 1).IsPositiveSemiDefinite);
        Assert.False(Matrix(0.9, 0.9, -0.9).IsPositiveSemiDefinite);
        Assert.False(Matrix(0.9, Nan, -0.9).IsPositiveSemiDefinite);
    }

    [Fact]
    public void Nearest_AnyMatrix_IsPositiveSemiDefiniteWithUnitDiagonal() => Random.Sample(m =>
    {
        var nearest = m.NearestPositiveSemiDefinite();
        for (var i = 0; i < 5; i++) Assert.Equal(1, nearest[i, i], 1e-6);
        Assert.True(nearest.ShrinkTowards(0, 1e-4).IsPositiveSemiDefinite);
        if (!m.ShrinkTowards(0, -1e-6).IsPositiveSemiDefinite) return;
        for (var i = 0; i < 5; i++) Assert.Equal(m[i, 0], nearest[i, 0], 1e-12);
    });

    [Fact]
    public void Nearest_AssetWithoutData_StaysMissing()
    {
        var nearest = Matrix(0.5, Nan, Nan).NearestPositiveSemiDefinite();
        Assert.Equal(0.5, nearest["a", "b"], 1e-12);
        Assert.True(double.IsNaN(nearest["a", "c"]));
    }

    private static CorrelationMatrix Matrix(double ab, double ac, double bc) => new(Abc, new[,] { { 1, ab, ac }, { ab, 1, bc }, { ac, bc, 1 } });
}
