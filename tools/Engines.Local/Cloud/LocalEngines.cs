namespace Engines.Local.Cloud;

/// <summary>The engines there are.</summary>
internal static class LocalEngines
{
    public static EngineDescription Sender(LocalCloudOptions options) => new("template-sender", options.SenderAssembly)
    {
        Queue = "template-sender",
        DeadLetters = "template-sender-dead-letters",
        Variables = (engine, around) => EngineVariables.OfSender(engine, around, options.SenderEnvironment),
        Line = options.SenderLine,
    };

    public static EngineDescription Replies(RepliesOptions options) => new("replies", options.Assembly)
    {
        Queue = "replies",
        DeadLetters = "replies-dead",
        ExtraQueues = ["replies-quarantine"],
        Variables = (engine, around) => EngineVariables.OfReplies(engine, around, options.Environment),
        Line = options.Line,
    };
}
