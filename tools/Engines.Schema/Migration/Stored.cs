using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Values of the migrations table, written and read.</summary>
internal static class Stored
{
    public static AttributeValue Number(long number) => new() { N = number.ToString(CultureInfo.InvariantCulture) };

    public static long Number(IReadOnlyDictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && long.TryParse(value.N, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static AttributeValue Moment(DateTimeOffset moment) => new(moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public static DateTimeOffset? Moment(IReadOnlyDictionary<string, AttributeValue> item, string name) =>
        item.TryGetValue(name, out var value) && DateTimeOffset.TryParse(value.S, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public static Counts Counts(IReadOnlyDictionary<string, AttributeValue> item) =>
        new(Number(item, "items_read"), Number(item, "items_migrated"), Number(item, "items_changed"), Number(item, "items_failed"));

    /// <summary>The assignments that <see cref="Put"/> gives values to.</summary>
    public const string CountsSet = "items_read = :read, items_migrated = :migrated, items_changed = :changed, items_failed = :failed";

    public static void Put(Dictionary<string, AttributeValue> values, Counts counts)
    {
        values[":read"] = Number(counts.Read);
        values[":migrated"] = Number(counts.Migrated);
        values[":changed"] = Number(counts.Changed);
        values[":failed"] = Number(counts.Failed);
    }
}
