using Engines.Conversations;

namespace Replies.Decisions;

/// <summary>Tells when quiet hours end, on days that lose or repeat an hour as well.</summary>
public static class QuietHoursClock
{
    /// <summary>The moment at which the quiet hours that <paramref name="now"/> lies in end; null outside of them.</summary>
    /// <remarks>
    /// A time that the clocks skip counts as the moment of the change. Of a time that comes twice, quiet hours begin at the first and end at the second.
    /// </remarks>
    public static DateTimeOffset? EndsAt(QuietHours? hours, DateTimeOffset now)
    {
        if (hours is null)
            return null;

        // They may have begun yesterday; where clocks are changed at midnight, so may tomorrow's.
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, hours.Zone).DateTime);
        for (var offset = -1; offset <= 1; offset++)
        {
            var day = today.AddDays(offset);
            var start = MomentOf(day.ToDateTime(hours.From), hours.Zone, isFirst: true);
            var end = MomentOf((hours.To > hours.From ? day : day.AddDays(1)).ToDateTime(hours.To), hours.Zone, isFirst: false);
            if (start <= now && now < end)
                return end;
        }

        return null;
    }

    private static DateTimeOffset MomentOf(DateTime local, TimeZoneInfo zone, bool isFirst)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);

        var shift = zone.GetUtcOffset(local);
        if (zone.IsAmbiguousTime(local))
        {
            foreach (var other in zone.GetAmbiguousTimeOffsets(local))
                shift = isFirst == other > shift ? other : shift;
        }

        return new DateTimeOffset(local, shift).ToUniversalTime();
    }
}
