using Engines.Conversations;
using Replies.Decisions;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class QuietHoursClockTests
{
    // Clocks go forward on 29 March 2026 at 01:00 UTC (02:00 to 03:00) and back on 25 October 2026 at 01:00 UTC (03:00 to 02:00).
    private const string Berlin = "Europe/Berlin";

    [Theory]
    [InlineData("21:00", "08:00", "2026-05-12T18:59:59Z", null)]
    [InlineData("21:00", "08:00", "2026-05-12T19:00:00Z", "2026-05-13T06:00:00Z")]
    [InlineData("21:00", "08:00", "2026-05-13T05:59:59Z", "2026-05-13T06:00:00Z")]
    [InlineData("21:00", "08:00", "2026-05-13T06:00:00Z", null)]
    [InlineData("12:00", "13:00", "2026-05-12T10:30:00Z", "2026-05-12T11:00:00Z")]
    [InlineData("12:00", "13:00", "2026-05-12T11:00:00Z", null)]
    [InlineData("00:00", "06:00", "2026-05-12T22:00:00Z", "2026-05-13T04:00:00Z")]
    public void EndsAt_OrdinaryDay_IsTheNextEnd(string from, string to, string now, string? expected) => AssertEnd(from, to, now, expected);

    [Theory]
    [InlineData("21:00", "08:00", "2026-03-28T20:00:00Z", "2026-03-29T06:00:00Z")]
    [InlineData("21:00", "02:30", "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z")]
    [InlineData("21:00", "02:30", "2026-03-29T01:00:00Z", null)]
    [InlineData("02:30", "04:00", "2026-03-29T00:59:59Z", null)]
    [InlineData("02:30", "04:00", "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")]
    [InlineData("02:10", "02:50", "2026-03-29T01:00:00Z", null)]
    public void EndsAt_HourThatIsSkipped_EndsOrBeginsAtTheChange(string from, string to, string now, string? expected) => AssertEnd(from, to, now, expected);

    [Theory]
    [InlineData("21:00", "08:00", "2026-10-24T19:00:00Z", "2026-10-25T07:00:00Z")]
    [InlineData("21:00", "02:30", "2026-10-25T00:29:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("21:00", "02:30", "2026-10-25T00:45:00Z", "2026-10-25T01:30:00Z")]
    [InlineData("21:00", "02:30", "2026-10-25T01:30:00Z", null)]
    [InlineData("02:30", "04:00", "2026-10-25T00:29:00Z", null)]
    [InlineData("02:30", "04:00", "2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z")]
    [InlineData("02:30", "04:00", "2026-10-25T01:10:00Z", "2026-10-25T03:00:00Z")]
    public void EndsAt_HourThatComesTwice_IsQuietFromTheFirstToTheSecond(string from, string to, string now, string? expected) =>
        AssertEnd(from, to, now, expected);

    [Fact]
    public void EndsAt_NoQuietHours_IsNever() => Assert.Null(QuietHoursClock.EndsAt(null, Turns.Now));

    [Theory]
    [InlineData(Berlin, "21:00", "02:30")]
    [InlineData(Berlin, "02:15", "02:45")]
    [InlineData("America/New_York", "01:30", "00:45")]
    [InlineData("Australia/Lord_Howe", "22:00", "01:45")]
    [InlineData("America/Santiago", "23:30", "00:15")]
    public void EndsAt_EveryFiveMinutesOfAYear_IsLaterAndNoLongerQuiet(string zone, string from, string to)
    {
        var hours = Hours(from, to, zone);
        var quiet = 0;
        for (var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); now.Year == 2026; now = now.AddMinutes(5))
        {
            if (QuietHoursClock.EndsAt(hours, now) is not { } end)
                continue;

            quiet++;
            Assert.InRange(end - now, TimeSpan.FromTicks(1), TimeSpan.FromHours(25));
            Assert.Null(QuietHoursClock.EndsAt(hours, end));
            Assert.Equal(end, QuietHoursClock.EndsAt(hours, end.AddTicks(-1)));
        }

        Assert.NotEqual(0, quiet);
    }

    private static void AssertEnd(string from, string to, string now, string? expected) =>
        Assert.Equal(expected is null ? null : Moment(expected), QuietHoursClock.EndsAt(Hours(from, to, Berlin), Moment(now)));

    private static QuietHours Hours(string from, string to, string zone) =>
        new(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, null);
}
