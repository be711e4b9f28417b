namespace Engines.Tests.Conventions.Source;

public sealed class ItemAccessTests
{
    public static TheoryData<string> Files => [.. ItemAccess.Files];

    [Theory, MemberData(nameof(Files))]
    public void Source_TakesAttributesFromTheSchema(string path) => Assert.Empty(ItemAccess.Check(path, SourceTree.Read(path)));

    [Theory]
    [InlineData("var a = \"outbound_status\";")]
    [InlineData("var a = \"pending\";")]
    [InlineData("var a = \"SET turn_owner = :owner\";")]
    [InlineData("var a = reader.Text(\"status_callback\");")]
    [InlineData("var a = $\"leave quiet_hours out, or give {b}\";")]
    [InlineData("var a = $\"attribute_not_exists(conversation_id) AND {b} < :now\";")]
    public void Store_WithAnAttributeSpelledByHand_IsCaught(string text) =>
        Assert.Contains("instead of taking the generated name", Assert.Single(ItemAccess.Check("libs/Engines.Conversations/Heads/A.cs", text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("libs/Engines.Channels/A.cs")]
    [InlineData("replies-engine/src/Replies/A.cs")]
    public void Source_ThatReadsItemsElsewhere_IsCaught(string path) => Assert.Single(ItemAccess.Check(path, "using Amazon.DynamoDBv2.Model;"));

    [Theory]
    [InlineData("var a = $\"{OutNames.AttemptId} = :attempt_id\";")]
    [InlineData("var a = \"A reason that nobody gave.\";")]
    public void Store_WithoutOffence_IsNotCaught(string text) => Assert.Empty(ItemAccess.Check("libs/Engines.Conversations/Heads/A.cs", text));

    [Fact]
    public void Attributes_OfTheSchema_AreKnown() => Assert.Superset(new HashSet<string> { "conversation_id", "turn_fence", "request_hash", "projects", "replies", "paused_by", "button_index", "time_zone" }, ItemAccess.Attributes.ToHashSet());
}
