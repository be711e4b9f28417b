using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engines.Local.Providers;

/// <summary>Meta's status webhook (fixtures of david-lev/pywa; schema in facebook/openapi).</summary>
public static class MetaWebhook
{
    /// <summary>Writes an event and signs its bytes with the app secret.</summary>
    public static RawWebhook ToWebhook(StatusEcho echo, string appSecret)
    {
        ArgumentNullException.ThrowIfNull(echo);
        var envelope = new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = "102290129340398",
                ["changes"] = new JsonArray(new JsonObject { ["field"] = "messages", ["value"] = Value(echo) }),
            }),
        };
        var body = envelope.ToJsonString();
        return new(null, "application/json", body, new Dictionary<string, string> { ["X-Hub-Signature-256"] = Sign(appSecret, body) });
    }

    /// <summary>The value of <c>X-Hub-Signature-256</c> for a body.</summary>
    public static string Sign(string appSecret, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(body)));

    private static JsonObject Value(StatusEcho echo)
    {
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = "15555550100", ["phone_number_id"] = echo.Message.Call.Sender },
        };

        // Meta leaves contacts out of failures.
        var person = echo.Message.Call.Recipient.TrimStart('+');
        if (echo.Status != EchoStatus.Failed)
            value["contacts"] = new JsonArray(new JsonObject { ["profile"] = new JsonObject { ["name"] = "Dana" }, ["wa_id"] = person });
        value["statuses"] = new JsonArray(Status(echo, person));
        return value;
    }

    private static JsonObject Status(StatusEcho echo, string person)
    {
        var status = new JsonObject
        {
            ["id"] = echo.ProviderMessageId,
            ["status"] = NameOf(echo.Status),
            ["timestamp"] = echo.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
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
            ["expiration_timestamp"] = echo.At.AddDays(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
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
