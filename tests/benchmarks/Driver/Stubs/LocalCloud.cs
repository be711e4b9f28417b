using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Benchmarks;

/// <summary>Everything that a function talks to, on one loopback port: the Runtime API, DynamoDB, Meta, and an SQS that nobody should need.</summary>
internal sealed class LocalCloud : IAsyncDisposable
{
    private const string Invocation = "/2018-06-01/runtime/invocation/";
    private const string InitError = "/2018-06-01/runtime/init/error";
    private const string DynamoJson = "application/x-amz-json-1.0";

    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(30);
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private static readonly byte[] NoHeads = """{"Responses":{"benchmark-conversations":[]},"UnprocessedKeys":{}}"""u8.ToArray();
    private static readonly byte[] Accepted = """{"status":"OK"}"""u8.ToArray();

    private readonly WebApplication server;
    private readonly TimeProvider time;
    private int answers;

    private LocalCloud(WebApplication server, TimeProvider time) => (this.server, this.time) = (server, time);

    public const string ConversationsTable = "benchmark-conversations";
    public const string CompaniesTable = "benchmark-companies";

    public SampleCompany Company { get; } = SampleCompany.Read();

    /// <summary>What the programs' environment holds besides, as NAME=VALUE.</summary>
    public IReadOnlyList<string> ExtraVariables { get; set; } = [];

    public string Authority { get; private set; } = "";

    /// <summary>The process that is being measured; there is never more than one.</summary>
    public RuntimeSession? Session { get; set; }

    public static async Task<LocalCloud> StartAsync(TimeProvider time)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var server = builder.Build();
        var cloud = new LocalCloud(server, time);
        server.Run(cloud.ServeAsync);
        await server.StartAsync();
        cloud.Authority = new Uri(server.Urls.First()).Authority;
        return cloud;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (Session is not { } session)
            return WriteAsync(context, Empty, "application/json", HttpStatusCode.ServiceUnavailable);
        if (path.StartsWith("/2018-06-01/", StringComparison.Ordinal))
            return ServeRuntimeAsync(context, session, path);
        if (context.Request.Headers.TryGetValue("X-Amz-Target", out var target))
            return ServeAwsAsync(context, session, target.ToString());
        if (path.EndsWith("/messages", StringComparison.Ordinal))
            return ServeMetaAsync(context, session);

        session.Traffic.AddOther($"{context.Request.Method} {path}");
        return WriteAsync(context, Empty, "application/json");
    }

    private async Task ServeRuntimeAsync(HttpContext context, RuntimeSession session, string path)
    {
        if (path == Invocation + "next")
        {
            var batch = await session.TakeAsync(context.RequestAborted);
            var deadline = (time.GetUtcNow() + FunctionTimeout).ToUnixTimeMilliseconds();
            var headers = context.Response.Headers;
            headers["Lambda-Runtime-Aws-Request-Id"] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-9000-{++answers:D12}");
            headers["Lambda-Runtime-Deadline-Ms"] = deadline.ToString(CultureInfo.InvariantCulture);
            headers["Lambda-Runtime-Invoked-Function-Arn"] = "arn:aws:lambda:us-east-1:123456789012:function:benchmark";
            headers["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0";
            await WriteAsync(context, batch, "application/json");
            return;
        }

        var body = await ReadAsync(context);
        if (path.EndsWith("/response", StringComparison.Ordinal))
            session.Answer(body);
        else if (path == InitError || path.EndsWith("/error", StringComparison.Ordinal))
            session.Fail($"it reported an error: {Encoding.UTF8.GetString(body)}");
        await WriteAsync(context, Accepted, "application/json", HttpStatusCode.Accepted);
    }

    private async Task ServeAwsAsync(HttpContext context, RuntimeSession session, string target)
    {
        var body = await ReadAsync(context);
        var answer = Empty;
        switch (target)
        {
            case "DynamoDB_20120810.PutItem":
                session.Traffic.AddClaim(body);
                break;
            case "DynamoDB_20120810.UpdateItem":
                session.Traffic.AddRecord(body);
                break;
            case "DynamoDB_20120810.GetItem":
                session.Traffic.AddRead();
                answer = Company.GetItemAnswer;
                break;
            case "DynamoDB_20120810.BatchGetItem":
                session.Traffic.AddRead();
                answer = NoHeads;
                break;
            default:
                session.Traffic.AddOther(target);
                break;
        }

        context.Response.Headers["x-amzn-RequestId"] = "BENCHMARKREQUESTIDBENCHMARKREQUESTIDBENCHMARKREQUEST";
        await WriteAsync(context, answer, DynamoJson);
    }

    private async Task ServeMetaAsync(HttpContext context, RuntimeSession session)
    {
        await ReadAsync(context);
        session.Traffic.AddProviderCall();
        var id = Interlocked.Increment(ref answers);
        var answer = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"messaging_product":"whatsapp","contacts":[{"input":"15555550123","wa_id":"15555550123"}],"messages":[{"id":"wamid.HBgLMTU1NTU1NTAxMjMVAgARGBI{{id:D20}}","message_status":"accepted"}]}""");
        await WriteAsync(context, Encoding.ASCII.GetBytes(answer), "application/json; charset=UTF-8");
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream((int)(context.Request.ContentLength ?? 1024));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    private static Task WriteAsync(HttpContext context, byte[] body, string mediaType, HttpStatusCode status = HttpStatusCode.OK)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }
}
