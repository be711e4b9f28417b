using Engines.Tables;

namespace Benchmarks.Mapping;

/// <summary>One delivered message, as both mappings hold it.</summary>
internal static class Samples
{
    private const string Hash = "5v7kq2m3n4p6r8s9t0w1x2y3z4";
    private const string RequestId = "visit-2031-04-17-000042";
    private const string Request = """{"channel":"whatsapp","company_id":"northwind-dental","parameters":{"name":"A. Sample","time":"09:30"},"template":"visit_reminder/en_US","to":"+15550100042"}""";
    private const string RequestHash = "b1946ac92492d2347c6235b4d2611184c1946ac92492d2347c6235b4d2611184";
    private static readonly DateTimeOffset Claimed = new(2031, 4, 16, 8, 0, 0, 125, TimeSpan.Zero);

    private static string Attempt => $"{Hash}.{RequestId}.01";

    public static OutItem Generated() => new()
    {
        Hash = Hash,
        RequestId = RequestId,
        OutboundStatus = OutboundStatus.Delivered,
        RequestHash = RequestHash,
        Request = Request,
        CompanyId = "northwind-dental",
        ProjectId = "reminders",
        Channel = Channel.Whatsapp,
        Template = "visit_reminder/en_US",
        Attempt = 1,
        AttemptId = Attempt,
        AttemptIds = [Attempt],
        Worker = "delivery-7",
        LeaseUntil = Claimed.AddSeconds(45),
        WhenUnconfirmed = UnconfirmedPolicy.NeverTwice,
        Provider = Provider.Meta,
        ProviderMessageId = "wamid.SAMPLE00042",
        AcceptedAttempts = [Attempt],
        Pricing = "PMP/utility/regular/true",
        CreatedAt = Claimed,
        UpdatedAt = Claimed.AddSeconds(3),
        SendingAt = Claimed,
        SentAt = Claimed.AddSeconds(1),
        DeliveredAt = Claimed.AddSeconds(3),
        Ttl = new(2032, 4, 16, 8, 0, 0, TimeSpan.Zero),
    };

    public static SdkRow Sdk() => new()
    {
        ConversationId = $"c_{Hash}",
        ItemId = $"OUT#{RequestId}",
        SchemaVersion = 1,
        OutboundStatus = "delivered",
        RequestHash = RequestHash,
        Request = Request,
        CompanyId = "northwind-dental",
        ProjectId = "reminders",
        Channel = "whatsapp",
        Template = "visit_reminder/en_US",
        Attempt = 1,
        AttemptId = Attempt,
        AttemptIds = [Attempt],
        Worker = "delivery-7",
        LeaseUntil = Claimed.AddSeconds(45).ToUnixTimeMilliseconds(),
        WhenUnconfirmed = "never_twice",
        Provider = "meta",
        ProviderMessageId = "wamid.SAMPLE00042",
        AcceptedAttempts = [Attempt],
        Pricing = "PMP/utility/regular/true",
        CreatedAt = Claimed.UtcDateTime,
        UpdatedAt = Claimed.AddSeconds(3).UtcDateTime,
        SendingAt = Claimed.UtcDateTime,
        SentAt = Claimed.AddSeconds(1).UtcDateTime,
        DeliveredAt = Claimed.AddSeconds(3).UtcDateTime,
        Ttl = new DateTimeOffset(2032, 4, 16, 8, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(),
    };
}
