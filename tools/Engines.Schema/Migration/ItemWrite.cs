using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>
/// The one update that migrates an item. Its condition asks for the version and for every value that the steps looked at: what was computed from values that a
/// live writer has changed since is refused, and a second write of the same item too.
/// </summary>
internal static class ItemWrite
{
    public static UpdateItemRequest Of(MigrationTarget target, IReadOnlyDictionary<string, AttributeValue> item, ItemChange.Made change)
    {
        var (names, values) = (new Dictionary<string, string> { ["#key"] = target.Key[0], ["#version"] = target.VersionAttribute }, new Dictionary<string, AttributeValue>());
        List<string> conditions = ["attribute_exists(#key)", OldVersion(target.Migration, values)];
        List<string> sets = ["#version = :to"];
        List<string> removes = [];
        values[":to"] = Number(target.Migration.To);

        foreach (var (name, value) in change.Seen)
        {
            var mark = $"a{names.Count}";
            names[$"#{mark}"] = name;
            conditions.Add(value is null ? $"attribute_not_exists(#{mark})" : $"#{mark} = :{mark}old");
            if (value is not null)
                values[$":{mark}old"] = value;
            if (!change.After.TryGetValue(name, out var after))
            {
                if (value is not null)
                    removes.Add($"#{mark}");
            }
            else if (!ReferenceEquals(after, value))
            {
                sets.Add($"#{mark} = :{mark}");
                values[$":{mark}"] = after;
            }
        }

        return new()
        {
            TableName = target.TableName,
            Key = target.KeyOf(item),
            ConditionExpression = string.Join(" AND ", conditions),
            UpdateExpression = Expression(sets, removes, Additions(target.Migration, names, values)),
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        };
    }

    /// <summary>What is true of an item that still has the version to migrate; its value is put among the others.</summary>
    public static string OldVersion(MigrationFile.Data migration, Dictionary<string, AttributeValue> values)
    {
        if (migration.From == 0)
            return "attribute_not_exists(#version)";
        values[":from"] = Number(migration.From);
        return "#version = :from";
    }

    private static List<string> Additions(MigrationFile.Data migration, Dictionary<string, string> names, Dictionary<string, AttributeValue> values)
    {
        var additions = new List<string>();
        foreach (var step in migration.Steps.OfType<MigrationStep.Add>())
        {
            var mark = $"a{names.Count}";
            names[$"#{mark}"] = step.Attribute;
            values[$":{mark}"] = Number(step.By);
            additions.Add($"#{mark} :{mark}");
        }

        return additions;
    }

    private static string Expression(List<string> sets, List<string> removes, List<string> additions) =>
        $"SET {string.Join(", ", sets)}"
        + (removes.Count == 0 ? "" : $" REMOVE {string.Join(", ", removes)}")
        + (additions.Count == 0 ? "" : $" ADD {string.Join(", ", additions)}");

    private static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };
}
