using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>Meta's Cloud API as facebook/openapi describes <c>POST /{phone-number-id}/messages</c>.</summary>
internal sealed class MetaDialect : Dialect
{
    private const string Auth = "190";
    private const string AttemptPrefix = "attempt=";

    public override string ThrottleCode => "130429";

    public override StubCall Read(StubRequest request)
    {
        var root = Judging.Parse(request.Body);
        var number = Judging.TextOr(Judging.Member(root, "to"));
        var echoed = Judging.TextOr(Judging.Member(root, "biz_opaque_callback_data"));
        var template = Judging.TextOr(Judging.Member(Judging.Member(root, "template"), "name"));
        return new()
        {
            Provider = ProviderKind.Meta,
            AttemptText = echoed.StartsWith(AttemptPrefix, StringComparison.Ordinal) ? echoed[AttemptPrefix.Length..] : "",
            Recipient = number.Length > 0 ? "+" + number : Judging.TextOr(Judging.Member(root, "recipient")),
            Sender = request.Path.Split('/') is [_, _, var id, _] ? id : "",
            IsTemplate = template.Length > 0,
            Text = template.Length > 0 ? template : Judging.TextOr(Judging.Member(Judging.Member(root, "text"), "body")),
            IsWhatsApp = true,
        };
    }

    public override void Check(StubRequest request, StubSettings settings)
    {
        var token = request.Headers.Authorization.ToString();
        if (!token.StartsWith("Bearer ", StringComparison.Ordinal) || (settings.Credentials is { } known && !known.Contains(token["Bearer ".Length..])))
            throw new StubRefusalException(Auth, "Invalid OAuth access token - Cannot parse access token");
        if (request.Method != "POST" || request.Path.Split('/') is not [_, "v23.0", { Length: > 0 } id, "messages"] || !id.All(char.IsAsciiDigit))
            throw new StubRefusalException("100", "Unsupported post request. Object does not exist");

        new MetaPayloadRules(settings.Templates).Check(request.ContentType == "application/json" ? Judging.Parse(request.Body) : default);
    }

    public override string? CloseWindow() =>
        throw new StubRefusalException("131047", "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");

    public override StubAnswer Accept(StubCall call, string messageId, DateTimeOffset now)
    {
        var input = call.Recipient.TrimStart('+');
        return new(200, new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["contacts"] = new JsonArray(new JsonObject { ["input"] = input, ["wa_id"] = input }),
            ["messages"] = new JsonArray(new JsonObject { ["id"] = messageId, ["message_status"] = "accepted" }),
        });
    }

    public override StubAnswer Refuse(string code, string details) => new(StatusOf(code), new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = $"(#{code}) {details}",
            ["type"] = "OAuthException",
            ["code"] = int.Parse(code, CultureInfo.InvariantCulture),
            ["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = details },
            ["fbtrace_id"] = "AbCdEfGhIjKlMnOpQrStUvW",
        },
    });

    public override string MessageId(int number) =>
        "wamid." + Convert.ToBase64String(Encoding.ASCII.GetBytes($"stub-message-{number:D10}"));

    private static int StatusOf(string code) => code switch
    {
        Auth or "0" => 401,
        "3" or "10" or "131031" => 403,
        "4" or "80007" or "130429" or "131056" or "131048" => 429,
        "1" or "2" or "131000" => 500,
        "131016" => 503,
        { Length: 3 } when code[0] == '2' => 403,
        _ => 400,
    };
}
