using System.Globalization;

namespace Engines.Conversations;

/// <summary>
/// The time to sign with: this machine's, corrected by what the service said. AWS refuses signatures that are more than five minutes off. The
/// SDK's own correction belongs to the handler that <see cref="DynamoTransport"/> replaces, and cannot be called from outside.
/// </summary>
internal sealed class DynamoClock(TimeProvider time)
{
    // Less than AWS's five minutes, because its answer took a while to come.
    private static readonly TimeSpan SkewMax = TimeSpan.FromMinutes(4);

    private long correctionTicks;

    public DateTime Now => time.GetUtcNow().UtcDateTime + TimeSpan.FromTicks(Volatile.Read(ref correctionTicks));

    /// <summary>Looks at a refusal; true if it was signed with a time that the service cannot have taken, and another attempt will be right.</summary>
    /// <param name="signedAt">The time in the refused request.</param>
    /// <param name="date">The <c>Date</c> header of the refusal.</param>
    public bool TryCorrect(DateTime signedAt, string date)
    {
        var isDate = DateTime.TryParseExact(
            date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var server);
        if (!isDate || (server - signedAt).Duration() <= SkewMax)
            return false;

        Volatile.Write(ref correctionTicks, (server - time.GetUtcNow().UtcDateTime).Ticks);
        return true;
    }
}
