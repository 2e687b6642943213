using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Configuration;

public sealed class SchemaTests
{
    [Fact]
    public void MisspelledKey_NamesNearestFileAndLine()
    {
        var problem = Assert.Single(Check("base_currency: USD\npercentage_vol_targt: 20\n"));
        Assert.Equal((ConfigProblemSeverity.Error, "UnknownKey", "percentage_vol_targt", 2), (problem.Severity, problem.Id, problem.Path, problem.Line));
        Assert.Equal("percentage_vol_target", problem.Nearest[0]);
        Assert.StartsWith("x.yaml, line 2: there is no key 'percentage_vol_targt'", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forecast_cost_estimate: {use_pooled_costs: true}", "forecast_cost_estimates")]
    [InlineData("post_ceiling_cost_SR: 0.13", "forecast_post_ceiling_cost_SR")]
    public void NamesFromOldDocumentation_LeadToTheRightKey(string yaml, string expected) => Assert.Contains(expected, Assert.Single(Check(yaml)).Nearest);

    [Fact]
    public void MisspelledSubKey_IsFoundInItsGroup()
    {
        var problem = Assert.Single(Check("volatility_calculation:\n  dayz: 35\n"));
        Assert.Equal("volatility_calculation.dayz", problem.Path);
        Assert.Equal("days", problem.Nearest[0]);
    }

    [Fact]
    public void MisspelledKeyOfARule_IsFound() =>
        Assert.Equal("function", Assert.Single(Check("trading_rules: {mine: {funtion: a.b.c}}")).Nearest[0]);

    [Fact]
    public void KeyLikeNoOther_IsAWarning() => Assert.Equal(ConfigProblemSeverity.Warning, Assert.Single(Check("zzzzqqqq: 1")).Severity);

    [Fact]
    public void FreeKeys_AreNotChecked() => Assert.Empty(Check(
        "forecast_weights: {anything: 0.5}\ninstrument_weights: {XYZ: 1}\nrule_variations: {US10: [a, b]}\nforecast_mapping: {US10: {threshold: 1, a_param: 2, b_param: 3}}\n"
        + "forecast_div_multiplier: {US10: 1.2}\ntrading_rules: {mine: some.function, other: {function: f, other_args: {_x: 1}}}\n"));

    [Fact]
    public void WrongType_IsAnError()
    {
        var problems = Check("percentage_vol_target: high\nuse_SR_costs: 3\ninstruments: US10\nforecast_weights: {carry: 0.5}\nsmall_system: 5\n");
        Assert.Equal(["percentage_vol_target", "use_SR_costs", "instruments", "small_system"], problems.Select(p => p.Path));
        Assert.All(problems, p => Assert.Equal(("WrongType", ConfigProblemSeverity.Error), (p.Id, p.Severity)));
    }

    [Fact]
    public void UnknownChoice_NamesTheChoices()
    {
        var problem = Assert.Single(Check("buffer_method: forcast"));
        Assert.Equal(("UnknownChoice", "forecast"), (problem.Id, problem.Nearest[0]));
    }

    [Theory]
    [InlineData("instruments_with_threshold: []")]
    [InlineData("rule_groups: {carry: [carry]}")]
    [InlineData("style_groups: {}")]
    [InlineData("countries: {}")]
    [InlineData("asset_classes: {}")]
    public void KeyThatNothingReads_IsInformation(string yaml) =>
        Assert.Equal(("NeverRead", ConfigProblemSeverity.Information), (Assert.Single(Check(yaml)).Id, Check(yaml)[0].Severity));

    [Theory]
    [InlineData("handcraft")]
    [InlineData("full_handcraft")]
    [InlineData("one_period")]
    [InlineData("shrinkage")]
    [InlineData("bootstrap")]
    [InlineData("equal_weights")]
    [InlineData("one_over_n")]
    public void EveryWeightMethod_AndItsOptions_AreKnownForBothSortsOfWeights(string method) => Assert.Empty(Check(
        $"forecast_weight_estimate: {{method: {method}, interval_frequency: M, monte_runs: 20, bootstrap_length: 90, bootstrap_block: 3, bootstrap_seed: 7}}\n"
        + $"instrument_weight_estimate: {{method: {method}}}\n"));

    [Fact]
    public void MisspelledWeightMethod_NamesTheNearest()
    {
        var problem = Assert.Single(Check("instrument_weight_estimate: {method: full_handcrafting}"));
        Assert.Equal(("UnknownChoice", "full_handcraft"), (problem.Id, problem.Nearest[0]));
    }

    [Fact]
    public void EveryKeyOfTheDefaults_IsKnownAndRightlyTyped() =>
        Assert.DoesNotContain(ShippedConfigs.Defaults.Validate(ConfigSchema.Default), p => p.Severity != ConfigProblemSeverity.Information);

    [Fact]
    public void KeyThatNothingReads_IsReadNowhereInTheCode()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith("KnownKeys", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f))).ToArray();
        // A key of one word may stand for something else.
        foreach (var key in ConfigSchema.Default.Keys.Where(k => k.NeverRead && k.Name.Contains('_', StringComparison.Ordinal)))
        {
            // Fields of documents of pysystemtrade share a name with one.
            var readers = sources.Where(s => s.Name != "ForeignOrder.cs" && (Has(s.Text, $"\"{key.Name}\"") || Has(s.Text, $"\"{key.Name}."))).Select(s => s.Name);
            Assert.True(!readers.Any(), $"{key.Name} is said to be read by nothing, and is in {string.Join(", ", readers)}.");
        }

        static bool Has(string text, string part) => text.Contains(part, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKnownKey_HasAMeaning()
    {
        Assert.Distinct(ConfigSchema.Default.Keys.Select(k => k.Name));
        Assert.All(ConfigSchema.Default.Keys.Concat(ConfigSchema.Default.Keys.SelectMany(k => k.Children)), k => Assert.EndsWith(".", k.Meaning, StringComparison.Ordinal));
        Assert.Equal(ConfigKind.Number, ConfigSchema.Default.Find("small_system.shadow_cost")!.Kind);
    }

    private static IReadOnlyList<ConfigProblem> Check(string yaml) => SystemConfig.Parse(yaml, "x.yaml").Validate(ConfigSchema.Default);
}
