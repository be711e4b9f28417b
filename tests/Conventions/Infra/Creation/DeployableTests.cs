using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>What CloudFormation refuses and no emulator does: links that a condition cuts, and capabilities that were not acknowledged.</summary>
public sealed class DeployableTests
{
    private static readonly SamConfig Config = new(SourceTree.Read("samconfig.toml"));
    private static readonly JsonObject Shared = CloudFormation.Load("shared-infra/template.yaml");

    public static TheoryData<string, string> Stacks
    {
        get
        {
            var stacks = new TheoryData<string, string>();
            foreach (var environment in new[] { "dev", "prod" })
            {
                stacks.Add(environment, "shared");
                foreach (var engine in Engine.All)
                    stacks.Add(environment, engine.Name);
            }

            return stacks;
        }
    }

    [Theory, MemberData(nameof(Stacks))]
    public void Links_ThatConditionsLeave_AreEnough(string environment, string stack) => Assert.Empty(
        stack == "shared" ? [] : Missing(Shared, Engine.Named(stack), environment));

    [Fact]
    public void Link_ThatAConditionCuts_IsCaught()
    {
        var shared = Shared.DeepClone().AsObject();
        shared["Conditions"]!["Never"] = JsonNode.Parse("""{"Fn::Equals":["a","b"]}""");
        shared["Resources"]!["CompaniesTableArnParameter"]!["Condition"] = "Never";

        Assert.Equal(["/engines/prod/tables/companies/arn"], Missing(shared, Engine.Sender, "prod"));
    }

    [Theory, MemberData(nameof(Stacks))]
    public void Capabilities_ThatATemplateNeeds_AreGiven(string environment, string stack)
    {
        var template = stack == "shared" ? Shared : Engine.Named(stack).Template;

        Assert.Empty(Needed(template).Except(Config[$"{environment}-{stack}", "deploy"]["capabilities"].Split(' ')));
    }

    [Theory]
    [InlineData("Resources: { One: { Type: AWS::IAM::Role, Properties: {} } }", "CAPABILITY_IAM")]
    [InlineData("Resources: { One: { Type: AWS::IAM::Role, Properties: { RoleName: x } } }", "CAPABILITY_NAMED_IAM")]
    [InlineData("{ Transform: AWS::LanguageExtensions, Resources: {} }", "CAPABILITY_AUTO_EXPAND")]
    [InlineData("{ Transform: AWS::Serverless-2016-10-31, Resources: {} }", null)]
    public void Capabilities_OfATemplate_AreFound(string template, string? needed) =>
        Assert.Equal(needed is null ? [] : [needed], Needed(CloudFormation.Parse(template)));

    private static IEnumerable<string> Missing(JsonObject shared, Engine engine, string environment)
    {
        var given = Config.Overrides($"{environment}-shared", "deploy");
        return StackLinks.Consumed(engine.Template, Config.Overrides($"{environment}-{engine.Name}", "deploy"))
            .Except(StackLinks.Produced(new Rendering(shared, given).Render(), given));
    }

    // Conditions do not count: CloudFormation asks for a capability as soon as the template holds what needs it. SAM's own transform needs none.
    private static IEnumerable<string> Needed(JsonObject template)
    {
        var identities = template["Resources"]!.AsObject().Where(one => one.Value!["Type"]!.ToString().StartsWith("AWS::IAM::", StringComparison.Ordinal)).ToArray();
        if (identities.Any(one => new[] { "RoleName", "UserName", "GroupName", "ManagedPolicyName" }.Any(name => one.Value!["Properties"]?[name] is not null)))
            yield return "CAPABILITY_NAMED_IAM";
        else if (identities.Length > 0)
            yield return "CAPABILITY_IAM";
        if (template["Transform"].Many().Any(one => one!.ToString() is not "AWS::Serverless-2016-10-31"))
            yield return "CAPABILITY_AUTO_EXPAND";
    }
}
