using System.Text.Json;
using Engines.Conversations;

namespace TemplateSender.Requests;

/// <summary>Reads the body of a message. Names every problem with its path, so that a producer mends all of them at once.</summary>
public static class RequestReader
{
    private const int VersionKnown = 1;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static ReadResult Read(string body, DateTimeOffset now)
    {
        if (body.Length > RequestLimits.BodyCharactersMax)
            return Invalid("body", $"has {body.Length} characters; the most is {RequestLimits.BodyCharactersMax}");

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Strict);
        }
        catch (JsonException error)
        {
            // The parser's own message may quote the body.
            return Invalid("body", $"is not JSON without repeated fields, or nests deeper than 8 (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1})");
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Invalid("body", $"is {ObjectReader.Describe(document.RootElement.ValueKind)}; give an object");

            var problems = new List<RequestProblem>();
            var request = ReadRoot(new ObjectReader(document.RootElement, "", problems), now);
            return problems.Count == 0 ? new ReadResult.Valid(request) : new ReadResult.Invalid(problems);
        }
    }

    private static ReadResult.Invalid Invalid(string path, string problem) => new([new(path, problem)]);

    private static SendRequest ReadRoot(ObjectReader root, DateTimeOffset now)
    {
        root.RefuseUnknown(
            "version", "request_id", "company_id", "project_id", "channel", "recipient", "template", "not_before", "expires_at", "consent", "metadata");
        if (root.Number("version") is { } version && version != VersionKnown)
            root.Complain("version", $"is {version}; this engine knows version {VersionKnown}");

        var template = root.Object("template");
        template?.RefuseUnknown("name", "language", "variables");
        var hasChannel = ReadChannel(root, out var channel);
        var notBefore = ReadNotBefore(root, now);
        return new SendRequest
        {
            RequestId = ReadRequestId(root),
            CompanyId = root.Id("company_id") ?? "",
            ProjectId = root.Id("project_id") ?? "",
            Channel = channel,
            Recipient = ReadRecipient(root, hasChannel, channel),
            TemplateName = template?.Text("name", RequestLimits.TemplateNameLengthMax) ?? "",
            Language = template?.Text("language", RequestLimits.LanguageLengthMax) ?? "",
            Variables = ReadVariables(template),
            NotBefore = notBefore,
            ExpiresAt = ReadExpiry(root, notBefore),
            Consent = ReadConsent(root.Object("consent", isRequired: false)),
            Metadata = ReadMetadata(root.Object("metadata", isRequired: false)),
        };
    }

    private static string ReadRequestId(ObjectReader root)
    {
        if (root.Text("request_id", RequestId.LengthMax) is not { } id)
            return "";
        if (!RequestId.IsValid(id))
            root.Complain("request_id", "may hold letters, digits, '.', '_', ':' and '-' only");
        return id;
    }

    private static bool ReadChannel(ObjectReader root, out Channel channel)
    {
        channel = default;
        if (root.Text("channel", RequestLimits.IdLengthMax) is not { } name)
            return false;
        if (ChannelNames.TryParse(name, out channel))
            return true;

        root.Complain("channel", "is not a channel; give whatsapp, sms or email");
        return false;
    }

    private static string ReadRecipient(ObjectReader root, bool hasChannel, Channel channel)
    {
        if (root.Text("recipient", 320) is not { } text || !hasChannel)
            return "";
        if (!PersonAddress.TryNormalise(channel, text, out var address, out var problem))
            root.Complain("recipient", problem);
        return address;
    }

    private static DateTimeOffset? ReadNotBefore(ObjectReader root, DateTimeOffset now)
    {
        var time = root.Time("not_before");
        if (time - now > RequestLimits.NotBeforeMax)
            root.Complain("not_before", $"lies more than {RequestLimits.NotBeforeMax.Days} days ahead; send the request closer to its time");
        return time;
    }

    private static DateTimeOffset? ReadExpiry(ObjectReader root, DateTimeOffset? notBefore)
    {
        var time = root.Time("expires_at");
        if (time <= notBefore)
            root.Complain("expires_at", "is not after not_before, so there is no time to send it");
        return time;
    }

    private static Dictionary<string, RequestVariable> ReadVariables(ObjectReader? template)
    {
        var variables = new Dictionary<string, RequestVariable>(StringComparer.Ordinal);
        if (template?.Object("variables", isRequired: false) is not { } all)
            return variables;

        foreach (var field in all.Fields)
        {
            if (variables.Count == RequestLimits.VariablesMax)
            {
                template.Complain("variables", $"holds more than {RequestLimits.VariablesMax} variables");
                break;
            }

            if (field.Name.Length is 0 or > RequestLimits.VariableNameLengthMax)
                all.Complain(field.Name, $"has a name of {field.Name.Length} characters; give 1 to {RequestLimits.VariableNameLengthMax}");
            else
                variables[field.Name] = ReadVariable(all, field);
        }

        return variables;
    }

    private static RequestVariable ReadVariable(ObjectReader all, JsonProperty field)
    {
        if (field.Value.ValueKind == JsonValueKind.String)
            return new(all.TextOrEmpty(field.Name));
        if (field.Value.ValueKind != JsonValueKind.Object)
        {
            all.Complain(field.Name, $"is {ObjectReader.Describe(field.Value.ValueKind)}; give a string, or for an amount an object of text, currency and amount_thousandths");
            return new("");
        }

        var money = all.Object(field.Name)!;
        money.RefuseUnknown("text", "currency", "amount_thousandths");
        var code = money.Text("currency", 3);
        if (code is not null && (code.Length != 3 || !code.All(char.IsAsciiLetterUpper)))
            money.Complain("currency", "is not an ISO 4217 code such as USD");
        return new(money.Text("text", 64) ?? "") { CurrencyCode = code, AmountThousandths = money.Number("amount_thousandths") ?? 0 };
    }

    private static RequestConsent? ReadConsent(ObjectReader? consent)
    {
        if (consent is null)
            return null;

        consent.RefuseUnknown("status", "source", "at");
        var status = consent.Text("status", RequestLimits.IdLengthMax) switch
        {
            "granted" => ConsentStatement.Granted,
            "denied" => ConsentStatement.Denied,
            null => ConsentStatement.None,
            _ => Unknown(consent),
        };
        return new(status, consent.Text("source", RequestLimits.ConsentSourceLengthMax, isRequired: false), consent.Time("at"));
    }

    private static ConsentStatement Unknown(ObjectReader consent)
    {
        consent.Complain("status", "is neither granted nor denied");
        return ConsentStatement.None;
    }

    private static Dictionary<string, string> ReadMetadata(ObjectReader? all)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        if (all is null)
            return metadata;

        foreach (var field in all.Fields)
        {
            if (metadata.Count == RequestLimits.MetadataMax || field.Name.Length is 0 or > RequestLimits.IdLengthMax)
            {
                all.Complain(field.Name, $"is one too many or has a name that is too long; give at most {RequestLimits.MetadataMax} names of 1 to {RequestLimits.IdLengthMax} characters");
                break;
            }

            metadata[field.Name] = all.Text(field.Name, RequestLimits.MetadataValueLengthMax) ?? "";
        }

        return metadata;
    }
}
