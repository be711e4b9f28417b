using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Engines.Tests.Conventions.Infra;

/// <summary>An engine and where its files stand. Whatever is a rule for engines runs over all of them.</summary>
internal sealed record Engine
{
    private readonly string optionsPath;

    private Engine(string name, string service, string folder, string assembly, string options)
    {
        (Name, Service, Folder) = (name, service, folder);
        (ProjectPath, optionsPath) = ($"{folder}/src/{assembly}/{assembly}.csproj", $"{folder}/src/{assembly}/{options}");
    }

    public static Engine Sender { get; } = new("sender", "template-sender", "template-sender-engine", "TemplateSender", "SenderOptions.cs");

    public static Engine Replies { get; } = new("replies", "replies", "replies-engine", "Replies", "RepliesOptions.cs");

    public static IReadOnlyList<Engine> All { get; } = [Sender, Replies];

    /// <summary>Their names in samconfig.toml, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(engine => engine.Name)];

    public string Name { get; }

    /// <summary>What tables.yaml and the metrics call it.</summary>
    public string Service { get; }

    public string Folder { get; }

    public string ProjectPath { get; }

    /// <summary>Where the engine reads its variables: its own and those of every engine.</summary>
    public string OptionsSource => SourceTree.Read(optionsPath) + SourceTree.Read("libs/Engines.Channels/Hosting/EngineOptions.cs");

    public string TemplatePath => $"{Folder}/template.yaml";

    public JsonObject Template => CloudFormation.Load(TemplatePath);

    public string Makefile => SourceTree.Read($"{Folder}/Makefile");

    /// <summary>The variables that environment.txt explains, and what it says.</summary>
    public IReadOnlyDictionary<string, string> Environment => SourceTree.Read($"{Folder}/environment.txt").Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[0], parts => parts[1].Trim(), StringComparer.Ordinal);

    /// <summary>The name of the assembly: the project's, or that of its file.</summary>
    public string Assembly => Regex.Match(SourceTree.Read(ProjectPath), "<AssemblyName>(.*?)</AssemblyName>") is { Success: true } named
        ? named.Groups[1].Value
        : Path.GetFileNameWithoutExtension(ProjectPath);

    public static Engine Named(string name) => All.Single(engine => engine.Name == name);
}
