using System.Globalization;
using System.Text.Json.Nodes;

namespace Engines.Local.Providers;

/// <summary>Meta's status webhook (fixtures of david-lev/pywa; schema in facebook/openapi).</summary>
public static class MetaWebhook
{
    /// <summary>Writes an event and signs its bytes with the app secret.</summary>
    /// <param name="echo">The event.</param>
    /// <param name="appSecret">The app secret.</param>
    /// <param name="displayNumber">The company's number as Meta shows it, without the plus.</param>
    public static RawWebhook ToWebhook(StatusEcho echo, string appSecret, string displayNumber = "15555550100")
    {
        ArgumentNullException.ThrowIfNull(echo);
        return MetaEnvelope.Seal(MetaEnvelope.AccountId, "messages", Value(echo, displayNumber), appSecret);
    }

    /// <summary>The value of <c>X-Hub-Signature-256</c> for a body.</summary>
    public static string Sign(string appSecret, string body) => MetaEnvelope.Sign(appSecret, body);

    private static JsonObject Value(StatusEcho echo, string displayNumber)
    {
        var value = MetaEnvelope.Value(displayNumber, echo.Message.Call.Sender);

        // Meta leaves contacts out of failures.
        var person = new PersonIdentity(echo.Message.Call.Recipient);
        if (echo.Status != EchoStatus.Failed)
            value["contacts"] = MetaEnvelope.Contacts(person);
        value["statuses"] = new JsonArray(Status(echo, person.WhatsAppId));
        return value;
    }

    private static JsonObject Status(StatusEcho echo, string person)
    {
        var status = new JsonObject
        {
            ["id"] = echo.ProviderMessageId,
            ["status"] = NameOf(echo.Status),
            ["timestamp"] = MetaEnvelope.Seconds(echo.At),
            ["recipient_id"] = person,
        };
        if (echo.AttemptText.Length > 0)
            status["biz_opaque_callback_data"] = "attempt=" + echo.AttemptText;
        if (echo.Status == EchoStatus.Failed)
        {
            status["errors"] = new JsonArray(Error(echo.Code ?? "131026"));
            return status;
        }

        status["conversation"] = new JsonObject
        {
            ["id"] = "7270432eae37498234f4444b35ffc5",
            ["expiration_timestamp"] = MetaEnvelope.Seconds(echo.At.AddDays(1)),
            ["origin"] = new JsonObject { ["type"] = "utility" },
        };
        status["pricing"] = new JsonObject { ["billable"] = true, ["pricing_model"] = "PMP", ["type"] = "regular", ["category"] = "utility" };
        return status;
    }

    private static JsonObject Error(string code) => new()
    {
        ["code"] = int.Parse(code, CultureInfo.InvariantCulture),
        ["title"] = "Message undeliverable",
        ["message"] = "Message undeliverable",
        ["error_data"] = new JsonObject { ["details"] = "Message undeliverable." },
        ["href"] = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
    };

    private static string NameOf(EchoStatus status) => status switch
    {
        EchoStatus.Sent => "sent",
        EchoStatus.Delivered => "delivered",
        EchoStatus.Read => "read",
        _ => "failed",
    };
}
