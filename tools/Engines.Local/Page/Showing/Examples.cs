using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engines.Local.Page.Http;

namespace Engines.Local.Page.Showing;

/// <summary>The requests of <c>docs/contract.md</c>, ready to be sent now: with ids of their own and times that lie right.</summary>
internal static partial class Examples
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static JsonArray Of(DateTimeOffset now) => new([.. Block().Matches(Embedded.Text("contract.md") ?? "")
        .Select(block => (JsonNode)new JsonObject { ["name"] = block.Groups[1].Value, ["body"] = Fresh(block.Groups[2].Value, now) })]);

    private static string Fresh(string text, DateTimeOffset now)
    {
        var request = JsonNode.Parse(text)!.AsObject();
        request["request_id"] = string.Create(CultureInfo.InvariantCulture, $"{request["request_id"]}-{now:HHmmss-fff}");
        request.Remove("not_before");
        if (request.ContainsKey("expires_at"))
            request["expires_at"] = now.AddDays(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return request.ToJsonString(Indented);
    }

    [GeneratedRegex(@"^## (.+?)\n+```json\n(.+?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
