using System.Diagnostics;
using Engines.Tests.Conventions.Infra;

namespace Engines.Tests.Conventions.Delivery;

/// <summary>scripts/deploy in a repository of its own, with stand-ins for the tools that write down how they were called.</summary>
public sealed class DeployScriptTests : IDisposable
{
    private static readonly SamConfig Config = new(SourceTree.Read("samconfig.toml"));

    private readonly string folder = Directory.CreateTempSubdirectory("engines-deploy-").FullName;

    public static TheoryData<string, string> Calls
    {
        get
        {
            var calls = new TheoryData<string, string>();
            foreach (var environment in new[] { "dev", "prod" })
            {
                foreach (var stack in new[] { "shared", "sender", "replies", "all" })
                    calls.Add(environment, stack);
            }

            return calls;
        }
    }

    [Theory, MemberData(nameof(Calls))]
    public async Task DryRun_OfEachStack_PrintsWhatTheConfigurationHas(string environment, string stack)
    {
        var result = await RunAsync(Path.Combine(SourceTree.Root, "scripts/deploy"), environment, stack, "--dry-run");
        var commands = Lines(result);

        Assert.Equal(0, result.Code);
        Assert.Equal(Expected(environment, stack), commands);
        Assert.All(commands, command => Assert.NotEmpty(Config[command.Split(' ')[^1], command.Split(' ')[1]]));
    }

    [Theory]
    [InlineData(2, "dev")]
    [InlineData(2, "test", "shared")]
    [InlineData(2, "dev", "people")]
    [InlineData(2, "dev", "shared", "--dry")]
    public async Task Arguments_ThatAreWrong_AreRefused(int code, params string[] arguments)
    {
        var result = await RunAsync(Path.Combine(SourceTree.Root, "scripts/deploy"), arguments);

        Assert.Equal(code, result.Code);
        Assert.Contains("usage:", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tools_ThatAreMissing_AreNamed()
    {
        var result = await RunAsync(await RepositoryAsync("dotnet"), "dev", "shared");

        Assert.Equal(3, result.Code);
        Assert.Contains("Not installed: sam aws.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prod_FromAnUncleanTree_IsRefused()
    {
        var script = await RepositoryAsync("sam", "dotnet", "aws");
        await File.WriteAllTextAsync(Path.Combine(folder, "tree/new.txt"), "");

        var result = await RunAsync(script, "prod", "all");

        Assert.Equal(4, result.Code);
        Assert.DoesNotContain("called", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(script, "dev", "all")).Code);
    }

    [Fact]
    public async Task Prod_FromACleanTree_RunsEverythingInOrder()
    {
        var result = await RunAsync(await RepositoryAsync("sam", "dotnet", "aws"), "prod", "all");

        Assert.Equal(0, result.Code);
        Assert.Equal(Expected("prod", "all").SelectMany(command => new[] { command, $"called {command}" }), Lines(result));
    }

    [Fact]
    public async Task Command_ThatFails_EndsTheDeployment()
    {
        var script = await RepositoryAsync("sam", "dotnet", "aws");
        await StandInAsync("sam", "echo \"called sam $*\"; [ \"$1\" != build ]");

        var result = await RunAsync(script, "dev", "sender");

        Assert.NotEqual(0, result.Code);
        Assert.DoesNotContain("sam deploy", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IEnumerable<string> Expected(string environment, string stack)
    {
        foreach (var one in stack == "all" ? ["shared", .. Engine.All.Select(engine => engine.Name)] : new[] { stack })
        {
            yield return $"sam validate --lint --config-env {environment}-{one}";
            if (one != "shared")
                yield return $"sam build --config-env {environment}-{one}";
            yield return $"sam deploy --config-env {environment}-{one}";
        }
    }

    private static string[] Lines(ToolResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A repository with the script in its first commit, and the tools that are said to be installed.</summary>
    private async Task<string> RepositoryAsync(params string[] tools)
    {
        var tree = Directory.CreateDirectory(Path.Combine(folder, "tree/scripts"));
        var script = Path.Combine(tree.FullName, "deploy");
        File.Copy(Path.Combine(SourceTree.Root, "scripts/deploy"), script);
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        foreach (var tool in tools)
            await StandInAsync(tool, $"echo \"called {tool} $*\"");

        foreach (var tool in new[] { "bash", "env", "dirname", "git" })
        {
            var real = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(path => Path.Combine(path, tool)).First(File.Exists);
            File.CreateSymbolicLink(Path.Combine(folder, "bin", tool), real);
        }

        foreach (var arguments in new[] { "init -q", "add .", "-c user.name=test -c user.email=test@example.test commit -q -m first" })
        {
            var result = await Tool.RunAsync(new ProcessStartInfo("git", arguments) { WorkingDirectory = Path.Combine(folder, "tree") });
            Assert.True(result!.Code == 0, result.Output);
        }

        return script;
    }

    private async Task StandInAsync(string tool, string body)
    {
        var path = Path.Combine(folder, "bin", tool);
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{body}\n");
        await Tool.RunAsync(new ProcessStartInfo("chmod", ["+x", path]));
    }

    private async Task<ToolResult> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [script, .. arguments]) { WorkingDirectory = folder };
        if (script.StartsWith(folder, StringComparison.Ordinal))
            start.Environment["PATH"] = Path.Combine(folder, "bin");
        return (await Tool.RunAsync(start))!;
    }
}
