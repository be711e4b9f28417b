using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>What is around every event of Meta's, and the signature over its bytes.</summary>
internal static class MetaEnvelope
{
    /// <summary>The WhatsApp business account of a sender that names none.</summary>
    public const string AccountId = "102290129340398";

    /// <summary>Writes a change and signs it.</summary>
    /// <param name="account">The WhatsApp business account.</param>
    /// <param name="field">Which of the subscribed fields it is about.</param>
    /// <param name="value">What happened.</param>
    /// <param name="appSecret">The app secret.</param>
    public static RawWebhook Seal(string account, string field, JsonObject value, string appSecret)
    {
        var envelope = new JsonObject
        {
            ["object"] = "whatsapp_business_account",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = account,
                ["changes"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value }),
            }),
        };
        var body = envelope.ToJsonString();
        return new(null, "application/json", body, new Dictionary<string, string> { ["X-Hub-Signature-256"] = Sign(appSecret, body) });
    }

    public static string Sign(string appSecret, string body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(body)));

    /// <summary>The members that every value begins with.</summary>
    public static JsonObject Value(string displayNumber, string phoneNumberId) => new()
    {
        ["messaging_product"] = "whatsapp",
        ["metadata"] = new JsonObject { ["display_phone_number"] = displayNumber, ["phone_number_id"] = phoneNumberId },
    };

    /// <summary>The members that every value about a company's sender begins with.</summary>
    public static JsonObject Value(ChannelSender sender) => Value(sender.Address.TrimStart('+'), sender.ProviderSenderId ?? "");

    public static JsonArray Contacts(PersonIdentity person)
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = person.ProfileName }, ["wa_id"] = person.WhatsAppId };
        if (person.UserId is { } id)
            contact["user_id"] = id;
        return [contact];
    }

    public static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
