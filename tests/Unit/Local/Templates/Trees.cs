using Engines.Local.Templates;
using Engines.Tests.Support;

namespace Engines.Tests.Unit.Local.Templates;

/// <summary>The working tree's templates, as they are or with something changed in them.</summary>
internal static class Trees
{
    public const string Shared = "shared-infra/template.yaml";
    public const string Sender = "template-sender-engine/template.yaml";
    public const string Replies = "replies-engine/template.yaml";
    public const string Region = "eu-west-1";

    public static StackSource Real { get; } = StackSource.In(Repository.Root);

    public static LocalStacks Stacks { get; } = LocalStacks.Load(Real);

    public static Declarations Declared { get; } = Declarations.Of(Stacks, Region);

    /// <summary>The tree with one text of one file changed; the text has to be there.</summary>
    public static StackSource With(string path, string old, string changed) => Real with
    {
        Read = file =>
        {
            var text = Real.Read(file);
            if (file != path)
                return text;
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{path} does not hold {old}");
            return text[..at] + changed + text[(at + old.Length)..];
        },
    };

    /// <summary>What is refused in a tree, wherever it is noticed.</summary>
    public static TemplateException Refusal(StackSource source) => Assert.Throws<TemplateException>(() => Declarations.Of(LocalStacks.Load(source), source.Region));

    /// <summary>A template of a few lines, resolved.</summary>
    public static ResolvedTemplate Resolve(string text, params (string Name, string Value)[] parameters) =>
        TemplateResolver.Resolve(TemplateFile.Parse(text, "t.yaml"), "test", parameters.ToDictionary(one => one.Name, one => one.Value), Around);

    public static string Refused(string text, params (string Name, string Value)[] parameters) =>
        Assert.Throws<TemplateException>(() => Resolve(text, parameters)).Message;

    private static StackSurroundings Around { get; } = new("test-stack", Region)
    {
        Stored = new Dictionary<string, string> { ["/stored/name"] = "one", ["/stored/list"] = "one,two" },
        Exports = new Dictionary<string, string> { ["shared-name"] = "exported" },
    };
}
