using System.Text.Json;

namespace Benchmarks;

/// <summary>What one process has called so far, and the first write of each kind.</summary>
internal sealed class Traffic
{
    private int claims;
    private int records;
    private int providerCalls;
    private int reads;
    private int others;

    public string? FirstOther { get; private set; }

    public WriteShape? FirstClaim { get; private set; }

    public WriteShape? FirstRecord { get; private set; }

    public int Reads => reads;

    public void AddClaim(ReadOnlySpan<byte> body)
    {
        if (Interlocked.Increment(ref claims) == 1)
            FirstClaim = WriteShape.OfPut(body.ToArray());
    }

    public void AddRecord(ReadOnlySpan<byte> body)
    {
        if (Interlocked.Increment(ref records) == 1)
            FirstRecord = WriteShape.OfUpdate(body.ToArray());
    }

    public void AddProviderCall() => Interlocked.Increment(ref providerCalls);

    public void AddRead() => Interlocked.Increment(ref reads);

    public void AddOther(string what)
    {
        if (Interlocked.Increment(ref others) == 1)
            FirstOther = what;
    }

    /// <summary>Throws unless there were exactly two writes and one provider call for each message, and nothing but reads beside them.</summary>
    public void Require(string program, int messages)
    {
        if (others > 0)
            throw new InvalidRunException($"the {program} made {others} calls that its job does not need, the first: {FirstOther}.");
        if (claims != messages || records != messages || providerCalls != messages)
        {
            throw new InvalidRunException(
                $"the {program} made {claims} PutItem, {records} UpdateItem and {providerCalls} provider calls for {messages} messages; one of each a message is its job.");
        }
    }
}

/// <summary>What a write consists of, apart from its values: the same for both programs, or the floor is no floor.</summary>
internal sealed record WriteShape(string Attributes, string? Update, string Condition)
{
    public static WriteShape OfPut(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return new(Names(document.RootElement, "Item"), null, Text(document.RootElement, "ConditionExpression"));
    }

    public static WriteShape OfUpdate(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        return new(Names(root, "ExpressionAttributeValues"), Text(root, "UpdateExpression"), Text(root, "ConditionExpression"));
    }

    private static string Names(JsonElement root, string member) => root.TryGetProperty(member, out var map)
        ? string.Join(' ', map.EnumerateObject().Select(attribute => attribute.Name).Order(StringComparer.Ordinal))
        : "";

    private static string Text(JsonElement root, string member) => root.TryGetProperty(member, out var text) ? text.GetString() ?? "" : "";
}
