using System.Text.Json;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

/// <summary>Roll calendars, multiple and adjusted prices against the reference's.</summary>
public sealed class BuildingGoldenTests
{
    [Theory]
    [InlineData("rollconfig")]
    [InlineData("offset-20")]
    public void Aud_FromContractPricesToAdjusted_IsThatOfTheReference(string which)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(SharedFolder.File("golden", "d_units", "rolls", $"AUD_{which}_parameters.json")));
        int Whole(string name) => json.RootElement.GetProperty(name).GetInt32();
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        var parameters = new RollParameters(Text("hold"), Whole("roll_offset_day"), Whole("carry_offset"), Text("priced"), Whole("approx_expiry_offset"));
        var prices = Contracts.GoldenAud();

        Same($"AUD_{which}_approx_calendar.csv", RollCalendar.Approximate(prices, parameters));
        var calendar = RollCalendar.Build(prices, parameters, RollCalendarOptions.Reference);
        Same($"AUD_{which}_roll_calendar.csv", calendar);
        var multiple = MultiplePriceBuilder.Build(prices, calendar);
        var golden = GoldenCsv.Golden("d_units", "rolls", $"AUD_{which}_multiple_prices.csv");
        Close.Equal(golden["PRICE"], multiple.Price, what: "PRICE");
        Close.Equal(golden["FORWARD"], multiple.Forward, what: "FORWARD");
        Close.Equal(golden["CARRY"], multiple.Carry, what: "CARRY");
        Assert.Equal(Numbers(golden, "PRICE_CONTRACT"), multiple.PriceContract);
        Assert.Equal(Numbers(golden, "FORWARD_CONTRACT"), multiple.ForwardContract);
        Assert.Equal(Numbers(golden, "CARRY_CONTRACT"), multiple.CarryContract);
        var adjusted = GoldenCsv.Golden("d_units", "rolls", $"AUD_{which}_adjusted_prices.csv")["price"];
        Close.Equal(adjusted, BackAdjustment.Adjust(multiple), what: "adjusted");
        Close.Equal(adjusted, BackAdjustment.Adjust(multiple, missing: MissingAtRoll.CarryForward), what: "adjusted, filled");
    }

    [Fact]
    public void Aud_ByDefault_KeepsTheLastRollThatWasDue()
    {
        var parameters = new RollParameters("HMUZ", -5, 1, "HMUZ", 17);
        var (ours, theirs) = (RollCalendar.Build(Contracts.GoldenAud(), parameters), RollCalendar.Build(Contracts.GoldenAud(), parameters, RollCalendarOptions.Reference));
        Assert.Equal([.. theirs.Rolls, new Roll(new DateTime(2019, 9, 13, 5, 0, 0), 20190900, 20191200, 20191200)], ours.Rolls);
    }

    [Theory]
    [InlineData("CORN")]
    [InlineData("US10")]
    public void PanamaAndBackedOutCalendar_AreThoseOfTheReference(string code)
    {
        var golden = GoldenCsv.Golden("d_units", "rolls", $"{code}_multiple_input.csv");
        var index = golden["PRICE"].Index;
        var multiple = new MultiplePrices(
            index, golden["PRICE"].Reindex(index), golden["CARRY"].Reindex(index), golden["FORWARD"].Reindex(index),
            Numbers(golden, "PRICE_CONTRACT"), Numbers(golden, "CARRY_CONTRACT"), Numbers(golden, "FORWARD_CONTRACT"));
        Close.Equal(GoldenCsv.Golden("d_units", "rolls", $"{code}_panama_ffill0.csv")["price"], BackAdjustment.Adjust(multiple, missing: MissingAtRoll.Fail), what: "not filled");
        Close.Equal(GoldenCsv.Golden("d_units", "rolls", $"{code}_panama_ffill1.csv")["price"], BackAdjustment.Adjust(multiple, missing: MissingAtRoll.CarryForward), what: "filled");
        Same($"{code}_backed_out_roll_calendar.csv", RollCalendar.FromMultiplePricesAsReference(code, multiple));
    }

    private static int[] Numbers(GoldenCsv golden, string column) => [.. golden.Numbers(column).Select(n => (int)n)];

    private static void Same(string file, RollCalendar calendar)
    {
        var golden = GoldenCsv.Golden("d_units", "rolls", file);
        Assert.Equal(golden.Moments("date"), calendar.Rolls.Select(r => r.Date));
        Assert.Equal(Numbers(golden, "current_contract"), calendar.Rolls.Select(r => r.Current));
        Assert.Equal(Numbers(golden, "next_contract"), calendar.Rolls.Select(r => r.Next));
        Assert.Equal(Numbers(golden, "carry_contract"), calendar.Rolls.Select(r => r.Carry));
    }
}
