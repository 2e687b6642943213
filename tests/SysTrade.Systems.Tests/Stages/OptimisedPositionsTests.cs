using SysTrade.Domain.Errors;
using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Systems.Export;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class OptimisedPositionsTests
{
    private const string SmallCapital = "notional_trading_capital: 200000\n";

    private static TradingSystem System(string more = "") =>
        TestSystem.Of(SmallMarket.Data(), SmallMarket.Yaml.Replace("notional_trading_capital: 1000000", SmallCapital.Trim(), StringComparison.Ordinal) + more);

    [Fact]
    public void EveryDay_IsTheProblemOfTheDayBefore()
    {
        var system = System();
        var positions = system.OptimisedPositions.OptimisedPositions.Value;
        var held = system.Instruments.ToDictionary(code => code, _ => 0);
        for (var row = 0; row < positions.Count; row += 1)
        {
            var (day, solution) = system.OptimisedPositions.OptimiseDay(positions.Index[row], held);
            Assert.Equal(positions.Index[row], day);
            foreach (var code in system.Instruments)
            {
                Assert.Equal(positions[code][row], solution[code]);
                held[code] = solution[code];
            }
        }

        Assert.Contains(Enumerable.Range(0, positions.Count), row => system.Instruments.Any(code => positions[code][row] != 0));
    }

    [Fact]
    public void Weights_AreContractsTimesTheirValue()
    {
        var system = System();
        foreach (var code in system.Instruments)
        {
            var expected = system.OptimisedPositions.OptimisedPositions.Value[code] * system.Portfolio.ContractValues.Value[code];
            Close.Equal(expected.FillMissing(0), system.OptimisedPositions.OptimisedWeights.Value[code]);
        }
    }

    [Fact]
    public void Measures_SayHowTheDayWent()
    {
        var system = System();
        var (day, solution) = system.OptimisedPositions.OptimiseDay();
        var measures = system.OptimisedPositions.Measures.Value;
        Assert.Equal(measures.Index.Last, day);
        Assert.Equal(solution.TrackingError, measures["tracking_error"].LastValue);
        Assert.Equal(solution.TrackingErrorOfPrevious, measures["tracking_error_of_previous"].LastValue);
        Assert.Equal(1, measures["optimised"].LastValue);
        var positions = system.OptimisedPositions.OptimisedPositions.Value;
        Assert.Equal(system.Instruments.Sum(code => Math.Abs(positions[code].Difference()[200])), measures["contracts_traded"][200]);
    }

    [Fact]
    public void LongOnlyAndRestrictedInstruments_AreNeverShortAndNeverHeld()
    {
        var system = System("long_only_instruments_DO_ONLY: [A]\nexclude_instrument_lists: {bad_markets: [B]}\n");
        Assert.Equal(["B"], system.OptimisedPositions.ReduceOnlyInstruments.Value);
        Assert.Equal(["A"], system.OptimisedPositions.LongOnlyInstruments.Value);
        var positions = system.OptimisedPositions.OptimisedPositions.Value;
        Assert.All(positions["A"].ToArray(), p => Assert.True(p >= 0));
        Assert.All(positions["B"].ToArray(), p => Assert.Equal(0, p));
        Assert.Contains(positions["A"].ToArray(), p => p > 0);
    }

    [Fact]
    public void DayThatCannotBeOptimised_IsHeldAndListed()
    {
        // Correlations that no three assets can have, from some day on.
        var system = System();
        var broken = TestSystem.With(SmallMarket.Data(), SmallMarket.Yaml, new GivenCorrelations(GivenCorrelations.Impossible));
        Assert.Empty(system.OptimisedPositions.Issues.Value);
        var issues = broken.OptimisedPositions.Issues.Value;
        Assert.NotEmpty(issues);
        Assert.All(issues, i => Assert.Equal((OptimisationIssueKind.NegativeVariance, true), (i.Kind, i.StopsTheDay)));
        var positions = broken.OptimisedPositions.OptimisedPositions.Value;
        foreach (var issue in issues)
        {
            var row = positions.Index.Find(issue.Date.Ticks);
            Assert.Equal(0, broken.OptimisedPositions.Measures.Value["optimised"][row]);
            Assert.All(broken.Instruments, code => Assert.Equal(positions[code][row - 1], positions[code][row]));
        }

        Assert.Contains(broken.Warnings, w => w.Contains("could not be optimised", StringComparison.Ordinal));
        var table = Assert.IsType<RecordTable>(Assert.Single(OutputTables.Of(broken, broken.OptimisedPositions.Issues)));
        Assert.Equal(issues.Count, table.Rows.Count);
    }

    [Fact]
    public void OutputsOfADay_AreRowsOfTheHistory()
    {
        var system = System();
        var day = OutputOptions.Of("relevant_date", "2020-10-14");
        var (portfolio, stage, row) = (system.Portfolio, system.OptimisedPositions, system.Portfolio.PortfolioWeights.Value.Index.Find(new DateTime(2020, 10, 14).Ticks));
        Assert.True(row > 0);
        Assert.Equal(portfolio.ContractValues.Value["B"][row], portfolio.ContractValuesOnDay.Get(new OutputArguments(Options: day))["B"]);
        Assert.Equal(portfolio.PositionContracts.Value["B"][row], portfolio.PositionContractsOnDay.Get(new OutputArguments(Options: day))["B"]);
        Assert.Equal(stage.OptimisedPositions.Value["B"][row], stage.OptimalPositionsOnDay.Get(new OutputArguments(Options: day))["B"]);
        Assert.Equal(stage.Costs.Value["B"][row], stage.CostsOnDay.Get(new OutputArguments(Options: day))["B"]);
        var covariance = stage.CovarianceOnDay.Get(new OutputArguments(Options: day));
        var (volatilities, correlations) = (portfolio.VolatilitiesOnDay.Get(new OutputArguments(Options: day)), portfolio.CorrelationMatrixOnDay.Get(new OutputArguments(Options: day)));
        Assert.Equal(0.5 * correlations["A", "B"] * volatilities["A"] * volatilities["B"], covariance[0, 1], 1e-15);

        // A Saturday shows the Friday before it; the last day is the default.
        Assert.Equal(stage.CostsOnDay.Get(new OutputArguments(Options: OutputOptions.Of("relevant_date", "2020-10-16"))), stage.CostsOnDay.Get(new OutputArguments(Options: OutputOptions.Of("relevant_date", "2020-10-17"))));
        Assert.Equal(stage.OptimisedPositions.Value["A"].LastValue, stage.OptimalPositionsOnDay.Value["A"]);
    }

    [Fact]
    public void DayThatIsNoDateOrBeforeTheData_IsAnError()
    {
        var system = System();
        Assert.Equal("DateNotUnderstood", Assert.Throws<SysTradeException>(() => system.Portfolio.ContractValuesOnDay.Get(new OutputArguments(Options: OutputOptions.Of("relevant_date", "last week")))).ErrorId);
        Assert.Equal("DateBeforeData", Assert.Throws<MissingDataException>(() => system.OptimisedPositions.OptimiseDay(new DateTime(1990, 1, 1))).ErrorId);
        Assert.Throws<UnknownNameException>(() => system.OptimisedPositions.OptimiseDay(null, new Dictionary<string, int> { ["X"] = 1 }));
    }

    [Fact]
    public void Portfolio_EarnsWhatItsPositionsEarn()
    {
        var system = System();
        var members = system.Accounts.OptimisedPortfolio.Value.Members;
        Assert.Equal(system.Instruments, members.Keys);
        Close.Equal(system.Accounts.OptimisedPosition["A"].Shift(), members["A"].Source.Positions!);
        var sum = members.Values.Select(m => m.Source.Gross).Aggregate((a, b) => a.FillMissing(0) + b.FillMissing(0));
        Close.Equal(sum, system.Accounts.OptimisedPortfolio.Value.Source.Gross, 1e-9);
        Assert.Equal(system.Instruments.Sum(code => system.Accounts.OptimisedTurnover[code]), system.Accounts.TotalOptimisedTurnover.Value, 1e-12);
    }

    [Fact]
    public void EveryOutput_HasATableForm()
    {
        var system = System();
        foreach (var stage in (Stage[])[system.OptimisedPositions, system.Risk])
        {
            Assert.All(stage.Outputs, output => Assert.NotEmpty(OutputTables.Of(system, output)));
        }

        foreach (var name in (string[])["portfolio.get_covariance_matrix", "portfolio.get_correlation_matrix", "portfolio.get_stdev_estimate"])
        {
            Assert.NotEmpty(OutputTables.Of(system, system.FindOutput(name)));
        }
    }
}
