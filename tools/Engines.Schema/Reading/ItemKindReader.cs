namespace Engines.Schema;

/// <summary>Reads the kinds of items of one table.</summary>
/// <param name="types">Types so far.</param>
/// <param name="key">The table's key.</param>
/// <param name="everyItem">The attributes that every item has.</param>
/// <param name="version">Which of them carries the version of the item.</param>
internal sealed class ItemKindReader(TypeReader types, KeySchema key, IReadOnlyList<ItemAttribute> everyItem, string version)
{
    public ItemDefinition Read(string name, Node node)
    {
        var fields = node.Fields("description", "key", "written_by", "version?", "versions?", "attributes");
        var number = (int)fields.Number("version", 1, 10_000, 1);
        var own = fields.Find("attributes") is { } section ? types.ReadAttributes(section, name, number) : [];
        var attributes = everyItem.Where(shared => own.All(attribute => attribute.Name != shared.Name)).Concat(own).ToArray();
        var parts = fields.Find("key") is { } pattern ? ReadKey(pattern, attributes) : [];
        var item = new ItemDefinition(
            name, fields.Text("description"), parts.ToDictionary(part => part.Attribute.Name, part => part.Pattern.Text, StringComparer.Ordinal),
            fields.Texts("written_by"), attributes)
        {
            Keys = parts,
            Version = number,
            Steps = fields.Find("versions") is { } versions ? new UpcastReader(attributes).Read(versions, number) : [],
        };

        if (fields.Find("attributes") is { } written)
            Check(item, written, node);
        return item;
    }

    /// <summary>Whether each key leads to one kind of item.</summary>
    public static void CheckApart(Node section, IReadOnlyList<ItemDefinition> items)
    {
        var nodes = section.Entries().ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);
        for (var one = 0; one < items.Count; one++)
        {
            for (var two = one + 1; two < items.Count; two++)
            {
                var both = items[one].Keys.Zip(items[two].Keys).ToArray();
                if (both.Length > 0 && both.All(pair => pair.First.Pattern.Overlaps(pair.Second.Pattern)) && Fixed(items[one]) == Fixed(items[two]))
                    nodes[items[two].Name].Fault($"has a key that '{items[one].Name}' may have as well", "Put fixed text into one of the patterns, such as 'OUT#{id}', so that a key says what the item is");
            }
        }

        static int Fixed(ItemDefinition item) => item.Keys.Sum(part => part.Pattern.Fixed);
    }

    private List<KeyPart> ReadKey(Node node, ItemAttribute[] attributes)
    {
        var fields = node.Fields([.. key.Attributes.Select(attribute => attribute.Name)]);
        var parts = new List<KeyPart>();
        foreach (var attribute in key.Attributes)
        {
            if (fields.Find(attribute.Name) is not { } written)
                continue;
            var pattern = KeyPattern.Parse(written.Text("{unreadable}"), types.InKey, out var problem);
            if (problem is not null)
                written.Fault(problem, "Write fixed text and {name} or {name:type}, such as 'OUT#{request_id}'");
            else if (attribute.Type != "S" && (!pattern.IsWhole || pattern.Placeholders[0].Type.Letter != attribute.Type))
                written.Fault($"is a pattern for text, and the key has type {attribute.Type}", attribute.Type == "N" ? "Write one placeholder and nothing else: '{number:integer}'" : "Write one placeholder and nothing else: '{value:binary}'");
            else if (attribute.Type == "S" && pattern.Placeholders.Any(placeholder => placeholder.Type is AttributeType.Number or AttributeType.Binary))
                written.Fault("has a number or binary in a text", "Use an integer with a width, '{number:integer:8}', so that texts sort as the numbers do");
            parts.Add(new(attribute, pattern));
        }

        foreach (var placeholder in parts.SelectMany(part => part.Pattern.Placeholders))
        {
            if (attributes.FirstOrDefault(attribute => attribute.Name == placeholder.Name && !key.Attributes.Any(one => one.Name == attribute.Name)) is { } same && (!same.IsRequired || same.Value != placeholder.Type))
                node.Fault($"has the placeholder '{placeholder.Name}', and the attribute of that name is {(same.IsRequired ? $"of type {same.Value.Name}" : "not required")}", "Make it a required attribute of the same type, or give the placeholder another name");
        }

        return parts;
    }

    private void Check(ItemDefinition item, Node section, Node node)
    {
        if (!item.Attributes.Any(attribute => attribute.Name == version && attribute is { Type: "N", IsRequired: true }))
            section.Fault($"lacks a required '{version}' of type N", "Add it here, or once under 'every_item': every item carries one");

        foreach (var (name, entry) in section.Entries())
        {
            if (key.Attributes.Any(attribute => attribute.Name == name))
                entry.Fault("is a key of the table", "Remove it: keys stand under 'key'");
            if (item.Attributes.First(attribute => attribute.Name == name) is { IsRequired: true, Since: > 1, Default: null, RenamedFrom: null } late
                && !item.Steps.SelectMany(step => step.Rules).Any(rule => UpcastChain.Makes(rule) == late.Name))
                entry.Fault($"is required since version {late.Since}, and older items have no value for it", "Give it a default, or a rule under 'versions'");
        }

        var names = item.Attributes.Select(attribute => attribute.Name).Concat(item.KeyValues.Select(value => value.Name));
        foreach (var twins in names.GroupBy(Names.Pascal, StringComparer.Ordinal).Where(group => group.Count() > 1))
            node.Fault($"has names that code cannot tell apart: {string.Join(", ", twins)}", "Spell them so that letters and digits differ");
        foreach (var reserved in names.Where(name => Names.Pascal(name) is "Unknown" or "ItemKey" or "ItemKind" or "ItemVersion" or "CurrentVersion" or "FromItem" or "ToItem" or "IsKnown"))
            node.Fault($"has an attribute '{reserved}', a name that the generated code uses itself", "Choose another name");
    }
}
