using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Tests.Conventions.Infra;

namespace Engines.Tests.Conventions.Delivery;

/// <summary>What a workflow of GitHub Actions must keep to. Each rule returns what breaks it in one file.</summary>
internal sealed partial class WorkflowRules(Func<string, bool> exists, IEnumerable<string> configEnvironments)
{
    private const string Credentials = "aws-actions/configure-aws-credentials@";
    private const string DeployStack = "./.github/workflows/deploy-stack.yml";

    private readonly HashSet<string> configEnvironments = [.. configEnvironments];

    public IReadOnlyList<string> Check(string text)
    {
        var workflow = CloudFormation.Parse(text);
        return
        [
            .. Triggers(workflow["on"]), .. Paths(workflow["on"]), .. Permissions(workflow), .. Actions(workflow), .. Scripts(workflow),
            .. Deployments(workflow), .. Secrets().Matches(text).Select(match => $"'{match.Value}' belongs in no file"),
        ];
    }

    private static IEnumerable<(string Id, JsonObject Job)> Jobs(JsonObject workflow) => workflow["jobs"]!.AsObject().Select(job => (job.Key, job.Value!.AsObject()));

    private static IEnumerable<string> Uses(JsonNode? node) => node.Objects().Select(one => one["uses"]?.ToString()).OfType<string>();

    // A workflow of this kind runs with the rights of the repository on code that a stranger proposed.
    private static IEnumerable<string> Triggers(JsonNode? on) => on.Objects().Any(one => one.ContainsKey("pull_request_target"))
        || on.Many().Any(one => one is JsonValue && one.ToString() == "pull_request_target") ? ["pull_request_target is not used here"] : [];

    private IEnumerable<string> Paths(JsonNode? on) => on.Objects().SelectMany(one => one["paths"].Many().Concat(one["paths-ignore"].Many()))
        .Select(path => path!.ToString()).Where(path => !exists(path.EndsWith("/**", StringComparison.Ordinal) ? path[..^3] : path))
        .Select(path => $"the path {path} is not there");

    private static IEnumerable<string> Permissions(JsonObject workflow)
    {
        if (workflow["permissions"] is not JsonObject general)
            yield return "has no permissions, and so those that the repository happens to give";
        else if (general.Any(one => one.Value!.ToString() == "write"))
            yield return "gives every job the right to write";

        foreach (var (id, job) in Jobs(workflow))
        {
            var has = job["permissions"]?["id-token"]?.ToString() == "write";
            var needs = Uses(job).Any(used => used.StartsWith(Credentials, StringComparison.Ordinal) || used == DeployStack);
            if (has != needs)
                yield return needs ? $"{id} deploys and cannot get a token" : $"{id} may get a token and needs none";
            foreach (var (right, value) in job["permissions"] as JsonObject ?? [])
            {
                if (right != "id-token" && value!.ToString() == "write")
                    yield return $"{id} may write {right}";
            }
        }
    }

    private IEnumerable<string> Actions(JsonObject workflow) => Uses(workflow)
        .Where(used => used.StartsWith("./", StringComparison.Ordinal) ? !exists(used[2..]) : !Pinned().IsMatch(used))
        .Select(used => used.StartsWith("./", StringComparison.Ordinal) ? $"{used} is not there" : $"{used} is pinned neither to a major version nor to a commit");

    // What GitHub puts into a command becomes part of the program; a variable stays a value.
    private IEnumerable<string> Scripts(JsonObject workflow) => workflow.Objects().Select(one => one["run"]?.ToString()).OfType<string>().SelectMany(run => Enumerable.Empty<string>()
        .Concat(run.Contains("${{", StringComparison.Ordinal) ? [$"'{run}' has an expression in it"] : [])
        .Concat(ConfigEnvironment().Matches(run).Select(match => match.Groups[1].Value.Trim('"'))
            .Where(name => name != "$CONFIG_ENV" && !configEnvironments.Contains(name)).Select(name => $"samconfig.toml has no {name}")));

    private IEnumerable<string> Deployments(JsonObject workflow)
    {
        foreach (var (id, job) in Jobs(workflow))
        {
            if (Uses(job["steps"]).Any(used => used.StartsWith(Credentials, StringComparison.Ordinal)))
            {
                if (job["environment"] is null || job["concurrency"] is null)
                    yield return $"{id} deploys without an environment or without its turn";
                if (job["env"]?["CONFIG_ENV"]?.ToString() != "${{ inputs.environment }}-${{ inputs.stack }}")
                    yield return $"{id} takes its CONFIG_ENV from something else than its inputs";
            }

            if (job["uses"]?.ToString() != DeployStack)
                continue;

            var (environment, stack) = (job["with"]?["environment"]?.ToString(), job["with"]?["stack"]?.ToString());
            if (!configEnvironments.Contains($"{environment}-{stack}"))
                yield return $"samconfig.toml has no {environment}-{stack}";
            if (environment == "prod" && job["needs"]?.ToString() != "dev")
                yield return $"{id} goes to prod before dev";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]+/[A-Za-z0-9_/-]+@(v[0-9]+|[0-9a-f]{40})$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"--config-env[ =](\S+)")]
    private static partial Regex ConfigEnvironment();

    [GeneratedRegex(@"AKIA[A-Z0-9]{8,}|aws-secret-access-key|AWS_SECRET_ACCESS_KEY|secrets\.[A-Za-z_]+|arn:aws:iam::[0-9]{12}")]
    private static partial Regex Secrets();
}
