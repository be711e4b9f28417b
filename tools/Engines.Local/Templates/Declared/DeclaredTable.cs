using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Engines.Schema;

namespace Engines.Local.Templates;

/// <summary>A table as its template declares it.</summary>
internal static class DeclaredTable
{
    // Recovery, encryption, protection, replicas and throughput are AWS's to carry out: DynamoDB Local knows none of them.
    private static readonly string[] Known =
    [
        "TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "BillingMode", "TimeToLiveSpecification", "StreamSpecification",
        "PointInTimeRecoverySpecification", "SSESpecification", "DeletionProtectionEnabled", "Tags", "Replicas", "ContributorInsightsSpecification", "OnDemandThroughput", "TableClass",
        "WarmThroughput",
    ];

    public static TableRequest Of(ResolvedResource resource)
    {
        var settings = Settings.Of(resource).RequireKnown(Known);
        if (settings.OneOf("BillingMode", "PAY_PER_REQUEST", "PROVISIONED") != "PAY_PER_REQUEST")
            throw settings.Fault("BillingMode", $"{resource.LogicalId} is not billed by request, and the local cloud makes no other tables", "Set BillingMode to PAY_PER_REQUEST");

        var request = new CreateTableRequest
        {
            TableName = resource.Name,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = Keys(settings),
            AttributeDefinitions = [.. settings.Parts("AttributeDefinitions").Select(Attribute)],
            GlobalSecondaryIndexes = None(settings.Parts("GlobalSecondaryIndexes").Select(GlobalIndex)),
            LocalSecondaryIndexes = None(settings.Parts("LocalSecondaryIndexes").Select(LocalIndex)),
            StreamSpecification = settings.Part("StreamSpecification") is { } stream ? Stream(stream) : null,
        };
        RequireSameAttributes(settings, request);
        return new(request, TimeToLive(settings));
    }

    private static List<KeySchemaElement> Keys(Settings table)
    {
        var elements = table.Parts("KeySchema").Select(key => key.RequireKnown("AttributeName", "KeyType")).Select(key =>
            new KeySchemaElement(key.RequiredText("AttributeName"), KeyType.FindValue(key.OneOf("KeyType", "HASH", "RANGE") ?? ""))).ToList();
        return elements.Select(element => element.KeyType.Value).ToArray() is ["HASH"] or ["HASH", "RANGE"]
            ? elements
            : throw table.Fault("KeySchema", "KeySchema is not one HASH key, or a HASH and a RANGE key in this order", "Write it so");
    }

    private static AttributeDefinition Attribute(Settings attribute)
    {
        attribute.RequireKnown("AttributeName", "AttributeType");
        return new(attribute.RequiredText("AttributeName"), ScalarAttributeType.FindValue(attribute.OneOf("AttributeType", "S", "N", "B")));
    }

    private static GlobalSecondaryIndex GlobalIndex(Settings index)
    {
        index.RequireKnown("IndexName", "KeySchema", "Projection");
        return new() { IndexName = index.RequiredText("IndexName"), KeySchema = Keys(index), Projection = Projected(index.RequiredPart("Projection")) };
    }

    private static LocalSecondaryIndex LocalIndex(Settings index)
    {
        index.RequireKnown("IndexName", "KeySchema", "Projection");
        return new() { IndexName = index.RequiredText("IndexName"), KeySchema = Keys(index), Projection = Projected(index.RequiredPart("Projection")) };
    }

    private static Projection Projected(Settings projection)
    {
        var type = projection.RequireKnown("ProjectionType", "NonKeyAttributes").OneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE");
        var attributes = projection.Texts("NonKeyAttributes");
        if (type == "INCLUDE" != attributes.Count > 0)
            throw projection.Fault("NonKeyAttributes", $"a projection of type {type} has {attributes.Count} NonKeyAttributes", "INCLUDE needs some, and the others take none");
        return new() { ProjectionType = ProjectionType.FindValue(type ?? "ALL"), NonKeyAttributes = None(attributes) };
    }

    private static StreamSpecification Stream(Settings stream) => new()
    {
        StreamEnabled = true,
        StreamViewType = StreamViewType.FindValue(
            stream.RequireKnown("StreamViewType").OneOf("StreamViewType", "KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES")
            ?? throw stream.Fault("StreamViewType", "StreamSpecification has no StreamViewType", "Add it")),
    };

    private static string? TimeToLive(Settings table) => table.Part("TimeToLiveSpecification")?.RequireKnown("AttributeName", "Enabled") switch
    {
        { } expiry when expiry.Flag("Enabled") ?? throw expiry.Fault("Enabled", "TimeToLiveSpecification has no Enabled", "Add it") => expiry.RequiredText("AttributeName"),
        _ => null,
    };

    // DynamoDB refuses a key that is not defined, and a definition that is no key.
    private static void RequireSameAttributes(Settings table, CreateTableRequest request)
    {
        var keys = request.KeySchema.Concat((request.GlobalSecondaryIndexes ?? []).SelectMany(index => index.KeySchema))
            .Concat((request.LocalSecondaryIndexes ?? []).SelectMany(index => index.KeySchema)).Select(key => key.AttributeName).ToHashSet(StringComparer.Ordinal);
        var defined = request.AttributeDefinitions.Select(attribute => attribute.AttributeName).ToHashSet(StringComparer.Ordinal);
        if (keys.Except(defined).FirstOrDefault() is { } undefined)
            throw table.Fault("KeySchema", $"{undefined} is a key, and AttributeDefinitions do not hold it", "Add it there");
        if (defined.Except(keys).FirstOrDefault() is { } unused)
            throw table.Fault("AttributeDefinitions", $"AttributeDefinitions hold {unused}, which is no key", "Take it out");
    }

    // An empty list is refused; none at all is not.
    private static List<T>? None<T>(IEnumerable<T> entries) => entries.ToList() is { Count: > 0 } some ? some : null;
}
