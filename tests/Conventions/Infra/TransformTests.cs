using System.Diagnostics;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What SAM makes of the engines' templates, where SAM's translator is installed.</summary>
public sealed class TransformTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => Engine.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Mapping_TargetsTheAliasThatANewVersionTakesOver(string engine)
    {
        if (await TransformAsync(engine) is not { } template)
            return;

        var mapping = Assert.Single(template.Resources("AWS::Lambda::EventSourceMapping")).Properties;
        var alias = Assert.Single(template.Resources("AWS::Lambda::Alias"));
        var version = Assert.Single(template.Resources("AWS::Lambda::Version"));

        Assert.Equal(alias.Id, mapping["FunctionName"].Call("Ref")?.ToString());
        Assert.Equal(version.Id, alias.Properties["FunctionVersion"].Call("Fn::GetAtt")?[0]?.ToString());
        Assert.Equal("live", alias.Properties["Name"]?.ToString());
        Assert.NotNull(template["Resources"]![alias.Id]!["UpdatePolicy"]!["CodeDeployLambdaAliasUpdate"]);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Brake_IsTheAlarmOnTheVersionOfTheAlias(string engine)
    {
        if (await TransformAsync(engine) is not { } template)
            return;

        var group = Assert.Single(template.Resources("AWS::CodeDeploy::DeploymentGroup")).Properties;
        var brake = Assert.Single(group["AlarmConfiguration"]!["Alarms"]!.AsArray())!["Name"].Call("Ref")!.ToString();
        var measured = template["Resources"]![brake]!["Properties"]!["Dimensions"]!.AsArray().Single(one => one!["Name"]!.ToString() == "ExecutedVersion")!["Value"];

        Assert.Equal(Assert.Single(template.Resources("AWS::Lambda::Version")).Id, measured.Call("Fn::GetAtt")?[0]?.ToString());
    }

    [Theory]
    [InlineData("AllAtOnce")]
    [InlineData("Canary10Percent5Minutes")]
    public async Task Deployment_IsAsTheParameterSays(string preference)
    {
        if (await TransformAsync(Engine.Sender.Name, $"DeploymentPreference={preference}") is not { } template)
            return;

        var group = Assert.Single(template.Resources("AWS::CodeDeploy::DeploymentGroup")).Properties;

        Assert.Equal(preference, group["DeploymentConfigName"].Call("Fn::Sub")?[1]?["ConfigName"]?.ToString());
    }

    /// <summary>SAM's own roles come with policies of AWS's on everything.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task Roles_AreOnlyThoseThatTheTemplateWritesOut(string engine)
    {
        if (await TransformAsync(engine) is not { } template)
            return;

        Assert.Equal(
            Engine.Named(engine).Template.Resources("AWS::IAM::Role").Select(role => role.Id).Order(StringComparer.Ordinal),
            template.Resources("AWS::IAM::Role").Select(role => role.Id).Order(StringComparer.Ordinal));
        Assert.Empty(EngineRules.Statements(template));
    }

    private async Task<JsonObject?> TransformAsync(string engine, params string[] parameters)
    {
        if (await Tool.RunAsync(new ProcessStartInfo("python3", ["-c", "import cfnlint, samtranslator"])) is not { Code: 0 })
        {
            output.WriteLine("NOT CHECKED: the Python packages cfn-lint and aws-sam-translator are not installed.");
            return null;
        }

        var script = Path.Combine(SourceTree.Root, "tests/Conventions/Infra/transform.py");
        var result = await Tool.RunAsync(new ProcessStartInfo("python3", [script, Path.Combine(SourceTree.Root, Engine.Named(engine).TemplatePath), .. parameters]));
        Assert.True(result!.Code == 0, result.Output);
        return JsonNode.Parse(result.Output)!.AsObject();
    }
}
