namespace Replies.Turns;

/// <summary>Why a turn waits, beyond what the outbound machine says. A reason never changes meaning; <c>docs/errors</c> explains each.</summary>
public static class TurnReasons
{
    /// <summary>An earlier delivery of the same message still has the turn.</summary>
    public const string TurnHeld = "turn_held";

    /// <summary>The company's quiet hours.</summary>
    public const string QuietHours = "quiet_hours";
}
