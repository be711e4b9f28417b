using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions;

public sealed class InboundSampleTests
{
    private static readonly JsonSchema Inbound = JsonSchema.Load("docs/contract/inbound.schema.json");

    private static readonly string[] Kinds = ["reply", "status", "opt_out", "opt_in", "hand_off", "release", "address_change"];

    private static JsonObject[] Examples =>
        [.. SourceTree.Read("docs/inbound.md").Split("```json").Skip(1).Select(part => JsonNode.Parse(part.Split("```")[0])!.AsObject())];

    [Fact]
    public void Document_HasAnExampleOfEveryKindAndEachFitsTheSchema()
    {
        Assert.Equal(Kinds, Examples.Select(example => (string)example["kind"]!));
        Assert.All(Examples, example => Assert.Empty(Inbound.Check(example)));
    }

    [Fact]
    public void Schema_RefusesAMemberThatIsNotItsOwnOrIsMissing()
    {
        foreach (var example in Examples)
        {
            var more = example.DeepClone();
            more["extra"] = 1;
            Assert.NotEmpty(Inbound.Check(more));

            example.Remove(example.ContainsKey("conversation") ? "conversation" : "message_id");
            example.Remove("person_address");
            Assert.NotEmpty(Inbound.Check(example));
        }
    }

    [Fact]
    public void Event_NormalisedReply_FitsTheSchema()
    {
        var record = JsonNode.Parse(SourceTree.Read("replies-engine/events/normalised-reply.json"))!["Records"]![0]!;

        Assert.Empty(Inbound.Check(JsonNode.Parse((string)record["body"]!)));
    }
}
