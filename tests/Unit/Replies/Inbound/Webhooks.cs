using Replies.Inbound;

namespace Engines.Tests.Unit.Inbound;

/// <summary>The payloads of the fact sheet, and what every test of a parser asks of them.</summary>
internal static class Webhooks
{
    public const string Account = "102290129340398";
    public const string PhoneNumberId = "106540352242922";
    public const string TwilioAccount = "AC00000000000000000000000000000001";
    public const string UserId = "US.13491208655302741918";
    public const string MessageId = "wamid.HBgLMTU1NTU1NTAxMjMVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";

    public const string MetaText = """
        {"object": "whatsapp_business_account",
         "entry": [{"id": "102290129340398",
          "changes": [{"field": "messages",
           "value": {
             "messaging_product": "whatsapp",
             "metadata": {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"},
             "contacts": [{"profile": {"name": "Dana"}, "wa_id": "15555550123", "user_id": "US.13491208655302741918"}],
             "messages": [{
               "from": "15555550123",
               "id": "wamid.HBgLMTU1NTU1NTAxMjMVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=",
               "timestamp": "1749416383",
               "type": "text",
               "text": {"body": "Does it come in another color?"}
             }]
           }}]}]}
        """;

    public const string MetaDelivered = """
        {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{
          "messaging_product":"whatsapp",
          "metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},
          "contacts":[{"profile":{"name":"Dana"},"wa_id":"15555550123","user_id":"US.13491208655302741918"}],
          "statuses":[{
            "id":"wamid.HBgL1",
            "status":"delivered",
            "timestamp":"1750000000",
            "recipient_id":"15555550123",
            "biz_opaque_callback_data":"attempt=01JABCDEF",
            "conversation":{"id":"7270432eae37498234f4444b35ffc5","expiration_timestamp":"1750086400","origin":{"type":"utility"}},
            "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"utility"}
          }]}}]}]}
        """;

    public const string MetaFailedStatus = """
        {"id":"wamid.HBgL1","status":"failed","timestamp":"1750000001","recipient_id":"15555550123",
         "errors":[{"code":131026,"title":"Message undeliverable","message":"Message undeliverable",
           "error_data":{"details":"Message undeliverable."},
           "href":"https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/"}]}
        """;

    public const string TwilioWhatsApp =
        "SmsMessageSid=SM00000000000000000000000000000003&NumMedia=0&ProfileName=Dana&MessageType=text&SmsSid=SM00000000000000000000000000000003"
        + "&WaId=15555550123&SmsStatus=received&Body=Yes+please&To=whatsapp%3A%2B15555550100&NumSegments=1&ReferralNumMedia=0"
        + "&MessageSid=SM00000000000000000000000000000003&AccountSid=AC00000000000000000000000000000001"
        + "&ChannelMetadata=%7B%22type%22%3A%22whatsapp%22%7D&From=whatsapp%3A%2B15555550123&ApiVersion=2010-04-01";

    public const string TwilioStatus =
        "AccountSid=AC00000000000000000000000000000001&ApiVersion=2010-04-01&From=whatsapp%3A%2B15555550100&To=whatsapp%3A%2B15555550123"
        + "&MessageSid=SM00000000000000000000000000000002&SmsSid=SM00000000000000000000000000000002&MessageStatus=delivered&SmsStatus=delivered"
        + "&ChannelPrefix=whatsapp&ChannelInstallSid=XE00000000000000000000000000000001&ChannelToAddress=%2B15555550123&EventType=DELIVERED";

    public const string SesBounce = """
        {"eventType":"Bounce",
         "bounce":{"bounceType":"Permanent","bounceSubType":"General",
           "bouncedRecipients":[{"emailAddress":"dana@example.test","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}],
           "timestamp":"2026-08-05T00:41:02.669Z","feedbackId":"0100","reportingMTA":"dsn; mta.example.com"},
         "mail":{"timestamp":"2026-08-05T00:40:02.012Z","source":"Acme <hello@acme.example>","sourceArn":"arn:aws:ses:us-east-1:123456789012:identity/acme.example",
           "sendingAccountId":"123456789012","messageId":"0100018f-000000","destination":["dana@example.test"],"headersTruncated":false,
           "headers":[{"name":"From","value":"Acme"}],"commonHeaders":{"from":["Acme"],"to":["dana@example.test"],"messageId":"0100018f-000000","subject":"Visit"},
           "tags":{"ses:configuration-set":["engine"],"ses:from-domain":["acme.example"],"ses:caller-identity":["role"],"attempt":["01JABC"],"company":["ci-001"]}}}
        """;

    public const string SmsDelivered = """
        {"eventType":"TEXT_DELIVERED","eventVersion":"1.0","eventTimestamp":1760000000000,"isFinal":true,"originationPhoneNumber":"+15555550100",
         "destinationPhoneNumber":"+15555550123","isoCountryCode":"US","messageId":"m-1","messageStatus":"DELIVERED","messageStatusDescription":"delivered",
         "context":{"attempt":"01JABC"},"totalMessageParts":1,"totalMessagePrice":0.01,"totalCarrierFee":0.0}
        """;

    public const string SmsReply = """
        {"originationNumber":"+15555550123","destinationNumber":"+15555550100","messageKeyword":"KEYWORD_1","messageBody":"YES",
         "inboundMessageId":"in-1","previousPublishedMessageId":"out-1"}
        """;

    public const string NormalisedReply = """
        {"version":1,"kind":"reply","channel":"email","company_address":"Hello@acme.example.test","person_address":"Dana@example.test","message_id":"<1@mail.example.test>",
         "sent_at":"2026-05-11T07:58:00Z","wish":"help","content":{"kind":"media","text":"See this","payload":"p",
         "media":[{"mime_type":"image/png","id":"i","url":"https://files.example.test/1","sha256":"s","file_name":"a.png"}],
         "location":{"latitude":52.5,"longitude":-13.4,"name":"Office","address":"1 Main Street"},"emoji":"☕","in_reply_to":"0100018f-000000","detail":{"subject":"Re: Visit"}}}
        """;

    public static RawMessage Meta(string body) => new(InboundSource.Meta, body) { ContentType = "application/json" };

    public static RawMessage Twilio(string body, string? query = null) =>
        new(InboundSource.Twilio, body) { Host = "hooks.example.test", Path = "/twilio/status", Query = query, ContentType = "application/x-www-form-urlencoded" };

    /// <summary>A webhook of one entry with one change.</summary>
    public static string MetaChange(string field, string value, string? time = null) =>
        $$"""{"object":"whatsapp_business_account","entry":[{"id":"{{Account}}"{{(time is null ? "" : $",\"time\":{time}")}},"changes":[{"field":"{{field}}","value":{{value}}}]}]}""";

    public static string MetaValue(string members) =>
        $$"""{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"{{PhoneNumberId}}"},{{members}}}""";

    /// <summary>A webhook of one message, whose members after the sender are given.</summary>
    public static string MetaMessage(string members) =>
        MetaChange("messages", MetaValue($$"""
            "contacts":[{"wa_id":"15555550123","user_id":"{{UserId}}"}],"messages":[{"from":"15555550123","id":"wamid.1","timestamp":"1749416383",{{members}}}]
            """));

    public static string MetaStatus(string status) => MetaChange("messages", MetaValue($"\"statuses\":[{status}]"));

    public static IReadOnlyList<InboundEvent> Events(RawMessage message) =>
        WebhookParser.Parse(message) switch
        {
            ParseResult.Parsed parsed => parsed.Events,
            ParseResult.Malformed malformed => throw new InvalidOperationException(malformed.Detail),
            _ => [],
        };

    public static T Single<T>(RawMessage message)
        where T : InboundEvent => Assert.IsType<T>(Assert.Single(Events(message)));

    public static T SingleMeta<T>(string body)
        where T : InboundEvent => Single<T>(Meta(body));

    public static string Refusal(RawMessage message)
    {
        var malformed = Assert.IsType<ParseResult.Malformed>(WebhookParser.Parse(message));
        Assert.Equal("webhook_malformed", malformed.Reason);
        return malformed.Detail;
    }
}
