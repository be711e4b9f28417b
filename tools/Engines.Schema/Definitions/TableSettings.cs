namespace Engines.Schema;

/// <summary>How a table is kept, beside its keys.</summary>
/// <param name="TimeToLive">The attribute with the Unix second from which DynamoDB may delete an item; null for never.</param>
/// <param name="PointInTimeRecovery">Whether it can be restored to any second of the last days.</param>
public sealed record TableSettings(string? TimeToLive, bool PointInTimeRecovery)
{
    /// <summary>What a setting says when a parameter of the stack decides it.</summary>
    public const string ByParameter = "by_parameter";

    /// <summary>How many days back it can be restored; DynamoDB's own 35 unless the file says less.</summary>
    public int RecoveryDays { get; init; } = 35;

    public Billing Billing { get; init; } = new Billing.OnDemand(null);

    /// <summary>What it is kept warm for; null for nothing beyond what DynamoDB does by itself.</summary>
    public Units? WarmThroughput { get; init; }

    /// <summary>What the stream carries: <c>new_and_old_images</c> and so on, <c>by_parameter</c>, or null for no stream.</summary>
    public string? Stream { get; init; }

    /// <summary><c>aws_owned</c>, <c>aws_managed</c>, <c>by_parameter</c> or the ARN of a key.</summary>
    public string Encryption { get; init; } = ByParameter;

    /// <summary><c>true</c>, <c>false</c> or <c>by_parameter</c>.</summary>
    public string DeletionProtection { get; init; } = ByParameter;

    /// <summary><c>none</c>, <c>daily</c> or <c>by_parameter</c>.</summary>
    public string Backup { get; init; } = "none";

    /// <summary>The Regions of the copies; <c>by_parameter</c> alone where the stack decides.</summary>
    public IReadOnlyList<string> Replicas { get; init; } = [];
}

/// <summary>How reads and writes are paid.</summary>
public abstract record Billing
{
    private Billing()
    {
    }

    /// <summary>By request, at most so many a second; null for no limit.</summary>
    public sealed record OnDemand(Units? Max) : Billing;

    /// <summary>By capacity that is kept ready and scales with its use.</summary>
    public sealed record Provisioned(Capacity Read, Capacity Write) : Billing;
}

/// <summary>Units a second.</summary>
/// <param name="Read">Read units; 0 for not said.</param>
/// <param name="Write">Write units; 0 for not said.</param>
public sealed record Units(long Read, long Write);

/// <summary>Units a second that are kept ready.</summary>
/// <param name="Min">The fewest.</param>
/// <param name="Max">The most; the same as <paramref name="Min"/> where nothing scales.</param>
/// <param name="Target">How many percent shall be in use.</param>
public sealed record Capacity(long Min, long Max, int Target)
{
    public bool Scales => Max > Min;
}
