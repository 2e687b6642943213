using System.IO.Compression;
using System.Text.Json;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

/// <summary>The reference's answers to a number of single optimisation problems.</summary>
internal sealed record GoldenProblem(
    int Id, AssetEstimates Estimates, IReadOnlyDictionary<string, double[]> Weights, string[][]? Clusters, double[,] Cleaned, double[] DiversificationWeights, double Multiplier25, double Multiplier13)
{
    public static IReadOnlyList<GoldenProblem> Load()
    {
        using var file = File.OpenRead(SharedFolder.File("golden", "d_units", "optimisers.json.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray().Select(Read)];
    }

    public override string ToString() => $"problem {Id}";

    private static GoldenProblem Read(JsonElement e)
    {
        var names = e.GetProperty("names").EnumerateArray().Select(n => n.GetString()!).ToArray();
        var years = e.GetProperty("data_length").GetInt32() / PeriodsPerYear.Weeks;
        var estimates = new AssetEstimates(new CorrelationMatrix(names, Matrix(e.GetProperty("corr"))), Numbers(e.GetProperty("mean")), Numbers(e.GetProperty("stdev")), years);
        return new GoldenProblem(
            e.GetProperty("id").GetInt32(),
            estimates,
            e.GetProperty("results").EnumerateObject().ToDictionary(r => r.Name, r => names.Select(n => Number(r.Value.GetProperty(n))).ToArray()),
            e.GetProperty("clusters").ValueKind == JsonValueKind.Null ? null : [.. e.GetProperty("clusters").EnumerateArray().Select(c => c.EnumerateArray().Select(n => n.GetString()!).ToArray())],
            Matrix(e.GetProperty("cleaned")),
            Numbers(e.GetProperty("dm_weights")),
            Number(e.GetProperty("div_mult_dmmax2.5")),
            Number(e.GetProperty("div_mult_dmmax1.3")));
    }

    private static double[,] Matrix(JsonElement e)
    {
        var rows = e.EnumerateArray().Select(Numbers).ToArray();
        var values = new double[rows.Length, rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++) values[i, j] = rows[i][j];
        }

        return values;
    }

    private static double[] Numbers(JsonElement e) => [.. e.EnumerateArray().Select(Number)];

    private static double Number(JsonElement e) => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : GoldenCsv.Number(e.GetString()!);
}
