using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>
/// Who is meant. A person has a number, a business-scoped user id, or both; since 2026 the number may be absent for people with a user name.
/// </summary>
/// <param name="Address">The number where there is one, else the user id.</param>
/// <param name="Other">The user id beside a number.</param>
internal readonly record struct MetaPerson(string Address, string? Other)
{
    /// <summary>Reads whatever of the two is there; null when neither is a person's address.</summary>
    public static MetaPerson? From(string? number, string? userId)
    {
        var id = userId is not null && PersonAddress.IsBusinessScopedUserId(userId) ? userId : null;
        if (ToNumber(number) is { } address)
            return new(address, id);

        id ??= number is not null && PersonAddress.IsBusinessScopedUserId(number) ? number : null;
        return id is null ? null : new(id, null);
    }

    /// <summary>Meta writes numbers without the plus.</summary>
    public static string? ToNumber(string? text)
    {
        if (text is null)
            return null;
        var number = text.StartsWith('+') ? text : "+" + text;
        return PersonAddress.IsE164(number) ? number : null;
    }
}

/// <summary>The list <c>contacts</c> beside messages: it says which user id belongs to which number.</summary>
internal sealed class MetaContacts(JsonElement value)
{
    private readonly IReadOnlyList<JsonElement> contacts = value.Member("contacts").Items();

    /// <summary>The sender of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="index">Its place: without a number and an id of its own, the contact at the same place is meant.</param>
    /// <param name="count">How many messages there are.</param>
    public MetaPerson? SenderOf(JsonElement message, int index, int count)
    {
        var number = message.Member("from").IdText();
        var contact = contacts.FirstOrDefault(one => number is not null && one.Member("wa_id").IdText() == number);
        if (!contact.IsObject() && number is null && contacts.Count == count)
            contact = contacts[index];

        return MetaPerson.From(
            number ?? contact.Member("wa_id").IdText(),
            message.Member("from_user_id").Text() ?? contact.Member("user_id").Text());
    }
}
