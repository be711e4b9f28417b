using System.Globalization;

namespace Engines.Schema.Migration;

/// <summary>Reads one step of a data migration.</summary>
internal static class StepReader
{
    private static readonly string[] Known = ["rename", "default", "copy", "remove", "convert", "map", "derive", "split", "join", "add"];

    private static readonly Dictionary<string, ValueForm> Forms = new(StringComparer.Ordinal)
    {
        ["string"] = ValueForm.Text,
        ["number"] = ValueForm.Number,
        ["boolean"] = ValueForm.Boolean,
        ["iso8601"] = ValueForm.Iso8601,
        ["unix_seconds"] = ValueForm.UnixSeconds,
        ["unix_millis"] = ValueForm.UnixMillis,
        ["list"] = ValueForm.List,
        ["string_set"] = ValueForm.StringSet,
    };

    public static MigrationStep? Read(Node node)
    {
        if (!node.IsMapping || node.Entries().Count != 1)
        {
            node.Fault("is not one step", $"Write each step as an entry of its own, with one of: {string.Join(", ", Known)}");
            return null;
        }

        var (name, value) = node.Entries()[0];
        if (!Known.Contains(name, StringComparer.Ordinal))
        {
            value.Fault("is no step", Suggestion.Among(name, Known));
            return null;
        }

        return name == "remove" ? new MigrationStep.Remove(value.Text()) : Read(name, value);
    }

    private static MigrationStep? Read(string name, Node node) => name switch
    {
        "rename" => Pair(node, (from, to) => new MigrationStep.Rename(from, to)),
        "copy" => Pair(node, (from, to) => new MigrationStep.Copy(from, to)),
        "default" => node.Fields("attribute", "value") is var fields && fields.Find("value") is { } value ? new MigrationStep.Default(fields.Text("attribute"), ReadLiteral(value)) : null,
        "convert" => ReadConversion(node.Fields("attribute", "from", "to")),
        "map" => ReadMap(node.Fields("attribute", "words", "others?")),
        "derive" => ReadDerivation(node.Fields("attribute", "of")),
        "split" => ReadSplit(node.Fields("attribute", "by", "into")),
        "join" => ReadJoin(node.Fields("attributes", "by", "into")),
        _ => ReadAddition(node.Fields("attribute", "by")),
    };

    private static MigrationStep Pair(Node node, Func<string, string, MigrationStep> make)
    {
        var fields = node.Fields("from", "to");
        var (from, to) = (fields.Text("from"), fields.Text("to"));
        if (from == to && from.Length > 0)
            node.Fault($"has '{from}' on both sides", "Name two attributes");
        return make(from, to);
    }

    private static MigrationStep.Convert ReadConversion(Fields fields)
    {
        var (from, to) = (fields.OneOf("from", [.. Forms.Keys]), fields.OneOf("to", [.. Forms.Keys]));
        if (fields.Find("to") is { } node && !ValueConversion.IsPossible(Forms[from], Forms[to]))
            node.Fault($"is '{to}', which nothing becomes from '{from}'", "Convert between string, number and boolean, between the three forms of a moment, or from string or list to list or string_set");
        return new(fields.Text("attribute"), Forms[from], Forms[to]);
    }

    private static MigrationStep.Map ReadMap(Fields fields)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (old, value) in fields.Find("words")?.Entries() ?? [])
        {
            if (!words.TryAdd(old, value.Text()))
                value.Fault("is there twice", "Name each old word once");
        }

        return new(fields.Text("attribute"), words, fields.Has("others") && fields.OneOf("others", "refuse", "keep") == "keep");
    }

    private static MigrationStep.Derive? ReadDerivation(Fields fields)
    {
        if (fields.Find("of") is not { } node)
            return null;
        if (TextTemplate.Parse(node.Text()) is { } template)
            return new(fields.Text("attribute"), template);
        node.Fault("is not a text made of attributes", "Write it as \"{company_id}#{project_id}\", with at least one attribute in braces");
        return null;
    }

    private static MigrationStep.Split ReadSplit(Fields fields)
    {
        if (fields.Find("into") is { } node && fields.Texts("into").Count < 2)
            node.Fault("has fewer than two names", "Name what each part becomes");
        return new(fields.Text("attribute"), fields.Text("by", "#"), fields.Texts("into"));
    }

    private static MigrationStep.Derive? ReadJoin(Fields fields)
    {
        var attributes = fields.Texts("attributes");
        if (attributes.Count >= 2)
            return new(fields.Text("into"), TextTemplate.Join(attributes, fields.Text("by", "#")));
        fields.Find("attributes")?.Fault("has fewer than two names", "Name what is joined");
        return null;
    }

    private static MigrationStep.Add ReadAddition(Fields fields)
    {
        var text = fields.Text("by", "1");
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by) && by != 0)
            return new(fields.Text("attribute"), by);
        fields.Find("by")!.Fault($"is '{text}'", "Write a whole number other than 0");
        return new(fields.Text("attribute"), 1);
    }

    private static Literal ReadLiteral(Node node)
    {
        var text = node.Text();
        if (!node.IsPlain)
            return new("S", text);
        return text is "true" or "false" ? new("BOOL", text) : ValueConversion.IsNumber(text) ? new("N", text) : new("S", text);
    }
}
