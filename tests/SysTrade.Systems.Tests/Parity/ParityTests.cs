using SysTrade.Data.Csv;
using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>Every file of the reference's fixed-parameter cases, compared cell by cell with our export under <c>compatibility: pysystemtrade</c>.</summary>
public sealed class ParityTests
{
    /// <summary>Reference cases whose parameters are all fixed.</summary>
    public static TheoryData<string> Cases => new(
        "a_chapter15_base",
        "f_variants/asymmetric_cap",
        "f_variants/autogroup",
        "f_variants/base_ccy_gbp",
        "f_variants/baseline",
        "f_variants/buffer_none",
        "f_variants/buffer_position",
        "f_variants/excluded",
        "f_variants/forecast_mapping",
        "f_variants/full_compounding",
        "f_variants/half_compounding",
        "f_variants/long_only",
        "f_variants/mixed_vol_backfill",
        "f_variants/no_vol_normalise_costs",
        "f_variants/risk_overlay",
        "f_variants/smoothing",
        "f_variants/speed_limit",
        "f_variants/sr_costs",
        "f_variants/trade_to_optimal",
        "g_as_shipped/chapter15_base",
        "g_as_shipped/simplesystem_futuresdata");

    [Theory]
    [MemberData(nameof(Cases))]
    public void ReferenceCase_UnderCompatibility_EveryCellOfEveryFileAgrees(string caseName)
    {
        var folder = Path.Combine(SharedFolder.Require(), "golden", caseName);
        var config = SystemConfig.Load(Path.Combine(folder, "config_resolved.yaml")).With("compatibility", "pysystemtrade");
        var system = new TradingSystem(CsvMarketData.Open(SharedFolder.File("data", "futures")), config);
        var exports = Directory.CreateTempSubdirectory("systrade-parity-");
        try
        {
            var (differences, compared) = (new List<string>(), 0);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (ReferenceFile.NotOutputs.Contains(name)) continue;
                name = name.Replace(".gz", "", StringComparison.Ordinal).Replace(".csv", "", StringComparison.Ordinal);
                if (ReferenceFile.Ours(name, system) is not { } ours)
                {
                    differences.Add($"{name}: no output of ours corresponds to this file");
                    continue;
                }

                var sampled = name.EndsWith("_tail", StringComparison.Ordinal) || name.EndsWith("_sample", StringComparison.Ordinal);
                var exact = name.StartsWith("buffered_position", StringComparison.Ordinal);
                differences.AddRange(TableComparer.Compare(ours, GoldenCsv.Read(file), exports.FullName, sampled, exact));
                compared++;
            }

            Assert.True(differences.Count == 0, $"{compared} files compared, {differences.Count} differences:\n{string.Join("\n", differences.Take(60))}");
            Assert.True(compared >= 7, $"Only {compared} files were found in {folder}.");
        }
        finally
        {
            exports.Delete(recursive: true);
        }
    }
}
