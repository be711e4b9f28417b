using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>Compares items of a sample with what the file says about their kinds. What it tells are names, types and counts; of values only words.</summary>
/// <param name="file">The file.</param>
/// <param name="table">The table in it.</param>
internal sealed class ItemDrift(TablesFile file, TableDefinition table)
{
    private readonly ValueCheck values = new(file.Types);
    private readonly Dictionary<(string Kind, string Place, string InFile, string Found, string Remedy), int> found = [];

    public IEnumerable<Difference> Find(IReadOnlyList<Dictionary<string, AttributeValue>> items)
    {
        var kinds = items.Select(item => (Item: item, Kind: KeyMatch.KindOf(table.Items, item))).ToLookup(one => one.Kind?.Name, one => one);
        foreach (var kind in table.Items)
        {
            foreach (var (item, _) in kinds[kind.Name])
                Check(kind, item);
            foreach (var difference in Told(kinds[kind.Name].Count()))
                yield return difference;
        }

        Strangers([.. kinds[null].Select(one => one.Item)]);
        foreach (var difference in Told(items.Count))
            yield return difference;
    }

    private Difference[] Told(int count)
    {
        var differences = found.Select(one => new Difference(one.Key.Kind, one.Key.Place, one.Key.InFile, $"{one.Key.Found}: {one.Value} of {count}", one.Key.Remedy)).ToArray();
        found.Clear();
        return differences;
    }

    private void Check(ItemDefinition kind, Dictionary<string, AttributeValue> item)
    {
        var version = item.GetValueOrDefault(file.VersionAttribute)?.N is { } number && int.TryParse(number, CultureInfo.InvariantCulture, out var read) ? read : kind.Version;
        var place = $"{table.Name}.{kind.Name}";
        if (version > kind.Version)
            Note("version-newer", place, $"version {kind.Version}", $"version {version}", "Take the newer file: somebody writes by it.");

        var rules = kind.Steps.Where(step => step.To > version).SelectMany(step => step.Rules).ToArray();
        var names = new HashSet<string>(table.Key.Attributes.Select(key => key.Name), StringComparer.Ordinal);
        foreach (var attribute in kind.Attributes)
            Check(attribute, item, (version, rules), names, $"{place}.{attribute.Name}");
        foreach (var old in rules)
            names.Add(old switch { UpcastRule.Rename rename => rename.From, UpcastRule.Drop drop => drop.Attribute, _ => "" });

        // A newer program may write more, and everybody keeps what they do not know.
        foreach (var (name, value) in item.Where(entry => !names.Contains(entry.Key) && version <= kind.Version))
            Note("attribute-unknown", $"{place}.{name}", "-", Letters.Of(value), "Add it to the file, or find out who writes it.");
    }

    private void Check(ItemAttribute attribute, Dictionary<string, AttributeValue> item, (int Version, UpcastRule[] Rules) older, HashSet<string> names, string place)
    {
        names.Add(attribute.Name);
        if (attribute.RenamedFrom is { } former)
            names.Add(former);
        var value = item.GetValueOrDefault(attribute.Name) ?? (attribute.RenamedFrom is { } old ? item.GetValueOrDefault(old) : null);
        if (value is null || ValueCheck.IsNothing(attribute, value))
        {
            var comes = older.Rules.Any(rule => rule is UpcastRule.Rename { To: var to } && to == attribute.Name
                || rule is UpcastRule.Default { Attribute: var set } && set == attribute.Name || rule is UpcastRule.Derive { Attribute: var made } && made == attribute.Name);
            if (attribute.IsRequired && attribute.Default is null && attribute.Since <= older.Version && !comes)
                Note("required-missing", place, "required", "absent", "Fill it by a migration and find who leaves it out, or make it optional.");
        }
        else if (values.Of(attribute.Value, value) is { } problem)
        {
            var shown = problem.Kind == "enum-value-unknown" && attribute.IsPersonal ? "a text that is none of the words" : problem.Found;
            Note(problem.Kind, place, attribute.Value.Name, shown, problem.Kind switch
            {
                "enum-value-unknown" => "Add the word to the type, or find who writes it: readers refuse such items.",
                "required-missing" => "Fill it by a migration and find who leaves it out, or make it optional.",
                _ => "Readers refuse such items: change them by a migration and find who writes them, or change the type in the file.",
            });
        }
    }

    private void Strangers(Dictionary<string, AttributeValue>[] items)
    {
        var keys = table.Key.Attributes.Where(key => key.Type == "S" && items.All(item => item.GetValueOrDefault(key.Name)?.S is not null))
            .Select(key => (key.Name, Column: new KeyColumn([.. items.Select(item => item[key.Name].S)]))).ToArray();
        foreach (var item in items)
        {
            var forms = keys.Select(key => key.Column.FormOf(item[key.Name].S) is var form && (form.Length == 0 || KeyColumn.IsConstant(form)) ? form.Length == 0 ? "…" : form : $"{form}…");
            Note("kind-unknown", table.Name, "-", $"keys {string.Join(" / ", forms)}", "Add the kind to the file, or find out who writes it.");
        }
    }

    private void Note(string kind, string place, string inFile, string what, string remedy)
    {
        var key = (kind, place, inFile, what, remedy);
        found[key] = found.GetValueOrDefault(key) + 1;
    }
}
