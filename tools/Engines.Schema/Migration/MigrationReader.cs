using System.Security.Cryptography;
using System.Text;

namespace Engines.Schema.Migration;

/// <summary>Makes a <see cref="MigrationFile"/> of YAML. Tables and kinds are not looked up here: an old migration stays readable after tables.yaml went on.</summary>
internal static class MigrationReader
{
    private const string Structure = "structure";

    public static MigrationFile Read(string text, string path)
    {
        var problems = new Problems(path);
        var root = Node.Parse(text, problems);
        var isStructure = root.IsMapping && root.Entries().Any(entry => entry.Name == "kind" && entry.Value.Text() == Structure);
        var fields = isStructure
            ? root.Fields("version", "kind", "description", "table", "requires")
            : root.Fields("version", "kind", "description", "table", "item", "from", "to", "steps");
        if (fields.Find("version") is { } version && version.Text() is var number && number != "1")
            version.Fault($"is {number}", "Write 1");
        fields.OneOf("kind", "data", Structure);

        MigrationFile file = isStructure ? ReadStructure(fields, text, path) : ReadData(fields, text, path);
        problems.ThrowIfAny();
        return file;
    }

    private static MigrationFile.Structure ReadStructure(Fields fields, string text, string path) => new()
    {
        Id = Path.GetFileNameWithoutExtension(path),
        Path = path,
        Description = fields.Text("description"),
        Table = fields.Text("table"),
        Checksum = Checksum(text),
        Requires = NotEmpty(fields.Find("requires"), "requires").Select(ReadRequirement).OfType<Requirement>().ToArray(),
    };

    private static MigrationFile.Data ReadData(Fields fields, string text, string path)
    {
        var (from, to) = ((int)fields.Number("from", 0, 9_999, 0), (int)fields.Number("to", 1, 10_000, 1));
        if (fields.Find("to") is { } end && to <= from)
            end.Fault($"is {to}, and 'from' is {from}", "Write a higher version: migrations go forward only");
        var steps = NotEmpty(fields.Find("steps"), "steps").Select(StepReader.Read).OfType<MigrationStep>().ToArray();
        var added = steps.OfType<MigrationStep.Add>().Select(step => step.Attribute).ToArray();
        var clash = added.FirstOrDefault(name => steps.Any(step => step.Reads.Concat(step.Writes).Contains(name, StringComparer.Ordinal)));
        if (clash is not null || added.Distinct(StringComparer.Ordinal).Count() != added.Length)
            fields.Find("steps")!.Fault($"adds to '{clash ?? added[0]}' and does something else with it", "DynamoDB does one thing with an attribute in one update: leave one out");
        return new()
        {
            Id = Path.GetFileNameWithoutExtension(path),
            Path = path,
            Description = fields.Text("description"),
            Table = fields.Text("table"),
            Item = fields.Text("item"),
            From = from,
            To = to,
            Steps = steps,
            Checksum = Checksum(text),
        };
    }

    private static Requirement? ReadRequirement(Node node)
    {
        if (!node.IsMapping)
        {
            if (node.Text() == "table")
                return new Requirement.Table();
            node.Fault("is not a requirement", "Write 'table', 'index: name', 'no_index: name', 'ttl: attribute' or 'stream: new_and_old_images'");
            return null;
        }

        var fields = node.Fields("index?", "no_index?", "ttl?", "stream?");
        Requirement?[] found =
        [
            fields.OptionalText("index") is { } index ? new Requirement.Index(index) : null,
            fields.OptionalText("no_index") is { } gone ? new Requirement.NoIndex(gone) : null,
            fields.OptionalText("ttl") is { } attribute ? new Requirement.TimeToLive(attribute) : null,
            fields.Find("stream") is { } stream ? new Requirement.Stream(stream.OneOf("new_and_old_images", "new_image", "old_image", "keys_only", Requirement.Stream.None)) : null,
        ];
        if (found.OfType<Requirement>().Count() == 1)
            return found.OfType<Requirement>().Single();
        node.Fault("is not one requirement", "Write each requirement as an entry of its own");
        return null;
    }

    private static IReadOnlyList<Node> NotEmpty(Node? node, string name)
    {
        var list = node?.List() ?? [];
        if (node is { IsList: true } && list.Count == 0)
            node.Fault("is empty", $"Write at least one entry under '{name}:'");
        return list;
    }

    // Git may change line ends between two machines, and that changes no migration.
    private static string Checksum(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))));
}
