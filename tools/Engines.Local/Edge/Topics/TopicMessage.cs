using Engines.Local.Queues;

namespace Engines.Local.Edge.Topics;

/// <summary>What is published to a topic.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="Message">The message.</param>
public sealed record TopicMessage(string TopicArn, string Message)
{
    /// <summary>Its subject, if it has one.</summary>
    public string? Subject { get; init; }

    /// <summary>Values beside the message.</summary>
    public IReadOnlyDictionary<string, MessageAttribute> Attributes { get; init; } = new Dictionary<string, MessageAttribute>();
}

/// <summary>What a topic answers.</summary>
public abstract record PublishAnswer
{
    private PublishAnswer()
    {
    }

    /// <summary>The message is in every queue that the topic feeds.</summary>
    public sealed record Published(string MessageId) : PublishAnswer;

    /// <summary>It was refused, with a code of SNS.</summary>
    public sealed record Refused(int Status, string Code, string Message) : PublishAnswer;
}
