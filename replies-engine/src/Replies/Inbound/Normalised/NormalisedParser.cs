using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>Our own form, version 1, for whatever has no webhook of its own here: <c>docs/inbound.md</c>. Whoever may write to the queue is believed.</summary>
internal static class NormalisedParser
{
    private const int VersionKnown = 1;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static ParseResult Parse(string body)
    {
        if (!JsonText.TryParse(body, out var document, Strict))
            return EventCollector.Malformed("body is not JSON without repeated members, or nests deeper than 16");

        using (document)
        {
            if (!document.RootElement.IsObject())
                return EventCollector.Malformed("body is not an object");

            var problems = new List<string>();
            var found = Read(new StrictObject(document.RootElement, "", problems));
            return problems.Count == 0 && found is not null
                ? new ParseResult.Parsed([found])
                : EventCollector.Malformed(string.Join("; ", problems));
        }
    }

    private static InboundEvent? Read(StrictObject root)
    {
        if (root.Element.Member("version") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number != VersionKnown)
            root.Complain("version", $"is not {VersionKnown}");

        var kind = root.Text("kind", NormalisedLimits.CodeLengthMax, isRequired: true);
        switch (kind)
        {
            case "reply":
                return Reply(root);
            case "status":
                return Status(root);
            case "opt_out" or "opt_in":
                return Preference(root, kind == "opt_out" ? Wish.OptOut : Wish.OptIn);
            case "release" or "hand_off":
                return Control(root, isRelease: kind == "release");
            case "address_change":
                return AddressChange(root);
            case not null:
                root.Complain("kind", "is not one of reply, status, opt_out, opt_in, release, hand_off, address_change");
                break;
        }

        return null;
    }

    private static InboundEvent.Reply Reply(StrictObject root)
    {
        root.RefuseUnknown(
            "version", "kind", "channel", "company_address", "person_address", "other_address", "message_id", "sent_at", "provider", "wish", "content");
        var channel = ReadChannel(root);
        var content = root.Object("content", isRequired: true);
        return new()
        {
            Route = ReadRoute(root, channel),
            Channel = channel ?? default,
            Provider = ReadProvider(root, isRequired: false) ?? UsualProvider(channel),
            Person = root.Address("person_address", channel),
            OtherAddress = ReadOther(root, channel),
            ProviderMessageId = root.Text("message_id", NormalisedLimits.IdLengthMax, isRequired: true) ?? "",
            SentAt = root.Time("sent_at"),
            Content = content is null ? new() : NormalisedContent.Read(content),
            Wish = root.Word("wish", ToWish, "opt_out, opt_in, help") ?? Wish.None,
        };
    }

    private static InboundEvent.StatusReport Status(StrictObject root)
    {
        root.RefuseUnknown("version", "kind", "provider", "attempt", "message_id", "status", "at", "code", "pricing", "is_complaint");
        var attempt = root.Text("attempt", NormalisedLimits.IdLengthMax, isRequired: true);
        if (attempt is not null && !AttemptId.TryParse(attempt, out _))
            root.Complain("attempt", "is not an attempt id; it begins with a1_");

        return new()
        {
            Provider = ReadProvider(root, isRequired: true) ?? default,
            AttemptText = attempt ?? "",
            ProviderMessageId = root.Text("message_id", NormalisedLimits.IdLengthMax, isRequired: true) ?? "",
            Status = root.Word("status", ToStatus, "sent, delivered, read, failed", isRequired: true) ?? default,
            At = root.Time("at"),
            Code = root.Text("code", NormalisedLimits.CodeLengthMax),
            Pricing = root.Text("pricing", NormalisedLimits.NameLengthMax),
            IsComplaint = root.Flag("is_complaint") ?? false,
        };
    }

    private static InboundEvent.Preference Preference(StrictObject root, Wish wish)
    {
        root.RefuseUnknown("version", "kind", "channel", "company_address", "person_address", "other_address", "marketing_only", "at");
        var channel = ReadChannel(root);
        return new()
        {
            Route = ReadRoute(root, channel),
            Channel = channel ?? default,
            Person = root.Address("person_address", channel),
            OtherAddress = ReadOther(root, channel),
            Wish = wish,
            IsMarketingOnly = root.Flag("marketing_only") ?? false,
            At = root.Time("at"),
        };
    }

    private static InboundEvent.Control? Control(StrictObject root, bool isRelease)
    {
        root.RefuseUnknown("version", "kind", "conversation");
        if (root.Text("conversation", ConversationId.Length, isRequired: true) is not { } text)
            return null;
        if (ConversationId.TryParse(text, out var conversation))
            return new() { Conversation = conversation, IsRelease = isRelease };

        root.Complain("conversation", "is not a conversation id; it is c_ and 26 letters and digits");
        return null;
    }

    private static InboundEvent.AddressChange AddressChange(StrictObject root)
    {
        root.RefuseUnknown("version", "kind", "channel", "company_address", "person_address", "new_address");
        var channel = ReadChannel(root);
        return new()
        {
            Route = ReadRoute(root, channel),
            Channel = channel ?? default,
            From = root.Address("person_address", channel),
            To = root.Address("new_address", channel),
        };
    }

    private static Channel? ReadChannel(StrictObject root) =>
        root.Word("channel", name => ChannelNames.TryParse(name, out var channel) ? channel : (Channel?)null, "whatsapp, sms, email", isRequired: true);

    private static RouteKey? ReadRoute(StrictObject root, Channel? channel) =>
        root.Address("company_address", channel) is { Length: > 0 } address ? new(channel!.Value.ToName(), address) : null;

    private static string? ReadOther(StrictObject root, Channel? channel) =>
        root.Address("other_address", channel, isRequired: false) is { Length: > 0 } other ? other : null;

    private static ProviderKind? ReadProvider(StrictObject root, bool isRequired) => root.Word("provider", ToProvider, "meta, twilio, ses", isRequired);

    private static ProviderKind? ToProvider(string name) => name switch
    {
        "meta" => ProviderKind.Meta,
        "twilio" => ProviderKind.Twilio,
        "ses" => ProviderKind.Ses,
        _ => null,
    };

    private static ProviderKind UsualProvider(Channel? channel) => channel switch
    {
        Channel.Sms => ProviderKind.Twilio,
        Channel.Email => ProviderKind.Ses,
        _ => ProviderKind.Meta,
    };

    private static Wish? ToWish(string name) => name switch
    {
        "opt_out" => Wish.OptOut,
        "opt_in" => Wish.OptIn,
        "help" => Wish.Help,
        _ => null,
    };

    private static OutboundStatus? ToStatus(string name) => name switch
    {
        "sent" => OutboundStatus.Sent,
        "delivered" => OutboundStatus.Delivered,
        "read" => OutboundStatus.Read,
        "failed" => OutboundStatus.Failed,
        _ => null,
    };
}
