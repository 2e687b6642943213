using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Optimisation;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <summary>What the stages that estimate parameters have in common.</summary>
internal static class Estimation
{
    private const string FunctionKey = "func", MethodKey = "method", WeightFunction = "sysquant.optimisation.generic_optimiser.genericOptimiser";

    /// <summary>The options of a config section that names the function it is for; the function must be the one this stage has.</summary>
    /// <param name="config">The config.</param>
    /// <param name="section">The section.</param>
    /// <param name="function">Dotted name of the function; its last part will do as well.</param>
    /// <exception cref="UnknownNameException">The section names another function.</exception>
    public static NamedOptions Options(ConfigReader config, string section, string function)
    {
        var options = config.Options(section).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
        if (options.Remove(FunctionKey, out var named) && named is string name)
        {
            var shortName = function[(function.LastIndexOf('.') + 1)..];
            if (name != function && name[(name.LastIndexOf('.') + 1)..] != shortName)
            {
                throw new UnknownNameException("estimator", name, [function, shortName], $"{section}.{FunctionKey}");
            }
        }

        return new NamedOptions(options, section);
    }

    /// <summary>The options of a section that says how weights are fitted.</summary>
    /// <param name="config">The config.</param>
    /// <param name="section"><c>forecast_weight_estimate</c> or <c>instrument_weight_estimate</c>.</param>
    public static NamedOptions WeightSection(ConfigReader config, string section) => Options(config, section, WeightFunction);

    /// <summary>How weights are fitted.</summary>
    /// <param name="config">The config.</param>
    /// <param name="section"><c>forecast_weight_estimate</c> or <c>instrument_weight_estimate</c>.</param>
    /// <param name="method">Method by its name in a config, instead of the config's; null takes the config's.</param>
    public static WeightOptions Weights(ConfigReader config, string section, string? method)
    {
        var options = WeightSection(config, section);
        if (method is not null) options = options.With(MethodKey, method);
        return WeightOptions.From(options, Optimisation(config.Quirks));
    }

    /// <summary>The fitting periods' layout under the quirks.</summary>
    public static FittingConventions Fitting(Quirks quirks) => new()
    {
        CountedBackFromLastRow = quirks.FittingDatesSlide,
        RollYearsCountIntervals = quirks.RollYearsCountsIntervals,
        SevenDaysStampedAtStart = quirks.SevenDaysStampedAtStart,
    };

    /// <summary>The optimisers' departures under the quirks.</summary>
    public static OptimisationConventions Optimisation(Quirks quirks) => new()
    {
        Fitting = Fitting(quirks),
        MeanIgnoresFrequency = quirks.MeanEstimatorIgnoresFrequency,
        EmptyPeriodsAreZero = quirks.WeeklyResampleTurnsMissingIntoZero,
        CostsAveragedOverCostDays = quirks.CashCostsAveragedOverCostDays,
        HandcraftNotNormalised = quirks.UnnormalisedHandcraftWeights,
        ShrinkageMeanKeyIgnored = quirks.ShrinkageMeanKeyNeverRead,
        MissingWeightsStayMissing = quirks.UnnormalisedHandcraftWeights,
    };
}
