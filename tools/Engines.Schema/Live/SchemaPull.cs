using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>A tables.yaml out of tables that stand. No value of an item is in it, except words of which there are few and that look like no name, address or number.</summary>
public static class SchemaPull
{
    /// <summary>The file, which its own reader accepts.</summary>
    /// <param name="tables">Each table with its sample.</param>
    /// <param name="version">The attribute that carries the version of an item.</param>
    public static string Describe(IReadOnlyList<(LiveTable Table, IReadOnlyList<Dictionary<string, AttributeValue>> Sample)> tables, string version = TablesFile.DefaultVersionAttribute)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var pulled = tables.Select(one => Pull(one.Table, one.Sample, version)).ToArray();
        return Write(pulled, tables.SelectMany(one => one.Sample), version);
    }

    private static PulledTable Pull(LiveTable live, IReadOnlyList<Dictionary<string, AttributeValue>> sample, string version)
    {
        var texts = live.Definition.Key.Attributes.Where(key => key.Type == "S").Select(key => key.Name).ToArray();
        var find = new ItemPull(live, version);

        // Kinds whose keys overlap are refused by the reader: then fewer keys are looked at, and in the end all items are one kind.
        foreach (var columns in new[] { texts, [.. texts.TakeLast(1)], [] }.DistinctBy(columns => columns.Length))
        {
            var table = new PulledTable(live, sample.Count, find.Find(sample, columns));
            if (columns.Length == 0 || IsReadable(Write([table], sample, version)))
                return table;
        }

        throw new InvalidOperationException("The last attempt is always taken.");
    }

    private static string Write(IReadOnlyList<PulledTable> tables, IEnumerable<Dictionary<string, AttributeValue>> items, string version)
    {
        var all = items.ToArray();
        return new PulledText(version).Write(tables, (all.Count(item => item.GetValueOrDefault(version)?.N is not null), all.Length));
    }

    private static bool IsReadable(string text)
    {
        try
        {
            TablesFile.Parse(text, "pulled");
            return true;
        }
        catch (SchemaException)
        {
            return false;
        }
    }
}
