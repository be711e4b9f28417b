using System.Text.RegularExpressions;

namespace Engines.Schema;

/// <summary>Texts as YAML: plain where that is safe, in quotes otherwise.</summary>
internal static partial class Yaml
{
    public static string Text(string text) => Plain().IsMatch(text) && !Special().IsMatch(text) ? text : Names.Quote(text);

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("^(true|false|yes|no|on|off|y|n|null)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Special();
}
