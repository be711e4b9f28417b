using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Engines.Tests.Simulation.Replies;

/// <summary>
/// Stands between workers and DynamoDB and notes, without touching anything, which turns were taken and every list of pending replies that a
/// worker was shown.
/// </summary>
public sealed class TurnWatch
{
    private const string Take = "ADD turn_fence";

    private readonly ConcurrentDictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<IReadOnlyList<string>> pending = new();
    private int rivals;

    /// <summary>How many requests DynamoDB refused because of a transaction that was under way.</summary>
    public int Rivals => rivals;

    /// <summary>The lists, in no order. Long lists only: a list of one says nothing about an order.</summary>
    public IReadOnlyCollection<IReadOnlyList<string>> Pending => pending;

    public int TakenIn(string conversation) => taken.GetValueOrDefault(conversation);

    public HttpMessageHandler Before(HttpMessageHandler inner) => new Handler(this, inner);

    private void Note(string request, JsonElement answer)
    {
        if (request.Contains(Take, StringComparison.Ordinal))
        {
            using var asked = JsonDocument.Parse(request);
            var conversation = asked.RootElement.GetProperty("Key").GetProperty("conversation_id").GetProperty("S").GetString()!;
            taken.AddOrUpdate(conversation, 1, (_, count) => count + 1);
        }

        NotePending(answer);
    }

    private void NotePending(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                NotePending(item);
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in element.EnumerateObject())
        {
            if (member.NameEquals("pending") && member.Value.TryGetProperty("L", out var list) && list.GetArrayLength() > 1)
                pending.Enqueue([.. list.EnumerateArray().Select(entry => entry.GetProperty("M").GetProperty("id").GetProperty("S").GetString()!)]);
            else
                NotePending(member.Value);
        }
    }

    private sealed class Handler : DelegatingHandler
    {
        private readonly TurnWatch watch;

        public Handler(TurnWatch watch, HttpMessageHandler inner)
            : base(inner) => this.watch = watch;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            var asked = await request.Content.ReadAsStringAsync(cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK && text.Length > 0)
            {
                using var answer = JsonDocument.Parse(text);
                watch.Note(asked, answer.RootElement);
            }
            else if (text.Contains("TransactionConflict", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref watch.rivals);
            }

            return response;
        }
    }
}
