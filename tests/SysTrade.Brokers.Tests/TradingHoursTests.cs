using System.Globalization;
using System.Text.Json;
using CsCheck;
using SysTrade.Brokers.Hours;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Tests;

public sealed class TradingHoursTests
{
    private static readonly DayOfWeek[] WorkingDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    [Fact]
    public void Within_ReferenceCases_Agree()
    {
        var cases = GoldenJson.Cases("golden", "e_orders", "trading_hours.json").ToArray();
        var weekly = new List<WeeklyHours>();
        foreach (var item in cases.Where(c => c.TryGetProperty("weekly", out _)))
        {
            var hours = WeeklyHours.Read("UTC", Plain(item.GetProperty("weekly")), "test");
            if (!weekly.Any(w => w.ToString() == hours.ToString())) weekly.Add(hours);
            var found = new TradingHours("UTC", Sessions(item.GetProperty("hours"))).Within(hours);
            Assert.Equal(Sessions(item.GetProperty("result")), found.Sessions);
        }

        foreach (var item in cases.Where(c => c.TryGetProperty("weekly_intersection_of", out _)))
        {
            var pair = item.GetProperty("weekly_intersection_of").EnumerateArray().Select(i => weekly[i.GetInt32()]).ToArray();
            Assert.Equal(WeeklyHours.Read("UTC", Plain(item.GetProperty("result")), "test").ToString(), pair[0].Intersect(pair[1]).ToString());
        }
    }

    [Fact]
    public void Between_AcrossTheChangeToSummerTime_KeepsLocalHours()
    {
        // Summer time begins in Chicago on Sunday 8 March 2026: the same local hours are one hour earlier in UTC from Monday on.
        var weekly = WeeklyHours.On("America/Chicago", WorkingDays, (new TimeOnly(8, 30), new TimeOnly(13, 20)));
        var hours = weekly.Between(At("2026-03-06 00:00"), At("2026-03-10 00:00"));
        Assert.Equal([new TradingSession(At("2026-03-06 14:30"), At("2026-03-06 19:20")), new TradingSession(At("2026-03-09 13:30"), At("2026-03-09 18:20"))], hours.Sessions);
    }

    [Fact]
    public void Between_WindowOverMidnightOnTheDayClocksGoBack_IsOneHourLonger()
    {
        var weekly = new WeeklyHours("America/Chicago", new WeeklyWindow(DayOfWeek.Saturday, new TimeOnly(22, 0), new TimeOnly(4, 0)));
        var session = Assert.Single(weekly.Between(At("2026-10-31 12:00"), At("2026-11-02 00:00")).Sessions);
        Assert.Equal(TimeSpan.FromHours(7), session.Length);
    }

    [Fact]
    public void Between_SaturdayNightIntoSunday_CrossesTheEndOfTheWeek()
    {
        var weekly = new WeeklyHours("UTC", new WeeklyWindow(DayOfWeek.Saturday, new TimeOnly(22, 0), new TimeOnly(2, 0)));
        Assert.Equal([new TradingSession(At("2026-01-03 22:00"), At("2026-01-04 02:00"))], weekly.Between(At("2026-01-02 00:00"), At("2026-01-06 00:00")).Sessions);
    }

    [Fact]
    public void UntilClose_SessionsThatTouchAtMidnight_AreOneSession()
    {
        var hours = WeeklyHours.Read("UTC", new List<object?> { "00:00", "24:00" }, "test").Between(At("2026-01-01 00:00"), At("2026-01-04 00:00"));
        Assert.Equal(TimeSpan.FromHours(60), hours.UntilClose(At("2026-01-01 12:00")));
        Assert.True(WeeklyHours.Always.Between(At("2026-01-01 00:00"), At("2026-02-01 00:00")).Sessions is [{ Length.TotalDays: 31 }]);
    }

    [Fact]
    public void NextOpen_ClosedMarket_TellsTheNextSession()
    {
        var hours = new TradingHours("UTC", new TradingSession(At("2026-01-02 09:00"), At("2026-01-02 17:00")), new TradingSession(At("2026-01-01 09:00"), At("2026-01-01 17:00")));
        Assert.Equal(At("2026-01-02 09:00"), hours.NextOpen(At("2026-01-01 17:00")));
        Assert.Equal(At("2026-01-01 10:00"), hours.NextOpen(At("2026-01-01 10:00")));
        Assert.Null(hours.NextOpen(At("2026-01-02 17:00")));
        Assert.Equal(TimeSpan.Zero, hours.UntilClose(At("2026-01-01 17:00")));
    }

    [Fact]
    public void Within_AnyMoment_IsOpenExactlyWhenBothAre() =>
        Gen.Select(Gen.Int[0, 6].Array[1, 4], Gen.Int[0, 1439].Array[8], Gen.Int[0, 20000].Array[20]).Sample((days, minutes, moments) =>
        {
            var weekly = new WeeklyHours("Europe/London", days.Select((d, i) => new WeeklyWindow((DayOfWeek)d, Time(minutes[i]), Time(minutes[i + 4]))));
            var from = At("2026-03-25 00:00"); // over the change to summer time
            var venue = WeeklyHours.On("America/Chicago", WorkingDays, (new TimeOnly(8, 30), new TimeOnly(15, 0))).Between(from, from.AddDays(14));
            var both = venue.Within(weekly);
            var own = weekly.Between(from, from.AddDays(14));
            Assert.All(moments.Select(m => from.AddMinutes(m)), m => Assert.Equal(venue.IsOpen(m) && own.IsOpen(m), both.IsOpen(m)));
        });

    [Theory]
    [InlineData("CST", "America/Chicago")]
    [InlineData("MET", "Europe/Berlin")]
    [InlineData("Asia/Singapore", "Asia/Singapore")]
    public void Find_OldAndNewNames_AreZones(string name, string zone) => Assert.Equal(zone, TimeZones.Find(name).Id);

    [Fact]
    public void Read_MistakesInAFile_SayWhereAndWhatIsExpected()
    {
        Assert.Equal("WeekdayNotFound", Error(new Dictionary<string, object?> { ["Mondey"] = new List<object?>() }).ErrorId);
        Assert.Equal("InvalidTradingHours", Error(new Dictionary<string, object?> { ["Monday"] = new List<object?> { "9 o'clock", "17:00" } }).ErrorId);
        Assert.Equal("InvalidTradingHours", Error("09:00").ErrorId);
        Assert.Equal("TimeZoneUnknown", Assert.Throws<SysTradeException>(() => WeeklyHours.Read("Mars/Olympus", null, "x")).ErrorId);

        static SysTradeException Error(object value) => Assert.ThrowsAny<SysTradeException>(() => WeeklyHours.Read("UTC", value, "x"));
    }

    private static TimeOnly Time(int minute) => new(minute / 60, minute % 60);

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero);

    private static TradingSession[] Sessions(JsonElement list) =>
        [.. list.EnumerateArray().Select(p => new TradingSession(At(p[0].GetString()!), At(p[1].GetString()!))).OrderBy(s => s.Opens)];

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.Array => value.EnumerateArray().Select(Plain).ToList(),
        _ => value.GetString(),
    };
}
