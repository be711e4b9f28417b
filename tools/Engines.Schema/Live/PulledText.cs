using System.Globalization;
using System.Text;

namespace Engines.Schema;

/// <summary>Writes a pulled file: structure as DynamoDB has it, items as the sample shows them, and in comments what a person has to look at.</summary>
/// <param name="version">The attribute that carries the version of an item.</param>
internal sealed class PulledText(string version)
{
    private readonly StringBuilder text = new();

    public string Write(IReadOnlyList<PulledTable> tables, (int With, int Of) versioned)
    {
        var types = new PulledTypes(tables);
        Line(0, "# Made by `engines schema pull` from tables that stand. Structure is what DynamoDB says; items are what a sample shows.");
        Line(0, "# To do by hand: descriptions, written_by, access, and everything that a comment says to check. Backup plans and auto scaling are not DynamoDB's to tell.");
        Line(0, "");
        Line(0, "version: 1");
        if (version != TablesFile.DefaultVersionAttribute)
            Line(0, $"version_attribute: {Yaml.Text(version)}");
        Types(types);
        Line(0, "every_item:");
        Line(1, $"{Yaml.Text(version)}: {{ type: integer, required: true, description: \"Version of this item's shape; 1.\" }}"
            + (versioned.With == versioned.Of ? "" : $"  # in {versioned.With} of {versioned.Of}: generated readers refuse items without it; fill it by a migration"));
        Line(0, "");
        Line(0, "tables:");
        foreach (var table in tables)
            new PulledTableText(text, types).Write(table);
        Line(0, "");
        Line(0, "# service: { table: [GetItem, Query] }; who uses a table is not known to it.");
        Line(0, "access: {}");
        return text.ToString();
    }

    private void Types(PulledTypes types)
    {
        Line(0, "");
        if (types.Words.Count == 0)
            return;
        Line(0, "types:");
        foreach (var (name, words) in types.Words)
        {
            Line(1, $"{name}:");
            Line(2, $"description: \"Words of {name}.\"  # those of the sample; there may be more");
            Line(2, $"values: {Yaml.List(words)}");
        }

        Line(0, "");
    }

    private void Line(int depth, string line) => text.Append(CultureInfo.InvariantCulture, $"{new string(' ', depth * 2)}{line}\n");
}
