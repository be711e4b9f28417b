using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

public sealed class DashboardTests
{
    private static readonly JsonObject Shared = CloudFormation.Load("shared-infra/template.yaml");
    private static readonly string Body = Shared.Resources("AWS::CloudWatch::Dashboard").Single().Properties["DashboardBody"].Call("Fn::Sub")!.ToString();
    private static readonly IReadOnlySet<string> Names = Dashboard.NamesIn([Shared, .. Engine.All.Select(engine => engine.Template)]);

    [Fact]
    public void Metrics_AreThoseThatSomebodyEmits() => Assert.Empty(Dashboard.Problems(Body, Names));

    [Fact]
    public void Widgets_LieBesideEachOther() => Assert.Empty(Dashboard.Overlaps(Body));

    [Fact]
    public void Queues_AreAllThere()
    {
        var shown = Dashboard.Metrics(JsonNode.Parse(Body)!).SelectMany(metric => metric.Dimensions).Where(one => one.Name == "QueueName").Select(one => one.Value);
        var queues = Engine.All.SelectMany(engine => engine.Template.Resources("AWS::SQS::Queue")).Select(queue => queue.Properties["QueueName"].Call("Fn::Sub")!.ToString());

        Assert.Empty(queues.Except(shown));
    }

    [Theory]
    [InlineData("\"${ProjectName}-${Environment}-template-sender-dead\"", "\"${ProjectName}-${Environment}-sender-dead\"", "no template names anything so")]
    [InlineData("\"Engines\", \"Sent\"", "\"Engines\", \"Posted\"", "never counts Posted")]
    [InlineData("\"AWS/Lambda\", \"Errors\"", "\"AWS/Lambda\", \"Failures\"", "AWS has no metric")]
    public void Metrics_WithOneThingChanged_AreCaught(string from, string to, string problem)
    {
        Assert.Contains(from, Body, StringComparison.Ordinal);

        Assert.Contains(Dashboard.Problems(Body.Replace(from, to, StringComparison.Ordinal), Names), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Widgets_OnEachOther_AreCaught() =>
        Assert.NotEmpty(Dashboard.Overlaps(Body.Replace("\"x\": 12, \"y\": 6,", "\"x\": 12, \"y\": 5,", StringComparison.Ordinal)));
}
