using System.Globalization;
using System.Text.Json.Nodes;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>Twilio's list of messages as twilio/twilio-oai describes it: newest first, in pages.</summary>
internal static class TwilioMessageList
{
    private const int PageSizeMax = 1000;
    private const int PageSizeUsual = 50;

    public static bool IsAsked(StubRequest request, string account) =>
        request.Method == "GET" && request.Path == $"/2010-04-01/Accounts/{account}/Messages.json";

    public static StubCall Read(StubRequest request, string account) => new()
    {
        Provider = ProviderKind.Twilio,
        Recipient = TwilioDialect.WithoutPrefix(TextOf(request, "To")),
        Sender = TwilioDialect.WithoutPrefix(TextOf(request, "From")),
        AccountId = account,
    };

    /// <summary>Answers with one page of what was taken.</summary>
    public static StubAnswer Answer(StubRequest request, string account, IReadOnlyList<LedgerEntry> entries, Func<LedgerEntry, JsonObject> describe)
    {
        var (to, from) = (TextOf(request, "To"), TextOf(request, "From"));
        var size = Math.Clamp(NumberOf(request, "PageSize", PageSizeUsual), 1, PageSizeMax);
        var page = NumberOf(request, "Page", 0);
        var messages = entries
            .Where(entry => entry.IsAccepted && entry.Call.Provider == ProviderKind.Twilio && entry.Call.AccountId == account)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Number)
            .Select(describe)
            .Where(message => (to.Length == 0 || (string?)message["to"] == to) && (from.Length == 0 || (string?)message["from"] == from))
            .ToList();

        var isLast = messages.Count <= (page + 1) * size;
        return new(200, new JsonObject
        {
            ["end"] = Math.Min((page + 1) * size, messages.Count) - 1,
            ["first_page_uri"] = PathOf(0),
            ["messages"] = new JsonArray([.. messages.Skip(page * size).Take(size)]),
            ["next_page_uri"] = isLast ? null : PathOf(page + 1),
            ["page"] = page,
            ["page_size"] = size,
            ["previous_page_uri"] = page == 0 ? null : PathOf(page - 1),
            ["start"] = page * size,
            ["uri"] = PathOf(page),
        });

        string PathOf(int number) => string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Path}?To={Uri.EscapeDataString(to)}&From={Uri.EscapeDataString(from)}&PageSize={size}&Page={number}&PageToken=PA{number}");
    }

    private static string TextOf(StubRequest request, string name) => request.Query[name].LastOrDefault() ?? "";

    private static int NumberOf(StubRequest request, string name, int otherwise) =>
        int.TryParse(TextOf(request, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
