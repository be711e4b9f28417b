namespace Engines.Schema;

/// <summary>The tables as CloudFormation resources. What a parameter of the stack decides refers to the conditions and parameters of shared-infra/template.yaml.</summary>
internal static class CloudFormationTarget
{
    /// <summary>A file of its own, unless they stand in a template that the schema names.</summary>
    public static IEnumerable<GeneratedFile> Generate(TablesFile file, TemplateFiles templates)
    {
        if (file.Template is null)
            yield return new("cloudformation/tables.yaml", Render(file, templates, isInPlace: false));
    }

    /// <summary>The resources alone, without the section that they stand in.</summary>
    public static string Resources(TablesFile file, TemplateFiles templates) => Render(file, templates, isInPlace: true);

    private static string Render(TablesFile file, TemplateFiles templates, bool isInPlace) => templates.Render("cloudformation/tables.yaml", new()
    {
        ["isInPlace"] = isInPlace,
        ["tables"] = file.Tables.Where(table => !HasFixedReplicas(table)).Select(Table).ToArray(),
        ["globalTables"] = file.Tables.Where(table => table.Settings.Replicas.Count > 0).Select(Table).ToArray(),
        ["hasBoth"] = file.Tables.Any(table => table.Settings.Replicas.Count > 0 && !HasFixedReplicas(table)),
    });

    private static bool HasFixedReplicas(TableDefinition table) => table.Settings.Replicas.Count > 0 && table.Settings.Replicas[0] != TableSettings.ByParameter;

    private static Dictionary<string, object?> Table(TableDefinition table)
    {
        var settings = table.Settings;
        return new()
        {
            ["name"] = table.Name,
            ["resource"] = table.Resource,
            ["globalResource"] = table.Resource.Replace("Table", "GlobalTable", StringComparison.Ordinal),
            ["isReplicatedByParameter"] = settings.Replicas.Contains(TableSettings.ByParameter, StringComparer.Ordinal),
            ["regions"] = settings.Replicas.Where(region => region != TableSettings.ByParameter).ToArray(),
            ["isProvisioned"] = settings.Billing is Billing.Provisioned,
            ["capacity"] = settings.Billing is Billing.Provisioned provisioned ? Throughput(provisioned) : null,
            ["scaling"] = settings.Billing is Billing.Provisioned scaled ? Scaling(table, scaled).ToArray() : null,
            ["max"] = settings.Billing is Billing.OnDemand { Max: { } max } ? Limits(max) : null,
            ["globalWrite"] = settings.Billing is Billing.Provisioned write ? $"{{ WriteCapacityAutoScalingSettings: {Range(write.Write)} }}" : null,
            ["replicaRead"] = settings.Billing is Billing.Provisioned { Read: var read } ? Read(read) : null,
            ["globalMax"] = settings.Billing is Billing.OnDemand { Max: { Write: > 0 and var writes } } ? $"{{ MaxWriteRequestUnits: {writes} }}" : null,
            ["replicaMax"] = settings.Billing is Billing.OnDemand { Max: { Read: > 0 and var reads } } ? $"{{ MaxReadRequestUnits: {reads} }}" : null,
            ["warm"] = settings.WarmThroughput is { } warm ? $"{{ ReadUnitsPerSecond: {warm.Read}, WriteUnitsPerSecond: {warm.Write} }}" : null,
            ["definitions"] = table.KeyAttributes.Select(attribute => new Dictionary<string, object?> { ["name"] = attribute.Name, ["type"] = attribute.Type }).ToArray(),
            ["keys"] = Keys(table.Key),
            ["globalIndexes"] = table.Indexes.Select(Index).ToArray(),
            ["localIndexes"] = table.LocalIndexes.Select(Index).ToArray(),
            ["ttl"] = settings.TimeToLive,
            ["stream"] = settings.Stream is null or TableSettings.ByParameter ? null : settings.Stream.ToUpperInvariant(),
            ["hasStreamByParameter"] = settings.Stream == TableSettings.ByParameter,
            ["recovery"] = Recovery(settings),
            ["isEncryptedByParameter"] = settings.Encryption == TableSettings.ByParameter,
            ["hasManagedKey"] = settings.Encryption == "aws_managed",
            ["ownKey"] = settings.Encryption is TableSettings.ByParameter or "aws_owned" or "aws_managed" ? null : settings.Encryption,
            ["isProtectedByParameter"] = settings.DeletionProtection == TableSettings.ByParameter,
            ["protection"] = settings.DeletionProtection,
        };
    }

    private static string Recovery(TableSettings settings) => settings switch
    {
        { PointInTimeRecovery: false } => "{ PointInTimeRecoveryEnabled: false }",
        { RecoveryDays: 35 } => "{ PointInTimeRecoveryEnabled: true }",
        _ => $"{{ PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: {settings.RecoveryDays} }}",
    };

    private static string Range(Capacity capacity) =>
        $"{{ MinCapacity: {capacity.Min}, MaxCapacity: {capacity.Max}, TargetTrackingScalingPolicyConfiguration: {{ TargetValue: {capacity.Target} }} }}";

    private static string Read(Capacity capacity) => capacity.Scales ? $"{{ ReadCapacityAutoScalingSettings: {Range(capacity)} }}" : $"{{ ReadCapacityUnits: {capacity.Min} }}";

    private static string Throughput(Billing.Provisioned billing) => $"{{ ReadCapacityUnits: {billing.Read.Min}, WriteCapacityUnits: {billing.Write.Min} }}";

    private static string Limits(Units max) =>
        $"{{ {string.Join(", ", new[] { (max.Read, "Read"), (max.Write, "Write") }.Where(limit => limit.Item1 > 0).Select(limit => $"Max{limit.Item2}RequestUnits: {limit.Item1}"))} }}";

    private static IEnumerable<Dictionary<string, object?>> Scaling(TableDefinition table, Billing.Provisioned billing) =>
        from half in new[] { (Capacity: billing.Read, Name: "Read"), (Capacity: billing.Write, Name: "Write") }
        where half.Capacity.Scales
        select new Dictionary<string, object?>
        {
            ["resource"] = table.Resource,
            ["reference"] = $"${{{table.Resource}}}",
            ["half"] = half.Name,
            ["min"] = half.Capacity.Min,
            ["max"] = half.Capacity.Max,
            ["target"] = half.Capacity.Target,
        };

    private static Dictionary<string, object?> Index(IndexDefinition index) => new()
    {
        ["name"] = index.Name,
        ["keys"] = Keys(index.Key),
        ["projection"] = index.Projection,
        ["attributes"] = index.Attributes.Count == 0 ? null : string.Join(", ", index.Attributes),
        ["capacity"] = index.Billing is Billing.Provisioned provisioned ? Throughput(provisioned) : null,
        ["max"] = index.Billing is Billing.OnDemand { Max: { } max } ? Limits(max) : null,
        ["warm"] = index.WarmThroughput is { } warm ? $"{{ ReadUnitsPerSecond: {warm.Read}, WriteUnitsPerSecond: {warm.Write} }}" : null,
    };

    private static Dictionary<string, object?>[] Keys(KeySchema key) =>
        [.. key.Partitions.Select(attribute => Element(attribute, "HASH")), .. key.Sorts.Select(attribute => Element(attribute, "RANGE"))];

    private static Dictionary<string, object?> Element(KeyAttribute attribute, string type) => new() { ["name"] = attribute.Name, ["type"] = type };
}
