using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Engines.Lambda;

namespace Engines.Tests.Unit.Lambda;

/// <summary>Stands where the network would: keeps every call to SQS and answers as the test says.</summary>
public sealed class SqsStub : HttpMessageHandler
{
    public static readonly Uri Queue = new("https://sqs.eu-central-1.amazonaws.com/000000000000/requests");
    public static readonly Uri DeadLetters = new("https://sqs.eu-central-1.amazonaws.com/000000000000/requests-dead");

    public ConcurrentQueue<SqsCall> Calls { get; } = new();

    /// <summary>Answers a call; success where it gives null.</summary>
    public Func<SqsCall, HttpResponseMessage?> Answer { get; set; } = _ => null;

    /// <summary>Runs before the answer.</summary>
    public Func<SqsCall, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public IEnumerable<SqsCall> Sent => Calls.Where(call => call.Action == "SendMessage");

    public IEnumerable<SqsCall> Hidden => Calls.Where(call => call.Action == "ChangeMessageVisibility");

    public SqsClient Client(TimeProvider time, Uri? endpoint = null) => new(
        new HttpClient(this, disposeHandler: false),
        new AwsRequestSigner(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), "eu-central-1", time),
        endpoint,
        time);

    public static HttpResponseMessage Error(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        var call = new SqsCall(
            request.RequestUri!,
            request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1],
            request.Headers.NonValidated["Authorization"].ToString(),
            request.Content.Headers.ContentType!.ToString(),
            JsonDocument.Parse(body).RootElement.Clone());
        Calls.Enqueue(call);
        await Before(call, cancellationToken);
        return Answer(call) ?? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
    }
}

public sealed record SqsCall(Uri Address, string Action, string Authorization, string ContentType, JsonElement Body)
{
    public string Text(string name) => Body.GetProperty(name).GetString()!;

    public int Visibility => Body.GetProperty("VisibilityTimeout").GetInt32();

    public IReadOnlyList<string> AttributeNames => [.. Body.GetProperty("MessageAttributes").EnumerateObject().Select(member => member.Name)];

    public string Attribute(string name) => Body.GetProperty("MessageAttributes").GetProperty(name).GetProperty("StringValue").GetString()!;
}

/// <summary>A clock whose timers fire at once, for retries: what they waited for is kept.</summary>
public sealed class ImpatientTimeProvider : TimeProvider
{
    public static readonly TimeSpan LongerThanAnyRetry = TimeSpan.FromSeconds(4);

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > LongerThanAnyRetry)
            return base.CreateTimer(callback, state, dueTime, period);

        Waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.FromTicks(1), period);
    }
}
