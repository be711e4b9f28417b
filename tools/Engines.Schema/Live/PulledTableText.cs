using System.Globalization;
using System.Text;

namespace Engines.Schema;

/// <summary>Writes one table of a pulled file.</summary>
/// <param name="text">Where to.</param>
/// <param name="types">The enums of the file.</param>
internal sealed class PulledTableText(StringBuilder text, PulledTypes types)
{
    private const string NotDescribed = "\"Not described yet.\"";

    public void Write(PulledTable pulled)
    {
        var table = pulled.Live.Definition;
        Line(0, "");
        Line(1, $"{Yaml.Text(table.Name)}:");
        Line(2, $"# {pulled.Live.RealName}: about {pulled.Live.ItemCount} items, {pulled.Sampled} of them in the sample.");
        Line(2, $"resource: {table.Resource}");
        Line(2, $"description: {NotDescribed}");
        Line(2, "key:");
        Line(3, $"partition: {Show(table.Key.Partition)}");
        if (table.Key.Sort is { } sort)
            Line(3, $"sort: {Show(sort)}");
        Indexes("indexes", table.Indexes, pulled);
        Indexes("local_indexes", table.LocalIndexes, pulled);
        Settings(table.Settings, pulled.Live.Unread);
        Line(2, "items:");
        foreach (var item in pulled.Items)
            Item(item);
    }

    private void Indexes(string section, IReadOnlyList<IndexDefinition> indexes, PulledTable pulled)
    {
        if (indexes.Count > 0)
            Line(2, $"{section}:");
        foreach (var index in indexes)
        {
            Line(3, $"{Yaml.Text(index.Name)}:");
            Line(4, $"description: {NotDescribed}");
            if (section == "indexes")
                Line(4, $"partition: {Show(index.Key.Partitions)}");
            if (index.Key.Sorts.Count > 0)
                Line(4, $"sort: {Show(index.Key.Sorts)}");
            Line(4, $"projection: {index.Projection}");
            if (index.Attributes.Count > 0)
                Line(4, $"attributes: {Yaml.List(index.Attributes)}");
            if (index.Billing is { } billing)
                Line(4, $"billing: {Show(billing)}");
            if (index.WarmThroughput is { } warm)
                Line(4, $"warm_throughput: {{ read: {warm.Read}, write: {warm.Write} }}");
            if (CarriesPersonal(index, pulled))
                Line(4, "carries_personal: true  # check");
        }
    }

    private void Settings(TableSettings settings, IReadOnlyDictionary<string, string> unread)
    {
        Line(2, $"billing: {Show(settings.Billing)}{(settings.Billing is Billing.Provisioned ? "  # as it is now; write { min, max, target } where it scales" : "")}");
        if (settings.WarmThroughput is { } warm)
            Line(2, $"warm_throughput: {{ read: {warm.Read}, write: {warm.Write} }}");
        if (settings.Stream is { } stream)
            Line(2, $"stream: {stream}");
        if (settings.TimeToLive is { } expiry)
            Line(2, $"ttl: {Yaml.Text(expiry)}");
        else if (unread.TryGetValue("ttl", out var why))
            Line(2, $"# ttl could not be read: {why}");
        var recovery = !settings.PointInTimeRecovery ? "false" : settings.RecoveryDays == 35 ? "true" : $"{{ days: {settings.RecoveryDays} }}";
        Line(2, $"point_in_time_recovery: {recovery}{(unread.TryGetValue("point_in_time_recovery", out var reason) ? $"  # could not be read here: {reason}" : "")}");
        if (settings.Replicas.Count > 0)
            Line(2, $"replicas: {Yaml.List(settings.Replicas)}");
        Line(2, settings.Encryption == "aws_owned" ? "encryption: aws_owned" : $"encryption: {{ key: {Yaml.Text(settings.Encryption)} }}  # aws_managed, if this is the account's key of DynamoDB");
        Line(2, $"deletion_protection: \"{settings.DeletionProtection}\"");
    }

    private void Item(PulledItem item)
    {
        Line(0, "");
        Line(3, $"{Yaml.Text(item.Name)}:  # {item.Count} in the sample");
        Line(4, $"description: {NotDescribed}");
        Line(4, $"key: {{ {string.Join(", ", item.Keys.Select(key => $"{Yaml.Text(key.Key.Name)}: {Yaml.Text(key.Pattern)}"))} }}");
        Line(4, "written_by: [unknown]");
        foreach (var reason in item.LeftOut)
            Line(4, $"# Left out: {reason}.");
        Line(4, item.Attributes.Count == 0 ? "attributes: {}" : "attributes:");
        foreach (var attribute in item.Attributes)
            Attribute(attribute, item.Count);
    }

    private void Attribute(PulledAttribute attribute, int count)
    {
        string[] entries = [types.Of(attribute), .. attribute.IsRequired ? ["required: true"] : Array.Empty<string>(), .. attribute.Personal.Count > 0 ? ["personal: true"] : Array.Empty<string>(), $"description: {NotDescribed}"];
        string[] remarks =
        [
            attribute.Count > 0 ? $"{attribute.Count} of {count}" : "",
            attribute.Personal.Count > 0 ? $"personal by {string.Join(" and ", attribute.Personal)}: check" : "",
            attribute.Remark,
        ];
        Line(5, $"{Yaml.Text(attribute.Name)}: {{ {string.Join(", ", entries)} }}  # {string.Join("; ", remarks.Where(remark => remark.Length > 0))}");
    }

    private static bool CarriesPersonal(IndexDefinition index, PulledTable pulled)
    {
        var carried = index.Key.Attributes.Select(key => key.Name).Concat(index.Attributes).ToArray();
        return pulled.Items.SelectMany(item => item.Attributes).Any(attribute => attribute.Personal.Count > 0 && (index.Projection == "ALL" || carried.Contains(attribute.Name)));
    }

    private static string Show(IReadOnlyList<KeyAttribute> half) => half.Count == 1 ? Show(half[0]) : $"[{string.Join(", ", half.Select(Show))}]";

    private static string Show(KeyAttribute key) => $"{{ name: {Yaml.Text(key.Name)}, type: {key.Type} }}";

    private static string Show(Billing billing) => billing switch
    {
        Billing.Provisioned { Read: var read, Write: var write } => $"{{ mode: provisioned, read: {read.Min}, write: {write.Min} }}",
        Billing.OnDemand { Max: { } max } =>
            $"{{ mode: on_demand{(max.Read > 0 ? $", max_read_units: {max.Read}" : "")}{(max.Write > 0 ? $", max_write_units: {max.Write}" : "")} }}",
        _ => "on_demand",
    };

    private void Line(int depth, string line) => text.Append(CultureInfo.InvariantCulture, $"{new string(' ', line.Length == 0 ? 0 : depth * 2)}{line}\n");
}
