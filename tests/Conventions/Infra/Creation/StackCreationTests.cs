using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>
/// The stacks of dev created in an emulator, so that references between and within them are followed as AWS would. Where moto_server or the SAM translator is not
/// installed, each test says so in its output and checks nothing.
/// </summary>
public sealed class StackCreationTests(CreatedStacks stacks, ITestOutputHelper output) : IClassFixture<CreatedStacks>
{
    private static readonly string[] Unresolved = ["${", "{{", "no-", "/engines/dev/tables/"];

    public static TheoryData<string> Names => Engine.Names;

    public static TheoryData<string> AllNames => ["shared", .. Engine.All.Select(engine => engine.Name)];

    private bool CanCheck
    {
        get
        {
            if (stacks.Lacking is not null)
                output.WriteLine($"NOT CHECKED: {stacks.Lacking} not installed, so no stack was created.");
            return stacks.Lacking is null;
        }
    }

    [Theory, MemberData(nameof(AllNames))]
    public void Stack_OfDev_IsCreatedWhole(string name)
    {
        if (!CanCheck)
            return;

        Assert.Equal("CREATE_COMPLETE", stacks[name].Status);
        Assert.Empty(stacks[name].PassedOver);
    }

    [Fact]
    public async Task Tables_OfTheSharedStack_AreThereAndNamedInParameterStore()
    {
        if (!CanCheck)
            return;

        foreach (var (table, path) in new[] { ("ConversationsTable", "conversations"), ("CompanyDataTable", "companies"), ("LeaseTable", "leases") })
        {
            var name = stacks["shared"].Of(table);
            Assert.Equal(name, await ParameterAsync($"/engines/dev/tables/{path}/name"));
            Assert.Equal(await TableArnAsync(name), await ParameterAsync($"/engines/dev/tables/{path}/arn"));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Variables_OfEveryFunction_HoldWhatWasCreated(string engine)
    {
        if (!CanCheck)
            return;

        var stack = stacks[engine];
        var variables = await VariablesAsync(stack);

        Assert.Equal(stacks["shared"].Of("ConversationsTable"), variables["CONVERSATIONS_TABLE"]);
        Assert.Equal(stacks["shared"].Of("CompanyDataTable"), variables["COMPANIES_TABLE"]);
        Assert.All(variables, variable => Assert.DoesNotContain(Unresolved, mark => variable.Value.Contains(mark, StringComparison.Ordinal)));

        var queues = stack.Template.Resources("AWS::SQS::Queue").Select(queue => stack.Of(queue.Id)).Order(StringComparer.Ordinal);
        Assert.Equal(queues, variables.Where(variable => variable.Key.EndsWith("QUEUE_URL", StringComparison.Ordinal)).Select(variable => variable.Value).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Queues_OfEveryEngine_LeadToTheirDeadLetters(string engine)
    {
        if (!CanCheck)
            return;

        var stack = stacks[engine];
        var variables = await VariablesAsync(stack);
        var attributes = await QueueAsync(variables["QUEUE_URL"]);
        var redrive = JsonNode.Parse(attributes["RedrivePolicy"]!.ToString())!;

        Assert.Equal((await QueueAsync(variables["DEAD_LETTER_QUEUE_URL"]))["QueueArn"]!.ToString(), redrive["deadLetterTargetArn"]!.ToString());
        Assert.InRange(int.Parse(redrive["maxReceiveCount"]!.ToString(), null), 5, 1000);

        var mapping = Assert.Single((await stacks.Moto.GetAsync("lambda", "/2015-03-31/event-source-mappings/"))["EventSourceMappings"]!.AsArray(),
            one => one!["EventSourceArn"]!.ToString() == attributes["QueueArn"]!.ToString())!;
        Assert.Contains(stack.Single("AWS::Lambda::Function"), mapping["FunctionArn"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Policies_OfEveryRole_NameWhatWasCreated(string engine)
    {
        if (!CanCheck)
            return;

        var stack = stacks[engine];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, _) in stacks["shared"].Template.Resources("AWS::DynamoDB::Table"))
            known.Add(await TableArnAsync(stacks["shared"].Of(id)));
        foreach (var (id, _) in stack.Template.Resources("AWS::SQS::Queue"))
            known.Add((await QueueAsync(stack.Of(id)))["QueueArn"]!.ToString());

        var statements = await StatementsAsync(stack);
        var used = statements.SelectMany(statement => statement["Resource"].Many()).Select(resource => resource!.ToString()).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(used);
        Assert.All(used.Where(arn => arn != "*"), arn => Assert.Matches("^arn:aws:[a-z-]+:us-east-1:[0-9]{12}:[^${}]+$", arn));

        // An index, a stream or all of a table's own parts come after its ARN.
        Assert.All(used.Where(arn => arn.Contains(":dynamodb:", StringComparison.Ordinal) || arn.Contains(":sqs:", StringComparison.Ordinal)),
            arn => Assert.Contains(known, one => arn == one || arn.StartsWith($"{one}/", StringComparison.Ordinal)));
        Assert.Contains(await TableArnAsync(stacks["shared"].Of("ConversationsTable")), used);
    }

    [Fact]
    public async Task Stack_WithAnUnknownType_IsNotTakenForWhole()
    {
        if (!CanCheck)
            return;

        var template = CloudFormation.Parse("{Resources: {Known: {Type: AWS::SQS::Queue}, Other: {Type: AWS::Nowhere::Thing}, Listed: {Type: AWS::SQS::QueuePolicy}}}");

        Assert.Equal(["AWS::Nowhere::Thing (Other)"], (await stacks.CreateAsync("sender-unknown", template)).PassedOver);
    }

    [Fact]
    public async Task Engine_WithAPathThatNothingWrote_IsRefused()
    {
        if (!CanCheck)
            return;

        var template = Engine.Sender.Template;
        template["Parameters"]!["Forgotten"] = JsonNode.Parse("""{"Type":"AWS::SSM::Parameter::Value<String>","Default":"/engines/dev/tables/people/name"}""");
        template["Resources"] = JsonNode.Parse("""{"Known":{"Type":"AWS::SQS::Queue"}}""");
        template["Outputs"] = new JsonObject();

        Assert.Equal("Forgotten: nothing stands in Parameter Store at /engines/dev/tables/people/name", (await stacks.CreateAsync("sender-early", template)).Status);
    }

    private async Task<Dictionary<string, string>> VariablesAsync(CreatedStack stack)
    {
        var function = await stacks.Moto.GetAsync("lambda", $"/2015-03-31/functions/{stack.Single("AWS::Lambda::Function")}");
        return function["Configuration"]!["Environment"]!["Variables"]!.AsObject().ToDictionary(one => one.Key, one => one.Value!.ToString(), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<JsonNode>> StatementsAsync(CreatedStack stack)
    {
        var statements = new List<JsonNode>();
        foreach (var (id, properties) in stack.Template.Resources("AWS::IAM::Role"))
        {
            foreach (var policy in properties["Policies"].Many())
                statements.AddRange((await stacks.Moto.RolePolicyAsync(stack.Of(id), policy!["PolicyName"]!.ToString()))["Statement"].Many().Select(one => one!));
        }

        return statements;
    }

    private async Task<JsonObject> QueueAsync(string url) => (await stacks.Moto.CallAsync(
        "sqs", "AmazonSQS.GetQueueAttributes", new JsonObject { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") }))["Attributes"]!.AsObject();

    private async Task<string> ParameterAsync(string path) =>
        (await stacks.Moto.CallAsync("ssm", "AmazonSSM.GetParameter", new JsonObject { ["Name"] = path }))["Parameter"]!["Value"]!.ToString();

    private async Task<string> TableArnAsync(string name) =>
        (await stacks.Moto.CallAsync("dynamodb", "DynamoDB_20120810.DescribeTable", new JsonObject { ["TableName"] = name }))["Table"]!["TableArn"]!.ToString();
}
