using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class DeploymentTests
{
    private static readonly JsonObject Shared = CloudFormation.Load("shared-infra/template.yaml");
    private static readonly JsonObject Sender = CloudFormation.Load("template-sender-engine/template.yaml");
    private static readonly SamConfig Config = new(SourceTree.Read("samconfig.toml"));

    [Fact]
    public void Config_HasNothingThatSamWouldIgnore()
    {
        Assert.Empty(Config.Problems);
        Assert.Equal(["dev-shared", "prod-shared", "dev-sender", "prod-sender"], Config.Environments);
    }

    [Theory]
    [InlineData("[dev.deploy]\n", "not ENVIRONMENT.COMMAND.parameters")]
    [InlineData("[dev.depoy.parameters]\n", "not ENVIRONMENT.COMMAND.parameters")]
    [InlineData("[dev.build.parameters]\nbuild_in_sources = true", "not an option of sam build")]
    [InlineData("[dev.deploy.parameters]\nlint = true", "not an option of sam deploy")]
    [InlineData("[dev.global.parameters]\n[dev.global.parameters]", "twice")]
    public void Config_WithOneMistake_IsCaught(string text, string problem) =>
        Assert.Contains(new SamConfig(text).Problems, found => found.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Parameters_OfEveryStack_AreGivenAndKnown(string environment)
    {
        Assert.Empty(Config.CheckOverrides($"{environment}-shared", Shared));
        Assert.Empty(Config.CheckOverrides($"{environment}-sender", Sender));
        Assert.Equal(environment, Config.Overrides($"{environment}-sender", "deploy")["Environment"]);
    }

    [Fact]
    public void Parameters_ForgottenOrMistyped_AreCaught() => Assert.Equal(
        ["x: no parameter Environmant", "x: Environment is not given"],
        new SamConfig("[x.deploy.parameters]\nparameter_overrides = \"Environmant=dev\"").CheckOverrides("x", Shared));

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Links_ThatTheSenderNeeds_AreMadeByTheSharedStack(string environment) => Assert.Empty(Missing(Sender, environment));

    [Theory]
    [InlineData("{{resolve:ssm:/engines/${Environment}/tables/leases/url}}", "/engines/dev/tables/leases/url")]
    [InlineData("{{resolve:ssm:/engines/${Environment}/tables/leases/name}}", null)]
    public void Links_WithoutAProducer_AreCaught(string reference, string? missing)
    {
        var template = Sender.DeepClone().AsObject();
        template["Outputs"]!["Extra"] = new JsonObject { ["Value"] = new JsonObject { ["Fn::Sub"] = reference } };

        Assert.Equal(missing is null ? [] : [missing], Missing(template, "dev"));
    }

    [Fact]
    public void Links_ByImport_AreCaughtToo()
    {
        var template = Sender.DeepClone().AsObject();
        template["Outputs"]!["Extra"] = JsonNode.Parse("""{"Value":{"Fn::ImportValue":{"Fn::Sub":"${ProjectName}-${Environment}-people-table-name"}}}""");

        Assert.Equal(["engines-dev-people-table-name"], Missing(template, "dev"));
    }

    [Fact]
    public void LocalInvocation_UsesTheNamesThatTheSharedStackGives()
    {
        var given = Config.Overrides("dev-sender", "local_invoke");

        Assert.Equal("engines-dev-conversations", given["ConversationsTableName"]);
        Assert.Equal("engines-dev-companies", given["CompaniesTableName"]);
        Assert.All(given.Keys, name => Assert.True(Sender["Parameters"]!.AsObject().ContainsKey(name), name));
    }

    private static IEnumerable<string> Missing(JsonObject template, string environment) =>
        StackLinks.Consumed(template, Config.Overrides($"{environment}-sender", "deploy"))
        .Except(StackLinks.Produced(Shared, Config.Overrides($"{environment}-shared", "deploy")));
}
