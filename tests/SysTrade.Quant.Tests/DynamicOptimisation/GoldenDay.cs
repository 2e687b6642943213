using System.IO.Compression;
using System.Text.Json;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.DynamicOptimisation;

/// <summary>A day of the reference's dynamic optimisation, and its answer.</summary>
internal sealed record GoldenDay(string Date, PositionProblem Problem, IReadOnlyList<int> Answer)
{
    public static IReadOnlyList<GoldenDay> Load()
    {
        using var file = File.OpenRead(SharedFolder.File("golden", "c_rob_system", "do_single_date_problems.json.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray().Select(Read)];
    }

    private static GoldenDay Read(JsonElement e)
    {
        string[] names = [.. e.GetProperty("assets").EnumerateArray().Select(a => a.GetString()!)];
        Assert.Equal(names, e.GetProperty("covariance_columns").EnumerateArray().Select(a => a.GetString()!));
        double[][] covariance = [.. e.GetProperty("covariance").EnumerateArray().Select(r => r.EnumerateArray().Select(c => GoldenCsv.Number(c.GetString()!)).ToArray())];
        double[] deviations = [.. names.Select((_, i) => Math.Sqrt(covariance[i][i]))];
        var correlations = new double[names.Length, names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = 0; j < names.Length; j++) correlations[i, j] = covariance[i][j] / (deviations[i] * deviations[j]);
        }

        double[] Numbers(string property) => [.. names.Select(n => GoldenCsv.Number(e.GetProperty(property).GetProperty(n).GetString()!))];
        var speed = e.GetProperty("speed_control");
        var problem = new PositionProblem
        {
            Instruments = names,
            Optimal = Numbers("contracts_optimal"),
            ContractValues = Numbers("per_contract_value"),
            Costs = Numbers("costs"),
            Volatilities = deviations,
            Correlations = new CorrelationMatrix(names, correlations),
            Previous = [.. Numbers("previous_positions").Select(p => (int)p)],
            Speed = new SpeedControl(speed.GetProperty("trade_shadow_cost").GetDouble(), speed.GetProperty("tracking_error_buffer").GetDouble()),
        };
        return new GoldenDay(e.GetProperty("date").GetString()!, problem, [.. Numbers("optimised").Select(p => (int)p)]);
    }
}
