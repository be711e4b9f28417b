using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>DynamoDB's names of the types of stored values.</summary>
internal static class Letters
{
    public static string Of(AttributeValue value) => value switch
    {
        { S: not null } => "S",
        { N: not null } => "N",
        { BOOL: not null } => "BOOL",
        { B: not null } => "B",
        { SS.Count: > 0 } => "SS",
        { NS.Count: > 0 } => "NS",
        { BS.Count: > 0 } => "BS",
        { M: { } map } when map.Count > 0 || value.IsMSet => "M",
        { L: not null } => "L",
        _ => "NULL",
    };

    /// <summary>What a list, a set or a map holds.</summary>
    public static IEnumerable<AttributeValue> Inside(AttributeValue value) => Of(value) switch
    {
        "L" => value.L,
        "M" => value.M.Values,
        "SS" => value.SS.Select(text => new AttributeValue { S = text }),
        "NS" => value.NS.Select(number => new AttributeValue { N = number }),
        "BS" => value.BS.Select(bytes => new AttributeValue { B = bytes }),
        _ => [],
    };
}
