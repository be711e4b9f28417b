using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Carries out the steps of a migration on an item that was read. Nothing is written here.</summary>
public static class ItemTransformation
{
    /// <summary>What becomes of an item.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="item">The whole item, with the version that is migrated.</param>
    public static ItemChange Apply(MigrationFile.Data migration, IReadOnlyDictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var after = new Dictionary<string, AttributeValue>(item, StringComparer.Ordinal);
        foreach (var step in migration.Steps)
        {
            if (Apply(step, after) is { } reason)
                return new ItemChange.Refused(reason);
        }

        var seen = migration.Steps.SelectMany(step => step.Reads.Concat(step.Writes)).Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, name => item.GetValueOrDefault(name), StringComparer.Ordinal);
        return new ItemChange.Made(seen, after);
    }

    // Null, or why it cannot be done.
    private static string? Apply(MigrationStep step, Dictionary<string, AttributeValue> item) => step switch
    {
        MigrationStep.Rename rename => Rename(rename, item),
        MigrationStep.Default missing => Default(missing, item),
        MigrationStep.Copy copy => Copy(copy, item),
        MigrationStep.Remove remove => Remove(remove, item),
        MigrationStep.Convert convert => Convert(convert, item),
        MigrationStep.Map map => Map(map, item),
        MigrationStep.Derive derive => Derive(derive, item),
        MigrationStep.Split split => Split(split, item),
        MigrationStep.Add => null,
        _ => throw new InvalidOperationException($"{step.GetType().Name} is not carried out."),
    };

    private static string? Rename(MigrationStep.Rename step, Dictionary<string, AttributeValue> item)
    {
        if (!item.TryGetValue(step.From, out var value))
            return null;
        if (item.ContainsKey(step.To))
            return $"it has '{step.From}' and '{step.To}', and nobody can tell which is meant";
        item.Remove(step.From);
        item[step.To] = value;
        return null;
    }

    private static string? Default(MigrationStep.Default step, Dictionary<string, AttributeValue> item)
    {
        item.TryAdd(step.Attribute, step.Value.Letter switch
        {
            "N" => new() { N = step.Value.Text },
            "BOOL" => new() { BOOL = step.Value.Text == "true" },
            _ => new(step.Value.Text),
        });
        return null;
    }

    private static string? Copy(MigrationStep.Copy step, Dictionary<string, AttributeValue> item)
    {
        if (item.TryGetValue(step.From, out var value))
            item[step.To] = value;
        return null;
    }

    private static string? Remove(MigrationStep.Remove step, Dictionary<string, AttributeValue> item)
    {
        item.Remove(step.Attribute);
        return null;
    }

    private static string? Convert(MigrationStep.Convert step, Dictionary<string, AttributeValue> item)
    {
        if (!item.TryGetValue(step.Attribute, out var value))
            return null;
        if (ValueConversion.Convert(value, step.From, step.To) is not { } converted)
            return $"'{step.Attribute}' cannot become {step.To} from {step.From}";
        item[step.Attribute] = converted;
        return null;
    }

    private static string? Map(MigrationStep.Map step, Dictionary<string, AttributeValue> item)
    {
        if (!item.TryGetValue(step.Attribute, out var value))
            return null;
        if (value.S is { } word && step.Words.TryGetValue(word, out var other))
            item[step.Attribute] = new(other);
        else if (!step.KeepsOthers)
            return $"'{step.Attribute}' is none of the words that the migration knows";
        return null;
    }

    private static string? Derive(MigrationStep.Derive step, Dictionary<string, AttributeValue> item)
    {
        var missing = step.Of.Attributes.FirstOrDefault(name => !item.TryGetValue(name, out var value) || ValueConversion.Text(value) is null);
        if (missing is not null)
            return $"'{missing}', of which '{step.Attribute}' is made, is missing or neither text nor number";
        item[step.Attribute] = new(step.Of.Fill(name => ValueConversion.Text(item[name])!));
        return null;
    }

    private static string? Split(MigrationStep.Split step, Dictionary<string, AttributeValue> item)
    {
        if (!item.TryGetValue(step.Attribute, out var value))
            return null;
        if (value.S?.Split(step.By) is not { } parts || parts.Length != step.Into.Count)
            return $"'{step.Attribute}' is not a text of {step.Into.Count} parts";
        for (var index = 0; index < parts.Length; index++)
            item[step.Into[index]] = new(parts[index]);
        return null;
    }
}
