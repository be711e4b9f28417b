using Engines.Tests.Conventions.Infra;

namespace Engines.Tests.Conventions.Delivery;

public sealed class WorkflowTests
{
    private const string Folder = ".github/workflows";

    private static readonly WorkflowRules Rules = new(
        path => Directory.Exists(Path.Combine(SourceTree.Root, path)) || SourceTree.Exists(path), new SamConfig(SourceTree.Read("samconfig.toml")).Environments);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, Folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string> Stacks
    {
        get
        {
            var stacks = new TheoryData<string, string> { { "shared", "shared-infra" } };
            foreach (var engine in Engine.All)
                stacks.Add(engine.Name, engine.Folder);
            return stacks;
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Workflow_KeepsTheRules(string file) => Assert.Empty(Rules.Check(SourceTree.Read($"{Folder}/{file}")));

    [Theory, MemberData(nameof(Stacks))]
    public void Stack_HasAWorkflowThatItsPathsStart(string stack, string folder)
    {
        var workflow = CloudFormation.Load($"{Folder}/deploy-{stack}.yml");
        var paths = workflow["on"]!["push"]!["paths"].Many().Select(path => path!.ToString()).ToArray();

        Assert.Contains($"{folder}/**", paths);
        Assert.Contains("samconfig.toml", paths);
        Assert.Contains($"{Folder}/deploy-{stack}.yml", paths);
        Assert.Equal(stack != "shared", paths.Contains("libs/**"));
        Assert.True(workflow["on"]!.AsObject().ContainsKey("workflow_dispatch"));
        Assert.Equal(["main"], workflow["on"]!["push"]!["branches"].Many().Select(branch => branch!.ToString()));
        Assert.Equal([("dev", stack), ("prod", stack)], workflow["jobs"]!.AsObject().Select(job => (job.Value!["with"]!["environment"]!.ToString(), job.Value["with"]!["stack"]!.ToString())));
    }

    [Fact]
    public void Tests_OnPullRequestsAndMain_RunAsHere()
    {
        var workflow = CloudFormation.Load($"{Folder}/ci.yml");

        Assert.Equal(["pull_request", "push"], workflow["on"]!.AsObject().Select(trigger => trigger.Key));
        Assert.Contains(workflow.Objects(), step => step["run"]?.ToString() == ".ci/run");
    }

    [Theory]
    [InlineData("on: { pull_request_target: }", "steps: []", "pull_request_target")]
    [InlineData("on: [push, pull_request_target]", "steps: []", "pull_request_target")]
    [InlineData("on: { push: { paths: [nowhere/**] } }", "steps: []", "nowhere/** is not there")]
    [InlineData("on: push", "{ permissions: { id-token: write }, steps: [{ run: ls }] }", "may get a token and needs none")]
    [InlineData("on: push", "{ permissions: { contents: write }, steps: [{ run: ls }] }", "may write contents")]
    [InlineData("on: push", "steps: [{ uses: aws-actions/configure-aws-credentials@v6 }]", "cannot get a token")]
    [InlineData("on: push", "steps: [{ uses: aws-actions/configure-aws-credentials@v6 }]", "without an environment")]
    [InlineData("on: push", "steps: [{ uses: actions/checkout@main }]", "pinned neither")]
    [InlineData("on: push", "uses: ./.github/workflows/nothing.yml", "nothing.yml is not there")]
    [InlineData("on: push", "{ uses: ./.github/workflows/deploy-stack.yml, with: { environment: dev, stack: people } }", "no dev-people")]
    [InlineData("on: push", "{ uses: ./.github/workflows/deploy-stack.yml, with: { environment: prod, stack: shared } }", "prod before dev")]
    [InlineData("on: push", "steps: [{ run: sam build --config-env test-sender }]", "no test-sender")]
    [InlineData("on: push", "steps: [{ run: \"echo ${{ github.head_ref }}\" }]", "expression")]
    [InlineData("on: push", "steps: [{ run: ls, env: { KEY: \"${{ secrets.AWS_KEY }}\" } }]", "belongs in no file")]
    public void Workflow_WithOneMistake_IsCaught(string on, string job, string problem)
    {
        var body = job.StartsWith('{') ? job : $"{{ {job} }}";

        Assert.Contains(Rules.Check($"{on}\npermissions: {{ contents: read }}\njobs:\n  one: {body}\n"), found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "has no permissions")]
    [InlineData("permissions: write-all", "has no permissions")]
    [InlineData("permissions: { contents: write }", "gives every job")]
    public void Workflow_WithTooManyRights_IsCaught(string permissions, string problem) =>
        Assert.Contains(Rules.Check($"on: push\n{permissions}\njobs: {{ one: {{ steps: [] }} }}\n"), found => found.StartsWith(problem, StringComparison.Ordinal));
}
