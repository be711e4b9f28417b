namespace Engines.Local.Page;

/// <summary>Where the page listens, and by which clock it lives.</summary>
public sealed record PageOptions
{
    /// <summary>The port on loopback; 0 for any that is free.</summary>
    public int Port { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How often the page looks whether something changed.</summary>
    /// <value>Half a second: people see it as at once, and it costs next to nothing.</value>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often an open page hears that the cloud still runs while nothing changes.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(10);
}
