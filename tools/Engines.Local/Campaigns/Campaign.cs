using System.Collections.Concurrent;
using Engines.Conversations;
using Engines.Local.Ai;
using Engines.Local.Edge;
using Engines.Local.People;
using Engines.Local.Providers;

namespace Engines.Local.Campaigns;

/// <summary>A sample campaign: some hundreds of messages over every channel, and a world in which things go wrong. The same seed makes the same one.</summary>
public sealed class Campaign
{
    private const int RefusedShare = 25;
    private const int OptedOutShare = 30;
    private const int BlockedShare = 40;
    private const int BadShare = 60;
    private const int RepeatedShare = 20;

    private static readonly TimeSpan ReportsLatest = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> blocked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> calls = new(StringComparer.Ordinal);
    private readonly int seed;

    private Campaign(int seed) => this.seed = seed;

    /// <summary>The messages, in the order in which they are sent.</summary>
    public IReadOnlyList<SampleMessage> Messages { get; private set; } = [];

    /// <summary>The conversations of people who opted out before the campaign.</summary>
    public IReadOnlyList<ConversationId> OptedOut { get; private set; } = [];

    /// <summary>What goes wrong at the providers: refused people always, the rest by rate.</summary>
    public FaultPlan Faults { get; private set; } = FaultPlan.None;

    /// <summary>For a campaign whose engines are killed: refused people as ever, and one call in twenty is never answered, three of five of these after the message was taken.</summary>
    public FaultPlan Timeouts { get; private set; } = FaultPlan.None;

    /// <summary>Delivery reports for nine of ten messages, out of order, and twice for two of them; none for the tenth.</summary>
    public EchoPlan Echoes { get; private set; } = EchoPlan.None;

    /// <summary>What people do about the messages that reach them.</summary>
    public PeoplePlan People { get; private set; } = PeoplePlan.None;

    /// <summary>How often and how late the providers' reports are delivered.</summary>
    public DeliveryPlan Deliveries { get; private set; } = DeliveryPlan.Prompt;

    /// <summary>What an AI answers where a company has one.</summary>
    public AiPlan Ai { get; private set; } = AiPlan.Counting();

    /// <summary>Makes a campaign.</summary>
    /// <param name="count">How many requests, repeated ones not counted.</param>
    /// <param name="seed">Decides everything that is left to chance.</param>
    /// <param name="hasFaults">False for a world in which nothing goes wrong.</param>
    public static Campaign Create(int count, int seed, bool hasFaults)
    {
        var campaign = new Campaign(seed);
        var messages = Enumerable.Range(1, count).Select(campaign.Make).ToList();

        // Producers send again when they are not sure: the same request must not become a second message.
        messages.AddRange(messages.Where((_, index) => index % RepeatedShare == 0).ToList());
        campaign.Messages = messages;
        campaign.OptedOut = [.. Enumerable.Range(1, count).Where(IsOptedOut).Select(number => ConversationId.Of(Channel.WhatsApp, SampleMessages.ClinicNumber, Phone(number)))];
        if (hasFaults)
            campaign.Faults = campaign.MakeFaults(campaign.ByChance);
        campaign.Timeouts = campaign.MakeFaults(campaign.NoAnswer);
        campaign.Echoes = campaign.MakeEchoes();
        campaign.People = PeoplePlan.Seeded(seed);
        campaign.Ai = AiPlan.Seeded(seed, hasFaults);
        campaign.Deliveries = DeliveryPlan.Seeded(seed, ReportsLatest);
        return campaign;
    }

    private SampleMessage Make(int number)
    {
        var id = $"sample-{seed}-{number}";
        if (number % BadShare == 0)
            return number % (2 * BadShare) == 0 ? SampleMessages.Misspelled(id, Phone(number)) : SampleMessages.UnknownTemplate(id, Phone(number));
        if (IsOptedOut(number))
            return SampleMessages.Reminder(id, Phone(number));
        if (number % BlockedShare == 0)
        {
            blocked.Add(Phone(number));
            return SampleMessages.OrderShipped(id, Phone(number));
        }

        if (number % RefusedShare == 0)
        {
            refused.Add(Phone(number));
            return SampleMessages.Reminder(id, Phone(number));
        }

        return (number % 10) switch
        {
            0 or 1 or 2 or 3 => SampleMessages.Reminder(id, Phone(number)),
            4 => SampleMessages.Directions(id, Phone(number)),
            5 or 6 => SampleMessages.OrderPaid(id, Phone(number)),
            7 or 8 => SampleMessages.OrderShipped(id, Phone(number)),
            _ => SampleMessages.Invoice(id, $"person-{number}@example.test"),
        };
    }

    private FaultPlan MakeFaults(Func<StubCall, Fault> byChance) => FaultPlan.FirstOf(
        new FaultPlan(call => refused.Contains(call.Recipient) ? new Fault.RefuseWith("131026") : Fault.None),
        new FaultPlan(call => blocked.Contains(call.Recipient) ? new Fault.RefuseWith("21610") : Fault.None),
        new FaultPlan(byChance));

    /// <summary>Decided by the person and by how often they were written to, not by which call comes first: the same seed, the same faults.</summary>
    private Fault ByChance(StubCall call)
    {
        return new Random(HashOf($"{seed}/{call.Recipient}/{Turn(call)}")).Next(100) switch
        {
            < 5 => new Fault.Throttle429(),
            < 7 => new Fault.Error5xxBeforeAccept(),
            < 9 => new Fault.Error5xxAfterAccept(),
            < 12 => new Fault.TimeoutAfterAccept(),
            < 14 => new Fault.ResetAfterAccept(),
            _ => Fault.None,
        };
    }

    private Fault NoAnswer(StubCall call) => new Random(StableHash.Of($"{seed}/{call.Recipient}/{Turn(call)}/timeout")).Next(100) switch
    {
        < 3 => new Fault.TimeoutAfterAccept(),
        < 5 => new Fault.TimeoutBeforeAccept(),
        _ => Fault.None,
    };

    private int Turn(StubCall call) => calls.AddOrUpdate(call.Recipient, 1, (_, before) => before + 1);

    private EchoPlan MakeEchoes()
    {
        var once = EchoPlan.Reordered(seed, TimeSpan.FromMilliseconds(150));
        var twice = EchoPlan.Repeated(once, 2);
        return new(message => new Random(HashOf($"{seed}/{message.Call.Recipient}/echo")).Next(10) switch
        {
            0 => [],
            1 or 2 => twice.For(message),
            _ => once.For(message),
        });
    }

    // string.GetHashCode differs from process to process, and a seed must not.
    private static int HashOf(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));

    private static bool IsOptedOut(int number) => number % OptedOutShare == 0 && number % BadShare != 0;

    private static string Phone(int number) => $"+15557{number:D6}";
}
