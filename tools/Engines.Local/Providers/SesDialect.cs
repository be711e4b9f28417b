using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>SES v2's SendEmail as botocore's sesv2/2019-09-27 describes it.</summary>
internal sealed class SesDialect : Dialect
{
    private const string Bad = "BadRequestException";
    private const int RecipientsMax = 50;
    private const int TagLengthMax = 256;

    private readonly Judging judge = new(Bad, Bad);

    public override string ThrottleCode => "TooManyRequestsException";

    public override StubCall Read(StubRequest request)
    {
        var root = Judging.Parse(request.Body);
        var content = Judging.Member(root, "Content");
        var template = Judging.TextOr(Judging.Member(Judging.Member(content, "Template"), "TemplateName"));
        var body = Judging.Member(Judging.Member(Judging.Member(Judging.Member(content, "Simple"), "Body"), "Text"), "Data");
        var to = Judging.Member(Judging.Member(root, "Destination"), "ToAddresses");
        var tags = TagsIn(root);
        return new()
        {
            Provider = ProviderKind.Ses,
            AttemptText = tags.GetValueOrDefault("attempt", ""),
            Recipient = to.ValueKind == JsonValueKind.Array && to.GetArrayLength() > 0 ? Judging.TextOr(to[0]) : "",
            Sender = Judging.TextOr(Judging.Member(root, "FromEmailAddress")),
            IsTemplate = template.Length > 0,
            Text = template.Length > 0 ? template : Judging.TextOr(body),
            Tags = tags,
            ConfigurationSet = Judging.TextOr(Judging.Member(root, "ConfigurationSetName")),
        };
    }

    public override void Check(StubRequest request, StubSettings settings)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("AWS4-HMAC-SHA256 Credential=", StringComparison.Ordinal))
            throw new StubRefusalException("MissingAuthenticationTokenException", "Missing Authentication Token");
        if (!header.Contains("/ses/aws4_request", StringComparison.Ordinal) || !header.Contains("Signature=", StringComparison.Ordinal)
            || !request.Headers.ContainsKey("X-Amz-Date"))
        {
            throw new StubRefusalException("InvalidSignatureException", "Credential should be scoped to correct service: 'ses'.");
        }

        if (request.Method != "POST" || request.Path != "/v2/email/outbound-emails")
            throw new StubRefusalException("NotFoundException", "No such operation");

        var root = request.ContentType == "application/json" ? Judging.Parse(request.Body) : default;
        judge.Require(root.ValueKind == JsonValueKind.Object, "The body is not a JSON object");
        judge.Only(root, "FromEmailAddress", "Destination", "ReplyToAddresses", "Content", "EmailTags", "ConfigurationSetName", "TenantName");
        judge.Require(IsMailbox(judge.Text(root, "FromEmailAddress")), "Missing final '@domain'");
        var destination = judge.Object(root, "Destination");
        judge.Only(destination, "ToAddresses", "CcAddresses", "BccAddresses");
        CheckAddresses(judge.Array(destination, "ToAddresses"));
        if (root.TryGetProperty("ReplyToAddresses", out _))
            CheckAddresses(judge.Array(root, "ReplyToAddresses"));
        CheckContent(judge.Object(root, "Content"), settings.Templates);
        if (root.TryGetProperty("EmailTags", out _))
            CheckPairs(judge.Array(root, "EmailTags"), IsTag);
        CheckName(root, "ConfigurationSetName");
        CheckName(root, "TenantName");
    }

    public override StubAnswer Accept(StubCall call, string messageId, DateTimeOffset now) => new(200, new JsonObject { ["MessageId"] = messageId });

    public override StubAnswer Refuse(string code, string details) =>
        new(StatusOf(code), new JsonObject { ["message"] = details }) { Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = code } };

    public override string MessageId(int number) => $"0100018f{number:x8}-00000000-0000-0000-0000-000000000000-000000";

    private void CheckName(JsonElement root, string name)
    {
        if (root.TryGetProperty(name, out _))
            judge.Require(IsTag(judge.Text(root, name)), $"Invalid {name}");
    }

    private void CheckAddresses(JsonElement addresses) =>
        judge.Require(addresses.GetArrayLength() is > 0 and <= RecipientsMax && addresses.EnumerateArray().All(IsAddress), "Illegal address");

    private void CheckPairs(JsonElement pairs, Func<string, bool> isRight)
    {
        foreach (var pair in pairs.EnumerateArray())
        {
            judge.Require(pair.ValueKind == JsonValueKind.Object, "A pair is not an object");
            judge.Only(pair, "Name", "Value");
            judge.Require(isRight(judge.Text(pair, "Name")) && isRight(judge.Text(pair, "Value")), "Invalid name or value");
        }
    }

    private void CheckHeaders(JsonElement content)
    {
        if (content.TryGetProperty("Headers", out _))
            CheckPairs(judge.Array(content, "Headers"), text => !text.Contains('\n', StringComparison.Ordinal) && !text.Contains('\r', StringComparison.Ordinal));
    }

    private static bool IsMailbox(string text) => PersonAddress.TryNormalise(
        Channel.Email, text.EndsWith('>') ? text[(text.LastIndexOf('<') + 1)..^1] : text, out _, out _);

    private void CheckContent(JsonElement content, IReadOnlyList<StubTemplate>? templates)
    {
        judge.Only(content, "Simple", "Raw", "Template");
        judge.Require(content.EnumerateObject().Count() == 1, "Exactly one of Simple, Raw or Template must be given");
        if (content.TryGetProperty("Template", out _))
        {
            var template = judge.Object(content, "Template");
            judge.Only(template, "TemplateName", "TemplateData", "Headers");
            CheckHeaders(template);
            var name = judge.Text(template, "TemplateName");
            judge.Require(Judging.Parse(judge.Text(template, "TemplateData", 262_144)).ValueKind == JsonValueKind.Object, "Invalid TemplateData");
            if (templates is not null && templates.All(known => known.Name != name))
                throw new StubRefusalException("NotFoundException", $"Template {name} does not exist.");
            return;
        }

        var simple = judge.Object(content, "Simple");
        judge.Only(simple, "Subject", "Body", "Headers");
        CheckHeaders(simple);
        judge.Only(judge.Object(simple, "Subject"), "Data", "Charset");
        judge.Text(judge.Object(simple, "Subject"), "Data");
        judge.Only(judge.Object(simple, "Body"), "Text", "Html");
        judge.Text(judge.Object(judge.Object(simple, "Body"), "Text"), "Data", 10_000_000);
    }

    private static int StatusOf(string code) => code switch
    {
        "TooManyRequestsException" => 429,
        "NotFoundException" => 404,
        "AccessDeniedException" or "InvalidSignatureException" or "MissingAuthenticationTokenException" => 403,
        _ => 400,
    };

    private static Dictionary<string, string> TagsIn(JsonElement root)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Judging.Member(root, "EmailTags") is { ValueKind: JsonValueKind.Array } list)
        {
            foreach (var tag in list.EnumerateArray())
                tags[Judging.TextOr(Judging.Member(tag, "Name"))] = Judging.TextOr(Judging.Member(tag, "Value"));
        }

        return tags;
    }

    private static bool IsAddress(JsonElement element) => PersonAddress.TryNormalise(Channel.Email, Judging.TextOr(element), out _, out _);

    private static bool IsTag(string text) =>
        text.Length is > 0 and <= TagLengthMax && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '@');
}
