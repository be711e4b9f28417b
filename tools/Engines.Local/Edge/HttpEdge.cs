using System.Net;
using System.Text;
using Engines.Local.Edge.Api;
using Engines.Local.Edge.Topics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Engines.Local.Edge;

/// <summary>
/// The edge on a port of this machine: under <c>/{stage}</c> the API of a template, and at <c>/</c> SNS's <c>Publish</c> for the topics that the template
/// subscribes to.
/// </summary>
public sealed class HttpEdge : IAsyncDisposable
{
    // More than the API takes: whoever sends too much should read that, and not find the connection broken.
    private const long RequestBytesMax = 4 * ApiGate.BodyBytesMax;

    private const string Form = "application/x-www-form-urlencoded";

    private readonly WebApplication application;

    private HttpEdge(WebApplication application, string stage) =>
        (this.application, Address) = (application, new(new Uri(application.Urls.Single()), $"/{stage}/"));

    /// <summary>Where the API is, stage included, such as <c>http://127.0.0.1:8080/dev/</c>.</summary>
    public Uri Address { get; }

    /// <summary>Where messages are published, as an endpoint of SNS.</summary>
    public Uri SnsAddress => new(Address, "/");

    /// <summary>Starts to listen on 127.0.0.1.</summary>
    /// <param name="api">The API.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="line">Hears of each request: method, resource and status, nothing of what it says.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<HttpEdge> StartAsync(ApiGate api, TopicGate topics, int port, Action<string> line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);

        // The empty builder reads no settings: no variable of the environment can open another address.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestBytesMax;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Run(async context =>
        {
            var answer = await AnswerAsync(context, api, topics);
            line($"{context.Request.Method} {(answer.IsSuccess ? context.Request.Path : "")} {answer.Status}{(answer.Detail is null ? "" : $" ({answer.Detail})")}");
            await WriteAsync(context.Response, answer, context.RequestAborted);
        });
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new(application, api.Stage);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task<ApiAnswer> AnswerAsync(HttpContext context, ApiGate api, TopicGate topics)
    {
        string body;
        try
        {
            using var reader = new StreamReader(context.Request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
            body = await reader.ReadToEndAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ApiAnswer.TooLong;
        }

        // As it was called: the server has decoded Path already, and signatures are made over what was called.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        if (target[0] == "/" && HttpMethods.IsPost(context.Request.Method) && context.Request.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) == true)
            return SnsForm.Answer(body, context.Request.Headers.Authorization.ToString(), topics);

        return api.Handle(new(context.Request.Method, target[0], body)
        {
            Query = target.Length > 1 ? target[1] : "",
            Host = context.Request.Host.Value ?? "",
            Headers = [.. context.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.LastOrDefault() ?? ""))],
        });
    }

    private static Task WriteAsync(HttpResponse response, ApiAnswer answer, CancellationToken cancellationToken)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers["x-amzn-RequestId"] = RequestId.New();
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        return response.WriteAsync(answer.Body, cancellationToken);
    }
}
