using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class DeploymentTests
{
    private static readonly JsonObject Shared = CloudFormation.Load("shared-infra/template.yaml");
    private static readonly JsonObject Sender = Engine.Sender.Template;
    private static readonly SamConfig Config = new(SourceTree.Read("samconfig.toml"));

    public static TheoryData<string> Names => Engine.Names;

    public static TheoryData<string, string> EnginesAndEnvironments
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var engine in Engine.All)
            {
                pairs.Add("dev", engine.Name);
                pairs.Add("prod", engine.Name);
            }

            return pairs;
        }
    }

    [Fact]
    public void Engines_AreThoseOfTheTree() => Assert.Equal(
        Directory.EnumerateDirectories(SourceTree.Root, "*-engine").Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Engine.All.Select(engine => engine.Folder).Order(StringComparer.Ordinal));

    [Fact]
    public void Config_HasNothingThatSamWouldIgnore()
    {
        Assert.Empty(Config.Problems);
        Assert.Equal(["dev-shared", "prod-shared", .. Engine.All.SelectMany(engine => new[] { $"dev-{engine.Name}", $"prod-{engine.Name}" })], Config.Environments);
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
    public void Parameters_OfTheSharedStack_AreGivenAndKnown(string environment) => Assert.Empty(Config.CheckOverrides($"{environment}-shared", Shared));

    [Theory, MemberData(nameof(EnginesAndEnvironments))]
    public void Parameters_OfEveryEngine_AreGivenAndKnown(string environment, string engine)
    {
        Assert.Empty(Config.CheckOverrides($"{environment}-{engine}", Engine.Named(engine).Template));
        Assert.Equal(environment, Config.Overrides($"{environment}-{engine}", "deploy")["Environment"]);
    }

    [Theory, MemberData(nameof(EnginesAndEnvironments))]
    public void Commands_OfEveryEngine_NameItsOwnFiles(string environment, string engine)
    {
        var settings = (string command) => Config[$"{environment}-{engine}", command];
        var built = $".aws-sam/{engine}";

        Assert.Equal($"engines-{environment}-{engine}", settings("global")["stack_name"]);
        Assert.Equal(Engine.Named(engine).TemplatePath, settings("validate")["template_file"]);
        Assert.Equal(Engine.Named(engine).TemplatePath, settings("build")["template_file"]);
        Assert.Equal(built, settings("build")["build_dir"]);
        Assert.Equal($"{built}/template.yaml", settings("deploy")["template_file"]);
    }

    [Theory, MemberData(nameof(Names))]
    public void Deployment_InProd_GoesBitByBit(string engine)
    {
        Assert.StartsWith("Canary", Config.Overrides($"prod-{engine}", "deploy")["DeploymentPreference"], StringComparison.Ordinal);
        Assert.Equal("AllAtOnce", Engine.Named(engine).Template["Parameters"]!["DeploymentPreference"]!["Default"]!.ToString());
    }

    [Fact]
    public void Parameters_ForgottenOrMistyped_AreCaught() => Assert.Equal(
        ["x: no parameter Environmant", "x: Environment is not given"],
        new SamConfig("[x.deploy.parameters]\nparameter_overrides = \"Environmant=dev\"").CheckOverrides("x", Shared));

    [Theory, MemberData(nameof(EnginesAndEnvironments))]
    public void Links_ThatAnEngineNeeds_AreMadeByTheSharedStack(string environment, string engine) =>
        Assert.Empty(Missing(Engine.Named(engine), Engine.Named(engine).Template, environment));

    [Theory]
    [InlineData("{{resolve:ssm:/engines/${Environment}/tables/leases/url}}", "/engines/dev/tables/leases/url")]
    [InlineData("{{resolve:ssm:/engines/${Environment}/tables/leases/name}}", null)]
    public void Links_WithoutAProducer_AreCaught(string reference, string? missing)
    {
        var template = Sender.DeepClone().AsObject();
        template["Outputs"]!["Extra"] = new JsonObject { ["Value"] = new JsonObject { ["Fn::Sub"] = reference } };

        Assert.Equal(missing is null ? [] : [missing], Missing(Engine.Sender, template, "dev"));
    }

    [Fact]
    public void Links_ByImport_AreCaughtToo()
    {
        var template = Sender.DeepClone().AsObject();
        template["Outputs"]!["Extra"] = JsonNode.Parse("""{"Value":{"Fn::ImportValue":{"Fn::Sub":"${ProjectName}-${Environment}-people-table-name"}}}""");

        Assert.Equal(["engines-dev-people-table-name"], Missing(Engine.Sender, template, "dev"));
    }

    [Theory, MemberData(nameof(Names))]
    public void LocalInvocation_UsesTheNamesThatTheSharedStackGives(string engine)
    {
        var given = Config.Overrides($"dev-{engine}", "local_invoke");

        Assert.Equal("engines-dev-conversations", given["ConversationsTableName"]);
        Assert.Equal("engines-dev-companies", given["CompaniesTableName"]);
        Assert.All(given.Keys, name => Assert.True(Engine.Named(engine).Template["Parameters"]!.AsObject().ContainsKey(name), name));
    }

    private static IEnumerable<string> Missing(Engine engine, JsonObject template, string environment) =>
        StackLinks.Consumed(template, Config.Overrides($"{environment}-{engine.Name}", "deploy"))
        .Except(StackLinks.Produced(Shared, Config.Overrides($"{environment}-shared", "deploy")));
}
