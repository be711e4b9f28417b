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
        judge.Text(root, "FromEmailAddress");
        var to = judge.Array(judge.Object(root, "Destination"), "ToAddresses");
        judge.Require(to.GetArrayLength() is > 0 and <= RecipientsMax && to.EnumerateArray().All(IsAddress), "Illegal address");
        CheckContent(judge.Object(root, "Content"), settings.Templates);
        judge.Require(TagsIn(root).All(tag => IsTag(tag.Key) && IsTag(tag.Value)), "Invalid tag");
    }

    public override StubAnswer Accept(StubCall call, string messageId, DateTimeOffset now) => new(200, new JsonObject { ["MessageId"] = messageId });

    public override StubAnswer Refuse(string code, string details) =>
        new(StatusOf(code), new JsonObject { ["message"] = details }) { Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = code } };

    public override string MessageId(int number) => $"0100018f{number:x8}-00000000-0000-0000-0000-000000000000-000000";

    private void CheckContent(JsonElement content, IReadOnlyList<StubTemplate>? templates)
    {
        judge.Only(content, "Simple", "Raw", "Template");
        judge.Require(content.EnumerateObject().Count() == 1, "Exactly one of Simple, Raw or Template must be given");
        if (content.TryGetProperty("Template", out _))
        {
            var template = judge.Object(content, "Template");
            judge.Only(template, "TemplateName", "TemplateData", "Headers");
            var name = judge.Text(template, "TemplateName");
            judge.Require(Judging.Parse(judge.Text(template, "TemplateData", 262_144)).ValueKind == JsonValueKind.Object, "Invalid TemplateData");
            if (templates is not null && templates.All(known => known.Name != name))
                throw new StubRefusalException("NotFoundException", $"Template {name} does not exist.");
            return;
        }

        var simple = judge.Object(content, "Simple");
        judge.Only(simple, "Subject", "Body", "Headers");
        judge.Text(judge.Object(simple, "Subject"), "Data");
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
