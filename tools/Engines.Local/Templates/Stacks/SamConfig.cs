namespace Engines.Local.Templates;

/// <summary>What samconfig.toml hands to a template when it is deployed.</summary>
/// <param name="StackName">The stack's name.</param>
/// <param name="Parameters">The parameters that it is given.</param>
internal sealed record Deployment(string StackName, IReadOnlyDictionary<string, string> Parameters);

/// <summary>samconfig.toml.</summary>
internal sealed class SamConfig
{
    public const string Path = "samconfig.toml";

    private readonly TomlFile file;

    private SamConfig(TomlFile file) => this.file = file;

    public static SamConfig Parse(string text) => new(TomlFile.Parse(text, Path));

    /// <summary>How <c>sam deploy --config-env</c> would deploy.</summary>
    /// <param name="environment">Such as <c>dev-sender</c>.</param>
    /// <exception cref="TemplateException">The file does not say it.</exception>
    public Deployment DeploymentOf(string environment)
    {
        var name = Table($"{environment}.deploy.parameters").GetValueOrDefault("stack_name") ?? Table($"{environment}.global.parameters").GetValueOrDefault("stack_name")
            ?? throw new TemplateException(Path, 1, $"[{environment}.global.parameters] has no stack_name", "Add it");
        var overrides = Table($"{environment}.deploy.parameters").GetValueOrDefault("parameter_overrides");
        return new(name.Texts[0], overrides is null ? new Dictionary<string, string>() : Overrides(overrides));
    }

    private IReadOnlyDictionary<string, TomlValue> Table(string name) => file.Find(name) ?? throw new TemplateException(
        Path, 1, $"there is no [{name}]", $"Add it, or choose an environment that is there: {string.Join(", ", file.Tables.Select(table => table.Split('.')[0]).Where(table => table.Length > 0).Distinct())}");

    private static Dictionary<string, string> Overrides(TomlValue value)
    {
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in value.IsList ? value.Texts : Words(value.Texts[0]))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0)
                throw new TemplateException(Path, value.Line, $"parameter_overrides holds '{pair}'", "Write Name=value");
            if (!overrides.TryAdd(parts[0], parts[1].Trim('"', '\'')))
                throw new TemplateException(Path, value.Line, $"parameter_overrides gives {parts[0]} twice", "Give it once");
        }

        return overrides;
    }

    // Blanks part the pairs, except within quotes.
    private static List<string> Words(string text)
    {
        var (words, start, quote) = (new List<string>(), 0, '\0');
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] is ('"' or '\'') && (quote == '\0' || quote == text[at]))
                quote = quote == '\0' ? text[at] : '\0';
            if (at < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[at])))
                continue;
            if (at > start)
                words.Add(text[start..at]);
            start = at + 1;
        }

        return words;
    }
}
