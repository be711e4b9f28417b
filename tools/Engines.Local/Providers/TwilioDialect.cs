using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Conversations;
using Microsoft.AspNetCore.WebUtilities;

namespace Engines.Local.Providers;

/// <summary>Twilio's message create as twilio/twilio-oai describes it.</summary>
internal sealed class TwilioDialect : Dialect
{
    private const string WhatsAppPrefix = "whatsapp:";
    private const int BodyLengthMax = 1600;
    private const int SidLength = 34;

    public override string ThrottleCode => "20429";

    public override bool IsQuestion(StubRequest request) => TwilioMessageList.IsAsked(request, AccountIn(request.Path));

    public override StubAnswer Answer(StubRequest request, StubSettings settings, IReadOnlyList<LedgerEntry> entries)
    {
        var account = AccountIn(request.Path);
        CheckUser(request, account, settings.Credentials);
        return TwilioMessageList.Answer(request, account, entries, entry => Describe(entry, settings.Standing(entry)));
    }

    public override StubCall Read(StubRequest request)
    {
        if (IsQuestion(request))
            return TwilioMessageList.Read(request, AccountIn(request.Path));

        var form = FormOf(request);
        var to = form.GetValueOrDefault("To", "");
        _ = Uri.TryCreate(form.GetValueOrDefault("StatusCallback"), UriKind.Absolute, out var callback);
        var attempt = callback is null ? default : QueryHelpers.ParseQuery(callback.Query).GetValueOrDefault("attempt");
        return new()
        {
            Provider = ProviderKind.Twilio,
            AttemptText = attempt.LastOrDefault() ?? "",
            Recipient = WithoutPrefix(to),
            Sender = form.GetValueOrDefault("MessagingServiceSid") ?? WithoutPrefix(form.GetValueOrDefault("From", "")),
            AccountId = AccountIn(request.Path),
            Text = form.GetValueOrDefault("Body") ?? form.GetValueOrDefault("ContentSid", ""),
            IsTemplate = form.ContainsKey("ContentSid"),
            StatusCallback = callback,
            IsWhatsApp = to.StartsWith(WhatsAppPrefix, StringComparison.Ordinal),
        };
    }

    public override void Check(StubRequest request, StubSettings settings)
    {
        var account = AccountIn(request.Path);
        CheckUser(request, account, settings.Credentials);
        if (request.Method != "POST" || request.Path != $"/2010-04-01/Accounts/{account}/Messages.json")
            throw new StubRefusalException("20404", "The requested resource was not found");

        var form = request.ContentType == "application/x-www-form-urlencoded" ? FormOf(request) : [];
        CheckAddresses(form);
        CheckContent(form, settings.Templates);
        if (form.TryGetValue("StatusCallback", out var callback) && !IsCallback(callback))
            throw new StubRefusalException("21609", "The 'StatusCallback' URL is not a valid fully qualified URL");
    }

    private static bool IsCallback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && !url.Host.Contains('_', StringComparison.Ordinal);

    public override string? CloseWindow() => "63016";

    public override StubAnswer Accept(StubCall call, string messageId, DateTimeOffset now) => new(201, Describe(call, messageId, now));

    private static JsonObject Describe(LedgerEntry entry, StubStanding standing)
    {
        var message = Describe(entry.Call, entry.ProviderMessageId!, entry.At);
        message["status"] = standing.Status;
        message["error_code"] = standing.ErrorCode;
        return message;
    }

    private static JsonObject Describe(StubCall call, string messageId, DateTimeOffset now)
    {
        var isService = call.Sender.StartsWith("MG", StringComparison.Ordinal);
        var prefix = call.IsWhatsApp ? WhatsAppPrefix : "";
        var date = now.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000";
        var uri = $"/2010-04-01/Accounts/{call.AccountId}/Messages/{messageId}";
        return new()
        {
            ["account_sid"] = call.AccountId,
            ["api_version"] = "2010-04-01",
            ["body"] = call.Text,
            ["date_created"] = date,
            ["date_sent"] = null,
            ["date_updated"] = date,
            ["direction"] = "outbound-api",
            ["error_code"] = null,
            ["error_message"] = null,
            ["from"] = isService ? null : prefix + call.Sender,
            ["messaging_service_sid"] = isService ? call.Sender : null,
            ["num_media"] = "0",
            ["num_segments"] = isService ? "0" : "1",
            ["price"] = null,
            ["price_unit"] = null,
            ["sid"] = messageId,
            ["status"] = isService ? "accepted" : "queued",
            ["subresource_uris"] = new JsonObject { ["media"] = uri + "/Media.json" },
            ["to"] = prefix + call.Recipient,
            ["uri"] = uri + ".json",
        };
    }

    public override StubAnswer Refuse(string code, string details)
    {
        var status = code switch
        {
            "20003" => 401,
            "20404" => 404,
            "20429" => 429,
            "20500" => 500,
            _ => 400,
        };
        return new(status, new JsonObject
        {
            ["code"] = int.Parse(code, CultureInfo.InvariantCulture),
            ["message"] = details,
            ["more_info"] = $"https://www.twilio.com/docs/errors/{code}",
            ["status"] = status,
        });
    }

    public override string MessageId(int number) => $"SM{number:x32}";

    private static void CheckUser(StubRequest request, string account, IReadOnlySet<string>? known)
    {
        var header = request.Headers.Authorization.ToString();
        Span<byte> bytes = stackalloc byte[512];
        var user = header.StartsWith("Basic ", StringComparison.Ordinal) && Convert.TryFromBase64String(header["Basic ".Length..], bytes, out var length)
            ? Encoding.UTF8.GetString(bytes[..length])
            : "";
        var name = user.Split(':')[0];
        var isFormed = user.Contains(':', StringComparison.Ordinal) && name.Length > 0
            && (name == account || name.StartsWith("SK", StringComparison.Ordinal));
        if (!isFormed || (known is not null && !known.Contains(user)))
            throw new StubRefusalException("20003", "Authenticate");
    }

    private static void CheckAddresses(Dictionary<string, string> form)
    {
        if (!form.TryGetValue("To", out var to))
            throw new StubRefusalException("21604", "A 'To' phone number is required.");
        if (!PersonAddress.IsE164(WithoutPrefix(to)))
            throw new StubRefusalException("21211", "Invalid 'To' Phone Number");

        if (form.TryGetValue("MessagingServiceSid", out var service))
        {
            if (!IsSid(service, "MG"))
                throw new StubRefusalException("21606", "The Messaging Service is not valid");
            return;
        }

        if (!form.TryGetValue("From", out var from))
            throw new StubRefusalException("21603", "A 'From' phone number is required.");
        var isWhatsApp = to.StartsWith(WhatsAppPrefix, StringComparison.Ordinal);
        if (isWhatsApp != from.StartsWith(WhatsAppPrefix, StringComparison.Ordinal))
            throw new StubRefusalException("63007", "Twilio could not find a Channel with the specified From address");
        if (!PersonAddress.IsE164(WithoutPrefix(from)))
            throw new StubRefusalException("21606", "The 'From' phone number is not a valid message-capable number");
    }

    private static void CheckContent(Dictionary<string, string> form, IReadOnlyList<StubTemplate>? templates)
    {
        if (form.TryGetValue("Body", out var body) && body.Length > BodyLengthMax)
            throw new StubRefusalException("21617", "The concatenated message body exceeds the 1600 character limit");
        if (!form.TryGetValue("ContentSid", out var content))
        {
            if (string.IsNullOrEmpty(body))
                throw new StubRefusalException("21602", "Message body is required.");
            return;
        }

        if (!IsSid(content, "HX") || (templates is not null && templates.All(template => template.Name != content)))
            throw new StubRefusalException("21655", "The ContentSid is Invalid");
        if (form.TryGetValue("ContentVariables", out var variables) && !IsStrings(Judging.Parse(variables)))
            throw new StubRefusalException("21656", "The ContentVariables Parameter is invalid");
    }

    private static bool IsStrings(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().All(member => member.Value.ValueKind == JsonValueKind.String);

    private static bool IsSid(string text, string prefix) =>
        text.Length == SidLength && text.StartsWith(prefix, StringComparison.Ordinal) && text.Skip(2).All(char.IsAsciiHexDigit);

    private static string AccountIn(string path) => path.Split('/') is [_, _, "Accounts", var account, ..] ? account : "";

    internal static string WithoutPrefix(string address) =>
        address.StartsWith(WhatsAppPrefix, StringComparison.Ordinal) ? address[WhatsAppPrefix.Length..] : address;

    private static Dictionary<string, string> FormOf(StubRequest request)
    {
        using var reader = new FormReader(request.Body);
        return reader.ReadForm().ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
    }
}
