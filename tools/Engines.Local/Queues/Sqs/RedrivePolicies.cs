using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engines.Local.Queues.Sqs;

/// <summary>The two attributes of a queue that are JSON in a string: where its dead letters go, and whose it takes.</summary>
internal static class RedrivePolicies
{
    private const int ReceivesMax = 1_000;
    private const int SourcesMax = 10;
    private const string Policy = "RedrivePolicy";
    private const string AllowPolicy = "RedriveAllowPolicy";

    public static RedrivePolicy Read(string value, QueueOptions options, LocalQueues queues)
    {
        using var json = Parse(Policy, value);
        var arn = Required(json, value, "deadLetterTargetArn");
        var receives = Required(json, value, "maxReceiveCount");

        if (!int.TryParse(receives, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > ReceivesMax)
            throw Invalid(Policy, value, $"Invalid value for maxReceiveCount: {receives}, valid values are from 1 to {ReceivesMax} both inclusive.");
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
            throw Invalid(Policy, value, "Invalid value for deadLetterTargetArn.");
        if (queues.FindByArn(arn) is not { } target)
            throw Invalid(Policy, value, "Dead letter target does not exist.");
        if (target.Options.IsFifo != options.IsFifo)
            throw Invalid(Policy, value, "Dead-letter queue must be same type of queue as the source.");
        if (target.Options.RedriveAllow?.Allows(options.Arn) == false)
            throw Invalid(Policy, value, "Dead letter target does not allow this queue as a source: its RedriveAllowPolicy.");

        return new(target, most);
    }

    public static RedriveAllowPolicy ReadAllowed(string value)
    {
        using var json = Parse(AllowPolicy, value);
        var permission = Member(json.RootElement, "redrivePermission") switch
        {
            "allowAll" => RedrivePermission.AllowAll,
            "denyAll" => RedrivePermission.DenyAll,
            "byQueue" => RedrivePermission.ByQueue,
            _ => throw Invalid(AllowPolicy, value, "redrivePermission must be allowAll, denyAll or byQueue."),
        };

        var sources = Sources(json.RootElement, value);
        if (permission == RedrivePermission.ByQueue ? sources.Length is 0 or > SourcesMax : sources.Length > 0)
            throw Invalid(AllowPolicy, value, $"sourceQueueArns must name 1 to {SourcesMax} queues with byQueue, and none otherwise.");
        return new(permission, sources);
    }

    public static string Write(RedrivePolicy redrive) => new JsonObject
    {
        ["deadLetterTargetArn"] = redrive.DeadLetters.Options.Arn,
        ["maxReceiveCount"] = redrive.ReceivesMax,
    }.ToJsonString();

    public static string Write(RedriveAllowPolicy allow)
    {
        var json = new JsonObject
        {
            ["redrivePermission"] = allow.Permission switch
            {
                RedrivePermission.AllowAll => "allowAll",
                RedrivePermission.DenyAll => "denyAll",
                _ => "byQueue",
            },
        };
        if (allow.SourceArns.Length > 0)
            json["sourceQueueArns"] = new JsonArray([.. allow.SourceArns.Select(arn => (JsonNode)arn)]);
        return json.ToJsonString();
    }

    private static JsonDocument Parse(string attribute, string value)
    {
        try
        {
            var json = JsonDocument.Parse(value);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
                return json;
            json.Dispose();
        }
        catch (JsonException)
        {
            // Said below, as of any value that is no object.
        }

        throw Invalid(attribute, value, "Redrive policy is not a valid JSON map.");
    }

    private static string Required(JsonDocument json, string value, string name) => Member(json.RootElement, name)
        ?? throw Invalid(Policy, value, $"Redrive policy does not contain mandatory attribute: {name}.");

    // Numbers may be written as strings.
    private static string? Member(JsonElement json, string name) => json.TryGetProperty(name, out var member)
        ? member.ValueKind switch
        {
            JsonValueKind.String => member.GetString(),
            JsonValueKind.Number => member.GetRawText(),
            _ => null,
        }
        : null;

    private static ImmutableArray<string> Sources(JsonElement json, string value)
    {
        if (!json.TryGetProperty("sourceQueueArns", out var list))
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(arn => arn.ValueKind != JsonValueKind.String))
            throw Invalid(AllowPolicy, value, "sourceQueueArns must be a list of ARNs.");
        return [.. list.EnumerateArray().Select(arn => arn.GetString()!)];
    }

    private static SqsFault Invalid(string attribute, string value, string reason) =>
        SqsFault.Invalid($"Value {value} for parameter {attribute} is invalid. Reason: {reason}");
}
