using SysTrade.Series;
using SysTrade.Systems.Stages;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>
/// The reference's estimated cases: everything before an optimiser, and everything after it when it is given the reference's weights.
/// The optimisers themselves are compared by what they optimise (numeric notes, item 35).
/// </summary>
public sealed class EstimatedParityTests
{
    /// <summary>Reference cases with fitted weights.</summary>
    public static TheoryData<string> Cases => new(
        "b_chapter15_estimated_handcraft", "b_chapter15_estimated_equal_weights", "b_chapter15_estimated_one_period", "b_chapter15_estimated_shrinkage");

    [Theory]
    [MemberData(nameof(Cases))]
    public void EstimatedCase_GivenTheReferencesWeights_EveryCellOfEveryFileAgrees(string caseName) => CaseComparer.AssertEqual(caseName, StagesWithWeightsOf);

    internal static IReadOnlyList<Stage> StagesWithWeightsOf(string folder)
    {
        var stages = TradingSystem.StandardStages().ToArray();
        stages.OfType<ForecastCombine>().Single().OptimisedForecastWeights.Override(
            (fit, arguments) => fit(arguments) with { Weights = Read(folder, "forecast_weights_raw_monthly", arguments.Instrument! + ".csv") });
        stages.OfType<PortfolioStage>().Single().OptimisedInstrumentWeights.Override(
            (fit, arguments) => fit(arguments) with { Weights = Read(folder, "instrument_weights_raw.csv") });
        return stages;
    }

    private static Frame Read(string folder, params string[] parts)
    {
        var file = GoldenCsv.Read(Path.Combine([folder, .. parts]));
        string[] names = [.. file.Columns.Order(StringComparer.Ordinal)];
        return Frame.Concat(names, [.. names.Select(name => file[name])]);
    }
}
