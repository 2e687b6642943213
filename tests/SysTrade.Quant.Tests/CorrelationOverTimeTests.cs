using CsCheck;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests;

public sealed class CorrelationOverTimeTests
{
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new(2010, 3, 1), new(2016, 10, 31));

    [Fact]
    public void Exponential_EveryPeriod_IsThatOfWholeColumnsJustBefore()
    {
        var data = Data(4);
        var options = new CorrelationOptions { Interval = "90D", Clean = false, FloorAtZero = false, Lookback = 60 };
        var list = CorrelationOverTime.ForData(data, options);
        Assert.True(list.Periods.Count > 20);
        foreach (var period in list.Periods.Where(p => !p.Period.NoData))
        {
            var row = data.Index.FindAtOrBefore(period.FitEnd.Ticks - 1);
            for (var i = 0; i < 4; i++)
            {
                for (var j = 0; j < 4; j++)
                {
                    var whole = new double[data.Count];
                    Ewm.Correlation(data.Values(Math.Max(i, j)), data.Values(Math.Min(i, j)), Decay.Span(60), 20, true, whole);
                    Assert.Equal(whole[row], period.Matrix[i, j]);
                }
            }
        }
    }

    [Theory]
    [InlineData("12M", true)]
    [InlineData("M", true)]
    [InlineData("W", false)]
    [InlineData("12M", false)]
    public void StableDates_MoreData_ChangesNoPeriodOfThePast(string interval, bool exponential)
    {
        var data = Data(3);
        var options = new CorrelationOptions { Interval = interval, UseExponential = exponential };
        var all = CorrelationOverTime.ForData(data, options);
        var fewer = CorrelationOverTime.ForData(data.Between(null, new DateTime(2015, 2, 17)), options);
        for (var i = 0; i < fewer.Periods.Count; i++)
        {
            Assert.Equal(all.Periods[i].PeriodStart, fewer.Periods[i].PeriodStart);
            Assert.Equal(all.Periods[i].Matrix.ToArray().Cast<double>(), fewer.Periods[i].Matrix.ToArray().Cast<double>());
        }
    }

    [Fact]
    public void ForReturns_GapInReturns_CountsTheWholeMove()
    {
        // Both assets always move alike; one's moves of some days arrive together a day later.
        var moves = Data(1).Column(0).FillMissing(0).ToArray();
        var late = (double[])moves.Clone();
        for (var i = 1; i < late.Length; i += 5) (late[i], late[i - 1]) = (late[i] + late[i - 1], double.NaN);
        var frame = new Frame(Days, ["a", "b"], [moves, late]);
        var weekly = CorrelationOverTime.ForReturns(frame, new CorrelationOptions { FloorAtZero = false });
        Assert.Equal(1, weekly.Periods[^1].Matrix["a", "b"], 1e-9);
    }

    [Fact]
    public void ForReturns_LateStarter_HasDefaultUntilItHasData()
    {
        var late = Data(2).Column(1).ToArray();
        for (var i = 0; i < Days.Count && Days[i] < new DateTime(2013, 1, 15); i++) late[i] = double.NaN;
        var frame = new Frame(Days, ["a", "b"], [Data(2).Column(0).ToArray(), late]);
        var list = CorrelationOverTime.ForReturns(frame, NamedOptions.None);
        Assert.Equal(0.99, list.MatrixAt(new(2010, 6, 1))["a", "b"]);
        Assert.Equal(0.99, list.MatrixAt(new(2013, 6, 1))["a", "b"]);
        Assert.NotEqual(0.99, list.MatrixAt(new(2014, 1, 1))["a", "b"]);
    }

    [Fact]
    public void MatrixAt_BeforeFirstPeriod_IsAnError()
    {
        var list = CorrelationOverTime.ForReturns(Data(2), NamedOptions.None);
        Assert.Equal("CorrelationNotFound", Assert.Throws<MissingDataException>(() => list.MatrixAt(new(2009, 1, 1))).ErrorId);
        Assert.Null(list.MatrixAtOrNull(new(2009, 1, 1)));
        Assert.Same(list.Periods[^1].Matrix, list.MatrixAt(new(2030, 1, 1)));
    }

    [Fact]
    public void ForReturns_TooLittleData_HasNoPeriods()
    {
        Assert.Empty(CorrelationOverTime.ForReturns(Data(2).Between(null, new DateTime(2010, 6, 1)), NamedOptions.None).Periods);
        Assert.Empty(CorrelationOverTime.ForReturns(Frame.Empty, NamedOptions.None).Periods);
    }

    [Fact]
    public void ForReturns_MistypedOption_NamesNearest()
    {
        var options = new NamedOptions(new Dictionary<string, object?> { ["ew_lookbak"] = 25 }, "instrument_correlation_estimate");
        Assert.Equal(["ew_lookback"], Assert.Throws<UnknownNameException>(() => CorrelationOverTime.ForReturns(Data(2), options)).Nearest);
    }

    [Theory]
    [InlineData("frequency", "fortnight", "FrequencyNotFound")]
    [InlineData("date_method", "expandin", "DateMethodNotFound")]
    [InlineData("interval_frequency", "quarterly", "IntervalNotUsable")]
    public void ForReturns_UnusableOption_IsRejected(string name, string value, string errorId)
    {
        var options = new NamedOptions(new Dictionary<string, object?> { [name] = value }, "instrument_correlation_estimate");
        Assert.Equal(errorId, Assert.ThrowsAny<SysTradeException>(() => CorrelationOverTime.ForReturns(Data(2), options)).ErrorId);
    }

    [Fact]
    public void Stack_TwoFrames_TakesThemInTurn()
    {
        var one = new Frame(TimeIndex.From([new(2000, 1, 1), new(2000, 1, 2)]), ["a"], [[1, 2]]);
        var two = new Frame(TimeIndex.From([new(2000, 1, 1), new(2000, 1, 3)]), ["b", "a"], [[7, 8], [5, 6]]);
        var stacked = PooledRows.Stack([one, two]);
        Assert.Equal(["a", "b"], stacked.Names);
        Close.Equal([1, 5, 2, double.NaN, double.NaN, 6], stacked["a"].Values, 0);
        Close.Equal([0, 7, 0, double.NaN, 0, 8], stacked["b"].Values, 0);
        Assert.Equal(new DateTime(2000, 1, 2).AddMicroseconds(1), stacked.Index[3]);
    }

    [Fact]
    public void ForForecasts_SameInstrumentTwice_EqualsOnce()
    {
        // With equal weights, seeing every row twice changes no correlation.
        var options = new CorrelationOptions { UseExponential = false, FloorAtZero = false };
        var (once, twice) = (CorrelationOverTime.ForForecasts([Data(3)], options), CorrelationOverTime.ForForecasts([Data(3), Data(3)], options));
        Assert.Equal(once.MatrixAt(Days.Last)[0, 1], twice.MatrixAt(Days.Last)[0, 1], 1e-12);
    }

    [Fact]
    public void Plain_AnyColumns_MatchesDefinition() => Gen.Select(Gen.Double[-1, 1].Array[50], Gen.Double[-1, 1].Array[50]).Sample((x, y) =>
    {
        var frame = new Frame(Days.Slice(..50), ["x", "y"], [x, y]);
        var list = CorrelationOverTime.ForData(frame, new CorrelationOptions { Method = FittingMethod.InSample, UseExponential = false, FloorAtZero = false });
        var (mx, my) = (x.Average(), y.Average());
        var expected = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
        Assert.Equal(expected, Assert.Single(list.Periods).Matrix[0, 1], 1e-10);
    });

    private static Frame Data(int columns)
    {
        var names = Enumerable.Range(0, columns).Select(c => $"i{c}").ToArray();
        var common = new System.Random(7);
        var shared = Enumerable.Range(0, Days.Count).Select(_ => common.NextDouble() - 0.5).ToArray();
        return new Frame(Days, names, names.Select((_, c) =>
        {
            var random = new System.Random(c);
            return shared.Select(s => random.Next(20) == 0 ? double.NaN : s + ((c + 1) * (random.NextDouble() - 0.5))).ToArray();
        }).ToArray());
    }
}
