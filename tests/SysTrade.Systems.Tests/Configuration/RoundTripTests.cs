using CsCheck;
using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class RoundTripTests
{
    [Fact]
    public void ToYaml_ParsedAgain_IsEqual() => Configs.Mapping(3).Sample(
        root =>
        {
            var again = SystemConfig.Parse(SystemConfig.FromObject(root).ToYaml()).Root;
            return again.Equals(root) && root.Keys.SequenceEqual(again.Keys);
        },
        print: m => SystemConfig.FromObject(m).ToYaml());

    public static TheoryData<string> GoldenFiles() =>
    [
        "a_chapter15_base", "b_chapter15_estimated_handcraft", "b_chapter15_estimated_one_period", "b_chapter15_estimated_shrinkage",
        "b_chapter15_estimated_equal_weights", "c_rob_system", "f_variants", "g_as_shipped",
    ];

    [Theory]
    [MemberData(nameof(GoldenFiles))]
    public void GoldenConfigs_LoadRoundTripAndHaveNoProblems(string folder)
    {
        var files = Directory.GetFiles(SharedFolder.File("golden", folder), "config_resolved*.yaml", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var config = SystemConfig.Load(file, ConfigEnvironment.None);
            Assert.Equal(config, SystemConfig.Parse(config.ToYaml()));
            Assert.Equal(File.ReadAllText(file), config.ToYaml(), ignoreLineEndingDifferences: true);
            Assert.DoesNotContain(config.Validate(ConfigSchema.Default), p => p.Severity != ConfigProblemSeverity.Information);
        }
    }

    [Fact]
    public void Save_ReplacesTheFileAndLeavesNothingBehind()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(folder.FullName, "c.yaml");
            File.WriteAllText(file, "old: 1");
            var config = SystemConfig.Parse("a: 1.0e-10\nb: 'NO'\n");
            config.Save(file);
            Assert.Equal("a: 1.0e-10\nb: 'NO'\n", File.ReadAllText(file));
            Assert.Equal(config, SystemConfig.Load(file));
            Assert.Single(folder.GetFiles());
            var error = Assert.Throws<ConfigException>(() => config.Save(Path.Combine(folder.FullName, "none", "c.yaml")));
            Assert.Equal("ConfigNotWritable", error.ErrorId);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Doubles_AreWrittenSoThatPythonReadsNumbers()
    {
        var yaml = SystemConfig.FromObject(new Dictionary<string, object?> { ["a"] = 1e-10, ["b"] = 5.0, ["c"] = 1e300, ["d"] = double.NaN, ["e"] = 0.1f + 0.2 }).ToYaml();
        Assert.Contains("a: 1.0e-10\n", yaml, StringComparison.Ordinal);
        Assert.Contains("b: 5.0\n", yaml, StringComparison.Ordinal);
        Assert.Contains("c: 1.0e+300\n", yaml, StringComparison.Ordinal);
        Assert.Contains("d: .nan\n", yaml, StringComparison.Ordinal);
    }
}
