using SysTrade.Tests;

namespace SysTrade.Series.Tests;

public sealed class ResampleGoldenTests
{
    [Theory]
    [InlineData("1B_last", Frequency.BusinessDay, Aggregation.Last)]
    [InlineData("1B_mean", Frequency.BusinessDay, Aggregation.Mean)]
    [InlineData("1B_sum", Frequency.BusinessDay, Aggregation.Sum)]
    [InlineData("W_last", Frequency.Week, Aggregation.Last)]
    [InlineData("W_sum", Frequency.Week, Aggregation.Sum)]
    [InlineData("M_last", Frequency.Month, Aggregation.Last)]
    [InlineData("M_sum", Frequency.Month, Aggregation.Sum)]
    [InlineData("7D_last", Frequency.SevenDays, Aggregation.Last)]
    [InlineData("A_sum", Frequency.Year, Aggregation.Sum)]
    public void To_IrregularStamps_MatchesReference(string operation, Frequency frequency, Aggregation aggregation)
    {
        var (input, expected) = Case(operation);
        Close.Equal(expected, input.To(frequency, aggregation), 1e-12, operation);
    }

    [Fact]
    public void To_HoursLast_MatchesReferenceWhereAnHourHasRows()
    {
        var (input, expected) = Case("H_last");
        Close.Equal(expected, input.To(Frequency.Hour, Aggregation.Last).DropMissing(), 1e-12, "H_last");
    }

    [Fact]
    public void ToFilled_BusinessDays_MatchesReference()
    {
        var (input, expected) = Case("1B_ffill");
        Close.Equal(expected, input.ToFilled(Frequency.BusinessDay), 1e-12, "1B_ffill");
    }

    private static (TimeSeries Input, TimeSeries Expected) Case(string operation)
    {
        var file = GoldenCsv.Golden("d_units", "resample_semantics.csv");
        return (Series(file.Where("op", "input")), Series(file.Where("op", operation)));
    }

    private static TimeSeries Series(GoldenCsv rows) => new(TimeIndex.From(rows.Moments("timestamp")), rows.Numbers("value"));
}
