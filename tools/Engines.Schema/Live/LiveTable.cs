namespace Engines.Schema;

/// <summary>A table as it stands.</summary>
/// <param name="RealName">Its name in the account.</param>
/// <param name="Definition">Its keys, indexes and settings under its short name. The API knows nothing of items: there are none.</param>
/// <param name="Unread">Entry of the file to the reason why it could not be read here.</param>
public sealed record LiveTable(string RealName, TableDefinition Definition, IReadOnlyDictionary<string, string> Unread)
{
    /// <summary>About how many items it holds; DynamoDB counts every six hours.</summary>
    public long ItemCount { get; init; }

    /// <summary>Where it stands; empty where its ARN does not say.</summary>
    public string Region { get; init; } = "";
}
