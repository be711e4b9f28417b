using System.Collections.Concurrent;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>The providers' limits by number, by pair of number and person, by account and by day. One may serve several stubs, from several threads.</summary>
/// <param name="rules">How much they let through.</param>
/// <param name="time">Their clock.</param>
public sealed class RateLimits(RateRules rules, TimeProvider time)
{
    // Past this many, those that are as good as new are forgotten.
    private const int BucketsKept = 50_000;

    private readonly ConcurrentDictionary<string, TokenBucket> buckets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SendQueue> queues = new(StringComparer.Ordinal);
    private readonly DayQuota day = new(rules.SesPerDay, time);

    /// <summary>Counts a call that is otherwise in order.</summary>
    /// <returns>How long the provider keeps the message before it sends it on.</returns>
    /// <exception cref="StubRefusalException">It is one too many.</exception>
    internal TimeSpan Admit(StubCall call)
    {
        switch (call.Provider)
        {
            case ProviderKind.Meta:
                Take($"meta/{call.Sender}", rules.MetaPerNumber, rules.MetaPerNumber, "130429", "Rate limit hit");
                Take(
                    $"meta/{call.Sender}/{call.Recipient}", 1 / rules.MetaPairPause.TotalSeconds, rules.MetaPairBurst, "131056",
                    "(Business Account, Consumer Account) pair rate limit hit");
                return TimeSpan.Zero;
            case ProviderKind.Twilio:
                Take($"twilio/{call.AccountId}", rules.TwilioPerAccount, rules.TwilioPerAccount, "20429", "Too Many Requests");
                var rate = call.IsWhatsApp ? rules.TwilioWhatsAppPerNumber : rules.TwilioSmsPerNumber;
                return queues.GetOrAdd($"{call.IsWhatsApp}/{call.Sender}", _ => new(rate, time)).Enter();
            default:
                Take("ses", rules.SesPerSecond, rules.SesPerSecond, "TooManyRequestsException", "Maximum sending rate exceeded.");
                if (!day.TryTake())
                    throw new StubRefusalException("TooManyRequestsException", "Daily message quota exceeded.");
                return TimeSpan.Zero;
        }
    }

    private void Take(string name, double rate, double burst, string code, string details)
    {
        if (buckets.Count > BucketsKept)
        {
            foreach (var full in buckets.Where(one => one.Value.IsFull))
                buckets.TryRemove(full);
        }

        if (!buckets.GetOrAdd(name, _ => new(rate, burst, time)).TryTake())
            throw new StubRefusalException(code, details);
    }

    // Messages leave one after the other; who comes later waits for those before.
    private sealed class SendQueue(double rate, TimeProvider time)
    {
        private readonly Lock gate = new();
        private DateTimeOffset free = DateTimeOffset.MinValue;

        public TimeSpan Enter()
        {
            lock (gate)
            {
                var now = time.GetUtcNow();
                var wait = free > now ? free - now : TimeSpan.Zero;
                free = now + wait + TimeSpan.FromSeconds(1 / rate);
                return wait;
            }
        }
    }

    private sealed class DayQuota(int max, TimeProvider time)
    {
        private readonly Lock gate = new();
        private readonly Queue<DateTimeOffset> taken = [];

        public bool TryTake()
        {
            lock (gate)
            {
                var now = time.GetUtcNow();
                while (taken.TryPeek(out var oldest) && oldest <= now - TimeSpan.FromDays(1))
                    taken.Dequeue();
                if (taken.Count >= max)
                    return false;
                taken.Enqueue(now);
                return true;
            }
        }
    }
}
