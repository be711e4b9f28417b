namespace Engines.Local.Queues;

/// <summary>How many batches of a queue may be at work at once: few at first, one more for each second in which messages had to wait, one less for each in which none had to.</summary>
internal sealed class MappingScale(int maximum, TimeProvider time)
{
    /// <summary>How long it takes until there is one more.</summary>
    /// <value>A second: 60 a minute.</value>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(1) / 60;

    private const int StartMax = 5;

    private readonly int start = Math.Min(StartMax, maximum);
    private long since = time.GetTimestamp();
    private bool isPressed;

    /// <summary>The most batches at work now.</summary>
    public int Limit { get; private set; } = Math.Min(StartMax, maximum);

    /// <summary>Whether it could ever be more.</summary>
    public bool CanGrow => Limit < maximum;

    /// <summary>Messages wait, and the limit is what holds them back.</summary>
    public void Press() => Limit = Math.Min(maximum, Limit + StepsOf(pressed: true));

    /// <summary>No message waits.</summary>
    public void Rest() => Limit = Math.Max(Math.Min(start, Limit), Limit - StepsOf(pressed: false));

    /// <summary>The function refused a batch; another one at once would only count as a receive.</summary>
    public void BackOff()
    {
        Limit = Math.Max(1, Limit - 1);
        since = time.GetTimestamp();
    }

    private int StepsOf(bool pressed)
    {
        if (pressed != isPressed)
            (isPressed, since) = (pressed, time.GetTimestamp());

        var steps = (int)(time.GetElapsedTime(since) / Step);
        since += steps * (long)(Step.TotalSeconds * time.TimestampFrequency);
        return steps;
    }
}
