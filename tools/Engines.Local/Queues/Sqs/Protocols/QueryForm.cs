using System.Globalization;
using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

/// <summary>Makes of a form's fields, such as <c>Attribute.1.Name</c>, the members that JSON has: lists begin to count at 1, maps are lists of names with values.</summary>
internal static class QueryForm
{
    public const string Action = "Action";
    public const string QueueUrl = "QueueUrl";

    private const string Version = "Version";
    private const string EntrySuffix = "BatchRequestEntry";

    // SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue
    private const int PartsMax = 6;

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "DelaySeconds", "VisibilityTimeout", "WaitTimeSeconds", "MaxNumberOfMessages", "MaxResults", "MaxNumberOfMessagesPerSecond",
    };

    private static readonly Dictionary<string, string> Lists = new(StringComparer.Ordinal)
    {
        ["AttributeName"] = "AttributeNames",
        ["MessageAttributeName"] = "MessageAttributeNames",
        ["MessageSystemAttributeName"] = "MessageSystemAttributeNames",
        ["TagKey"] = "TagKeys",
    };

    private static readonly Dictionary<string, (string Member, string Key)> Maps = new(StringComparer.Ordinal)
    {
        ["Attribute"] = ("Attributes", "Name"),
        ["MessageAttribute"] = ("MessageAttributes", "Name"),
        ["MessageSystemAttribute"] = ("MessageSystemAttributes", "Name"),
        ["Tag"] = ("Tags", "Key"),
    };

    // Of a list or map without entries some clients send its name in JSON, with nothing behind it.
    private static readonly HashSet<string> Empty = [.. Lists.Values, .. Maps.Values.Select(map => map.Member), "tags", "Entries"];

    /// <exception cref="SqsFault">A number is none, or a name does not fit the others.</exception>
    public static JsonObject Read(IReadOnlyDictionary<string, string> fields)
    {
        var root = new Branch();
        foreach (var (name, value) in fields.Where(field => field.Key is not (Action or Version) && !Empty.Contains(field.Key)))
            root.Add(Parts(name), value);

        var input = Members(root);

        // CreateQueue has them in small letters, and no other operation of this name does.
        if (fields[Action] == "CreateQueue" && input.Remove("Tags", out var tags))
            input["tags"] = tags;
        return input;
    }

    private static string[] Parts(string name) => name.Split('.') is { Length: <= PartsMax } parts
        ? parts
        : throw new SqsFault(SqsError.Serialization, $"A parameter has a name of more than {PartsMax} parts; no operation has such a one.");

    private static JsonObject Members(Branch branch)
    {
        var members = new JsonObject();
        foreach (var (name, inner) in branch.Inner)
        {
            if (Lists.TryGetValue(name, out var list))
                members[list] = new JsonArray([.. inner.Items().Select(item => (JsonNode?)item.Text())]);
            else if (Maps.TryGetValue(name, out var map))
                members[map.Member] = Map(inner, map.Key);
            else if (name.EndsWith(EntrySuffix, StringComparison.Ordinal))
                members["Entries"] = new JsonArray([.. inner.Items().Select(JsonNode (item) => Members(item))]);
            else
                members[name] = Numbers.Contains(name) ? Number(name, inner.Text()) : inner.Text();
        }

        return members;
    }

    private static JsonObject Map(Branch branch, string key)
    {
        var map = new JsonObject();
        foreach (var item in branch.Items())
        {
            var name = item.Inner.GetValueOrDefault(key)?.Text() ?? throw new SqsFault(SqsError.MissingParameter, $"The request must contain the parameter {item.Path}.{key}.");
            map[name] = item.Inner.GetValueOrDefault("Value") switch
            {
                null => throw new SqsFault(SqsError.MissingParameter, $"The request must contain the parameter {item.Path}.Value."),
                { Inner.Count: > 0 } structure => Members(structure),
                var text => text.Text(),
            };
        }

        return map;
    }

    private static int Number(string name, string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw SqsFault.Invalid($"Value {text} for parameter {name} is invalid. Reason: Must be an integer.");

    /// <summary>What stands under one part of a name.</summary>
    private sealed class Branch
    {
        private string? value;

        public string Path { get; private init; } = "";

        public Dictionary<string, Branch> Inner { get; } = new(StringComparer.Ordinal);

        public void Add(string[] parts, string text)
        {
            var at = this;
            foreach (var part in parts)
            {
                if (!at.Inner.TryGetValue(part, out var inner))
                    at.Inner[part] = inner = new() { Path = at.Path.Length == 0 ? part : $"{at.Path}.{part}" };
                at = inner;
            }

            at.value = text;
        }

        /// <summary>The items of a list in their order; some clients leave the number of a single one out.</summary>
        public IEnumerable<Branch> Items() => value is not null && Inner.Count == 0 ? [this] : Inner.OrderBy(item => Place(item.Key)).Select(item => item.Value);

        public string Text() => Inner.Count == 0 && value is not null
            ? value
            : throw new SqsFault(SqsError.Serialization, $"The parameter {Path} must be a value and no more.");

        private int Place(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? place
            : throw new SqsFault(SqsError.Serialization, $"The parameter {Path} must be followed by a number, and not by '{number}'.");
    }
}
