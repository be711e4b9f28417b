using System.Text.Json.Nodes;

namespace Engines.Tests.Conventions.Infra;

/// <summary>What samconfig.toml says, and what SAM would ignore without a word.</summary>
internal sealed class SamConfig
{
    private static readonly string[] Anywhere = ["stack_name", "region", "profile", "debug"];

    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["global"] = [],
        ["validate"] = ["template_file", "lint"],
        ["build"] = ["template_file", "build_dir", "build_in_source", "parallel", "cached", "base_dir", "parameter_overrides"],
        ["deploy"] =
        [
            "template_file", "capabilities", "parameter_overrides", "confirm_changeset", "fail_on_empty_changeset", "resolve_s3", "s3_bucket", "s3_prefix",
            "tags", "role_arn", "disable_rollback",
        ],
        ["local_invoke"] = ["template_file", "parameter_overrides", "event", "env_vars", "docker_network"],
    };

    private readonly Dictionary<string, Dictionary<string, string>> sections = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    public SamConfig(string text)
    {
        var section = "";
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
                if (!sections.TryAdd(section, new(StringComparer.Ordinal)))
                    problems.Add($"[{section}] stands there twice");
                CheckSection(section);
            }
            else if (section.Length > 0)
            {
                var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                sections[section][parts[0]] = parts[1].Trim('"');
                CheckKey(section, parts[0]);
            }
        }
    }

    /// <summary>The values of one command in one environment; empty when the file says nothing.</summary>
    public IReadOnlyDictionary<string, string> this[string environment, string command] =>
        sections.GetValueOrDefault($"{environment}.{command}.parameters") ?? [];

    public IEnumerable<string> Environments => sections.Keys.Select(section => section.Split('.')[0]).Distinct();

    public IReadOnlyList<string> Problems => problems;

    /// <summary>The parameters that a command hands to the template.</summary>
    public IReadOnlyDictionary<string, string> Overrides(string environment, string command) =>
        this[environment, command].GetValueOrDefault("parameter_overrides", "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Overrides that the template does not know, and parameters without a default that nothing gives.</summary>
    public IEnumerable<string> CheckOverrides(string environment, JsonObject template)
    {
        var parameters = template["Parameters"]!.AsObject();
        var given = Overrides(environment, "deploy");
        var needed = parameters.Where(parameter => parameter.Value!["Default"] is null).Select(parameter => parameter.Key);
        return
        [
            .. given.Keys.Where(name => !parameters.ContainsKey(name)).Select(name => $"{environment}: no parameter {name}"),
            .. needed.Except(given.Keys).Select(name => $"{environment}: {name} is not given"),
        ];
    }

    private void CheckSection(string section)
    {
        var parts = section.Split('.');
        if (parts.Length != 3 || parts[2] != "parameters" || !Commands.ContainsKey(parts[1]))
            problems.Add($"[{section}] is not ENVIRONMENT.COMMAND.parameters");
    }

    private void CheckKey(string section, string key)
    {
        var command = section.Split('.').ElementAtOrDefault(1) ?? "";
        if (!Anywhere.Contains(key, StringComparer.Ordinal) && !Commands.GetValueOrDefault(command, []).Contains(key, StringComparer.Ordinal))
            problems.Add($"[{section}] {key} is not an option of sam {command}");
    }
}
