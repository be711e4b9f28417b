using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Local.Edge.Velocity;

namespace Engines.Local.Edge.Api;

/// <summary>What the caller is answered where the integration answered with a certain status.</summary>
internal sealed record IntegrationAnswer(string Pattern, int Status)
{
    private const string HeaderPrefix = "method.response.header.";

    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required IReadOnlyDictionary<string, VelocityTemplate> Templates { get; init; }

    public bool IsDefault => Pattern == "default";

    public bool Fits(int status) => !IsDefault && Regex.IsMatch(
        status.ToString(CultureInfo.InvariantCulture), $"^(?:{Pattern})\\z", RegexOptions.CultureInvariant, PatternTime);

    public static IntegrationAnswer Read(string where, string pattern, JsonNode answer)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in answer["responseParameters"] as JsonObject ?? [])
        {
            if (!name.StartsWith(HeaderPrefix, StringComparison.Ordinal) || ApiMethod.Constant(value?.ToString()) is not { } constant)
                throw new ArgumentException($"{where}: {name} is not set to a constant, and nothing else is carried out here.", nameof(answer));
            headers[name[HeaderPrefix.Length..]] = constant;
        }

        return new(pattern, int.Parse(answer["statusCode"]!.ToString(), CultureInfo.InvariantCulture))
        {
            Headers = headers,
            Templates = ApiMethod.Templates(where, answer["responseTemplates"]),
        };
    }
}
