using Engines.Local.Templates;

namespace Engines.Local.Cloud;

/// <summary>The engines there are.</summary>
internal static class LocalEngines
{
    public static EngineDescription Sender(LocalStacks stacks, Declarations declared, LocalCloudOptions options) =>
        new(stacks.Sender, FunctionOf(stacks.Sender, declared), options.SenderAssembly) { Variables = options.SenderEnvironment, Line = options.SenderLine };

    public static EngineDescription Replies(LocalStacks stacks, Declarations declared, RepliesOptions options) =>
        new(stacks.Replies, FunctionOf(stacks.Replies, declared), options.Assembly) { Variables = options.Environment, Line = options.Line };

    private static DeclaredFunction FunctionOf(ResolvedTemplate stack, Declarations declared) =>
        declared.FunctionsOf(stack).ToArray() is [var one]
            ? one
            : throw new TemplateException($"the stack {stack.Name}", 1, $"it has {declared.FunctionsOf(stack).Count()} functions, and the local cloud runs one of each", "Declare one");
}
