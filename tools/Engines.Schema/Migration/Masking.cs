using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>What of an item people may see: values of attributes that tables.yaml has and does not mark as personal, and of what such ones are renamed from. Of everything else, type and size.</summary>
internal sealed class Masking
{
    private const int LengthMax = 60;

    private readonly HashSet<string> shown;

    public Masking(MigrationTarget target)
    {
        shown = target.Kind.Attributes.Where(attribute => !attribute.IsPersonal).Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var attribute in target.Kind.Attributes.Where(attribute => !attribute.IsPersonal && attribute.RenamedFrom is not null))
            shown.Add(attribute.RenamedFrom!);
        foreach (var rename in target.Migration.Steps.OfType<MigrationStep.Rename>().Where(step => shown.Contains(step.To)))
            shown.Add(rename.From);

        // What is made of something personal is personal too, whatever it is called.
        var personal = target.Kind.Attributes.Where(attribute => attribute.IsPersonal).Select(attribute => attribute.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var step in target.Migration.Steps)
        {
            if (!step.Reads.Any(personal.Contains))
                continue;
            personal.UnionWith(step.Writes);
            shown.ExceptWith(step.Writes);
        }

        shown.ExceptWith(target.Key);
        shown.Add(target.VersionAttribute);
    }

    public string Show(string name, AttributeValue value) => shown.Contains(name) ? Plain(value) : Hidden(value);

    private static string Plain(AttributeValue value) => value switch
    {
        { S: { } text } => $"\"{(text.Length > LengthMax ? $"{text[..LengthMax]}…" : text)}\"",
        { N: { } number } => number,
        { BOOL: { } flag } => flag ? "true" : "false",
        _ => Hidden(value),
    };

    private static string Hidden(AttributeValue value) => value switch
    {
        { S: { } text } => $"<text, {text.Length} characters>",
        { N: not null } => "<number>",
        { BOOL: not null } => "<true or false>",
        { B: { } bytes } => $"<binary, {bytes.Length} bytes>",
        { M: { } map } => $"<map of {map.Count}>",
        { L: { } list } => $"<list of {list.Count}>",
        _ => $"<{(value.SS ?? value.NS ?? []).Count + (value.BS ?? []).Count} in a set>",
    };
}
