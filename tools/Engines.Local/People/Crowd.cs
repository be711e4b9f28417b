using System.Security.Cryptography;
using System.Text;
using Engines.Conversations;
using Engines.Local.Edge;
using Engines.Local.Providers;

namespace Engines.Local.People;

/// <summary>
/// The people who get the messages that the stub providers take, and who answer on WhatsApp and by SMS: give <see cref="Hear"/> to
/// <see cref="StubSettings.Accepted"/>. Who said stop says nothing more.
/// </summary>
/// <param name="plan">What they do.</param>
/// <param name="companies">Who may write to them.</param>
/// <param name="edge">Where their webhooks go.</param>
/// <param name="secrets">What their providers sign with.</param>
public sealed class Crowd(PeoplePlan plan, IReadOnlyList<Company> companies, WebhookEdge edge, WebhookSecrets secrets)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationId, Memory> memories = [];

    /// <summary>Every conversation in which a message reached a person.</summary>
    public IReadOnlyList<PersonConversation> Conversations
    {
        get
        {
            lock (gate)
                return [.. memories.Select(memory => new PersonConversation(memory.Key, memory.Value.Heard, [.. memory.Value.Said]))];
        }
    }

    /// <summary>A message reached a person, who may react to it. What the person sends lies in the queue at once, hidden until its time.</summary>
    public void Hear(AcceptedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var call = message.Call;
        if (call.Provider == ProviderKind.Ses || CompanySenders.Find(companies, call) is not { } sender)
            return;

        var conversation = ConversationId.Of(sender.Channel, sender.Address, call.Recipient);
        List<(PersonMessage Message, PlannedReply Planned)> said;
        Reaction reaction;
        lock (gate)
        {
            var memory = memories.TryGetValue(conversation, out var known) ? known : memories[conversation] = new();
            memory.Heard++;
            if (memory.HasStopped)
                return;

            reaction = plan.For(new(call.Recipient, memory.Heard, sender.Channel, sender.Provider));
            said = [.. reaction.Replies.Select((reply, index) => (ToMessage(conversation, memory.Heard, index, reply, message), reply))];
            memory.HasStopped = reaction.Mood == Mood.Stop;
            memory.Said.AddRange(said.Select(one => new SaidMessage(one.Message.Id, reaction.Mood, one.Message.At)));
        }

        Send(sender, new PersonIdentity(call.Recipient) { UserId = UserIdOf(sender, call.Recipient) }, reaction, said);
    }

    private void Send(ChannelSender sender, PersonIdentity person, Reaction reaction, List<(PersonMessage Message, PlannedReply Planned)> said)
    {
        if (said.Count == 0)
            return;
        if (sender.Provider == ProviderKind.Meta && reaction.IsOneWebhook)
        {
            var last = said[^1].Planned;
            edge.Deliver(
                MetaInbound.ToWebhook(sender, person, [.. said.Select(one => one.Message)], secrets.MetaAppSecret),
                [.. said[0].Planned.Deliveries.Select(delay => last.After + delay)]);
            return;
        }

        foreach (var (message, planned) in said)
        {
            var webhook = sender.Provider == ProviderKind.Meta
                ? MetaInbound.ToWebhook(sender, person, [message], secrets.MetaAppSecret)
                : TwilioInbound.ToWebhook(sender, person, message, WebhookEdge.TwilioInboundUrl, secrets.TwilioAuthToken);
            edge.Deliver(webhook, [.. planned.Deliveries.Select(delay => planned.After + delay)]);
        }
    }

    private static PersonMessage ToMessage(ConversationId conversation, int turn, int index, PlannedReply reply, AcceptedMessage heard)
    {
        var isMeta = heard.Call.Provider == ProviderKind.Meta;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation.Value}/{turn}/{index}"));
        var id = isMeta ? "wamid." + Convert.ToBase64String(hash.AsSpan(0, 21)) : "SM" + Convert.ToHexStringLower(hash.AsSpan(0, 16));
        var content = reply.Content is Said.Button { Answers: null } button ? button with { Answers = heard.ProviderMessageId } : reply.Content;
        return new(id, heard.At + reply.After, content);
    }

    // Meta gives one to everybody; the same person has the same one at every company of a portfolio.
    private static string? UserIdOf(ChannelSender sender, string number) =>
        sender.Provider == ProviderKind.Meta ? $"US.{number.TrimStart('+').PadLeft(20, '1')}" : null;

    private sealed class Memory
    {
        public int Heard { get; set; }

        public bool HasStopped { get; set; }

        public List<SaidMessage> Said { get; } = [];
    }
}
