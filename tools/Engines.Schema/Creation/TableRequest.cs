using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>A table to make.</summary>
/// <param name="Creation">Name, keys, indexes and stream.</param>
/// <param name="TimeToLive">The attribute with the Unix second from which an item may be deleted; null for never.</param>
public sealed record TableRequest(CreateTableRequest Creation, string? TimeToLive);
