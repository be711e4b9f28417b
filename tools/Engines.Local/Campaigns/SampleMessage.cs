using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Campaigns;

/// <summary>One message of the sample campaign.</summary>
/// <param name="Body">The body, as it goes into the queue.</param>
/// <param name="Key">Where its item will stand; null where it cannot have one.</param>
/// <param name="Policy">What its template says about an unknown outcome.</param>
public sealed record SampleMessage(string Body, SampleKey? Key, UnconfirmedPolicy Policy);

/// <summary>Where an item stands.</summary>
public sealed record SampleKey(ConversationId Conversation, string RequestId);

/// <summary>Makes well-formed requests to the sample companies, each on one of the ways through the engine.</summary>
internal static class SampleMessages
{
    public const string ClinicNumber = "+15555550100";
    private const string BikesWhatsApp = "+15555550110";
    private const string BikesSms = "+15555550111";
    private const string BooksEmail = "hello@cedar.example.test";

    public static SampleMessage Reminder(string id, string phone) => Make(
        id, "acme-clinic/reminders", Channel.WhatsApp, ClinicNumber, phone, "visit_reminder/en_US", UnconfirmedPolicy.NeverTwice,
        new JsonObject { ["name"] = "Dana", ["date"] = "12 May" });

    public static SampleMessage Directions(string id, string phone) => Make(
        id, "acme-clinic/reminders", Channel.WhatsApp, ClinicNumber, phone, "visit_directions/en_US", UnconfirmedPolicy.AtLeastOnce,
        new JsonObject { ["map"] = "https://cdn.example.test/map.png", ["name"] = "Dana", ["route"] = "north" });

    public static SampleMessage OrderPaid(string id, string phone) => Make(
        id, "bolt-bikes/orders", Channel.WhatsApp, BikesWhatsApp, phone, "order_paid/en", UnconfirmedPolicy.NeverTwice,
        new JsonObject { ["name"] = "Sam", ["total"] = new JsonObject { ["text"] = "$100.99", ["currency"] = "USD", ["amount_thousandths"] = 100990 } });

    public static SampleMessage OrderShipped(string id, string phone) => Make(
        id, "bolt-bikes/orders", Channel.Sms, BikesSms, phone, "order_shipped/en", UnconfirmedPolicy.AtLeastOnce,
        new JsonObject { ["name"] = "Sam", ["order"] = "A-42" });

    public static SampleMessage Invoice(string id, string email) => Make(
        id, "cedar-books/billing", Channel.Email, BooksEmail, email, "invoice_ready/en", UnconfirmedPolicy.AtLeastOnce,
        new JsonObject { ["name"] = "Alex", ["amount"] = "$12.50" });

    /// <summary>A request with a field that the contract does not know.</summary>
    public static SampleMessage Misspelled(string id, string phone)
    {
        var good = Reminder(id, phone);
        var body = JsonNode.Parse(good.Body)!.AsObject();
        body["recipent"] = phone;
        return new(body.ToJsonString(), null, good.Policy);
    }

    /// <summary>A request for a template that does not exist.</summary>
    public static SampleMessage UnknownTemplate(string id, string phone)
    {
        var good = Reminder(id, phone);
        var body = JsonNode.Parse(good.Body)!.AsObject();
        body["template"]!["name"] = "visit_remainder";
        return good with { Body = body.ToJsonString() };
    }

    private static SampleMessage Make(
        string id, string company, Channel channel, string from, string to, string template, UnconfirmedPolicy policy, JsonObject variables)
    {
        var body = new JsonObject
        {
            ["version"] = 1,
            ["request_id"] = id,
            ["company_id"] = company.Split('/')[0],
            ["project_id"] = company.Split('/')[1],
            ["channel"] = channel.ToName(),
            ["recipient"] = to,
            ["template"] = new JsonObject { ["name"] = template.Split('/')[0], ["language"] = template.Split('/')[1], ["variables"] = variables },
            ["consent"] = new JsonObject { ["status"] = "granted", ["source"] = "sample campaign" },
        };
        return new(body.ToJsonString(), new(ConversationId.Of(channel, from, to), id), policy);
    }
}
