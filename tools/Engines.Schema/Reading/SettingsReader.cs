namespace Engines.Schema;

/// <summary>Reads how a table is kept: billing, stream, recovery and so on.</summary>
internal static class SettingsReader
{
    /// <summary>The entries of a table that are read here; each that ends in <c>?</c> may be absent.</summary>
    public static readonly string[] Entries =
        ["billing", "warm_throughput?", "stream?", "ttl?", "point_in_time_recovery", "backup?", "replicas?", "encryption", "deletion_protection"];

    private static readonly string[] Streams = ["new_and_old_images", "new_image", "old_image", "keys_only", "none", TableSettings.ByParameter];

    public static TableSettings Read(Fields fields)
    {
        var recovery = fields.Find("point_in_time_recovery");
        var days = recovery is { IsMapping: true } ? recovery.Fields("days").Number("days", 1, 35, 35) : 35;
        var replicas = fields.Find("replicas");
        var stream = fields.Has("stream") ? fields.OneOf("stream", Streams) : "none";
        var settings = new TableSettings(fields.OptionalText("ttl"), recovery is { IsMapping: true } || fields.Flag("point_in_time_recovery"))
        {
            RecoveryDays = (int)days,
            Billing = fields.Find("billing") is { } billing ? ReadBilling(billing) : new Billing.OnDemand(null),
            WarmThroughput = ReadUnits(fields.Find("warm_throughput"), "read", "write"),
            Stream = stream == "none" ? null : stream,
            Encryption = ReadEncryption(fields.Find("encryption")),
            DeletionProtection = fields.OneOf("deletion_protection", TableSettings.ByParameter, "true", "false"),
            Backup = fields.Has("backup") ? fields.OneOf("backup", "none", "daily", TableSettings.ByParameter) : "none",
            Replicas = replicas is null ? [] : replicas.IsList ? replicas.Texts() : [replicas.OneOf(TableSettings.ByParameter)],
        };

        // Replication reads the stream, and needs both images in it.
        if (settings.Replicas.Count > 0 && settings.Stream is not (null or TableSettings.ByParameter or "new_and_old_images"))
            fields.Find("stream")!.Fault($"is '{stream}', and the table has replicas", "Write new_and_old_images: replication needs both");
        return settings;
    }

    public static Billing ReadBilling(Node node)
    {
        if (!node.IsMapping)
        {
            node.OneOf("on_demand");
            return new Billing.OnDemand(null);
        }

        var mode = node.Fields("mode", "max_read_units?", "max_write_units?", "read?", "write?");
        if (mode.OneOf("mode", "on_demand", "provisioned") == "on_demand")
        {
            foreach (var name in new[] { "read", "write" })
                mode.Find(name)?.Fault("stands at billing on demand", $"Write max_{name}_units, or mode: provisioned");
            var (read, write) = (mode.Number("max_read_units", 1, long.MaxValue, 0), mode.Number("max_write_units", 1, long.MaxValue, 0));
            return new Billing.OnDemand(read + write == 0 ? null : new(read, write));
        }

        foreach (var name in new[] { "read", "write" })
        {
            mode.Find($"max_{name}_units")?.Fault("stands at provisioned billing", $"Write {name}: with min, max and target");
            if (!mode.Has(name))
                node.Fault($"lacks '{name}'", $"Add '{name}:' with a number of units, or with min, max and target");
        }

        return new Billing.Provisioned(ReadCapacity(mode.Find("read")), ReadCapacity(mode.Find("write")));
    }

    public static Units? ReadUnits(Node? node, string read, string write)
    {
        if (node is null)
            return null;
        var fields = node.Fields(read, write);
        return new(fields.Number(read, 1, long.MaxValue, 1), fields.Number(write, 1, long.MaxValue, 1));
    }

    private static Capacity ReadCapacity(Node? node)
    {
        if (node is null)
            return new(1, 1, 70);
        if (!node.IsMapping)
            return node.Number(1, long.MaxValue) is var units ? new(units, units, 70) : null!;

        var fields = node.Fields("min", "max", "target");
        var capacity = new Capacity(fields.Number("min", 1, long.MaxValue, 1), fields.Number("max", 1, long.MaxValue, 1), (int)fields.Number("target", 20, 90, 70));
        if (capacity.Max < capacity.Min)
            fields.Find("max")!.Fault($"is {capacity.Max}, less than min", $"Write at least {capacity.Min}");
        return capacity;
    }

    private static string ReadEncryption(Node? node)
    {
        if (node is { IsMapping: true })
            return node.Fields("key").Text("key");
        return node?.OneOf(TableSettings.ByParameter, "aws_owned", "aws_managed") ?? TableSettings.ByParameter;
    }
}
