namespace Engines.Tests.EndToEnd.Publishing;

/// <summary>All tests that start processes: one after the other, because several clouds at a time would only slow each other down.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndTests : ICollectionFixture<PublishedSender>, ICollectionFixture<PublishedReplies>
{
    public const string Name = "end to end";
}
