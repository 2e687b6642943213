using SysTrade.Data.Csv;
using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>Runs a reference case with our system and compares every file of the case with our export.</summary>
internal static class CaseComparer
{
    /// <summary>Fails with the differences found.</summary>
    /// <param name="caseName">Folder of the case below <c>golden</c>.</param>
    /// <param name="stages">The stages to run, given the case's folder.</param>
    /// <param name="onlyItsInstruments">True when the reference saw no other data than that of the instruments listed in the case.</param>
    public static void AssertEqual(string caseName, Func<string, IReadOnlyList<Stage>> stages, bool onlyItsInstruments = false)
    {
        var folder = Path.Combine(SharedFolder.Require(), "golden", caseName);
        var config = SystemConfig.Load(Path.Combine(folder, "config_resolved.yaml")).With("compatibility", "pysystemtrade");
        var data = CsvMarketData.Open(SharedFolder.File("data", "futures"));
        if (onlyItsInstruments) data = OnlyTheseInstruments.Of(data, GoldenCsv.Read(Path.Combine(folder, "instruments.csv")).Text("instrument").ToHashSet(StringComparer.Ordinal));
        var system = new TradingSystem(data, config, stages(folder));
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
                var exact = name.StartsWith("buffered_position", StringComparison.Ordinal) || name == "optimised_position";
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
