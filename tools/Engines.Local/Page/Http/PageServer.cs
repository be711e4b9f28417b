using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Engines.Local.Page.Live;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Page.Http;

/// <summary>Takes the requests of browsers: files of the page, the live stream, and the calls under <c>/api/</c>.</summary>
internal sealed class PageServer(PageGuard guard, IReadOnlyList<PageRoute> routes, LiveFeed feed)
{
    private const string Json = "application/json; charset=utf-8";

    public async Task HandleAsync(HttpContext context)
    {
        PageGuard.Harden(context.Response);
        try
        {
            if (guard.Refusal(context.Request) is { } refusal)
                await WriteAsync(context, StatusCodes.Status403Forbidden, Problem(refusal));
            else if (context.Request.Path == "/api/events")
                await feed.StreamAsync(context.Response, context.RequestAborted);
            else if (context.Request.Path.StartsWithSegments("/api"))
                await CallAsync(context);
            else
                await FileAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The tab was closed.
        }
    }

    private async Task FileAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || PageFiles.Find(context.Request.Path.Value ?? "", guard.Token) is not { } file)
        {
            await WriteAsync(context, StatusCodes.Status404NotFound, Problem("There is no such file."));
            return;
        }

        context.Response.ContentType = file.ContentType;
        await context.Response.BodyWriter.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private async Task CallAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        foreach (var route in routes)
        {
            if (route.Match(context.Request.Method, path) is not { } parts)
                continue;

            var answer = await ReadBodyAsync(context) is { } body
                ? await AnswerAsync(route, new(parts, context.Request.Query["reveal"] == "1", body), context.RequestAborted)
                : new PageAnswer.Refused("The body of the call is not a JSON object.");
            await (answer switch
            {
                PageAnswer.Json json => WriteAsync(context, StatusCodes.Status200OK, json.Body),
                PageAnswer.Missing missing => WriteAsync(context, StatusCodes.Status404NotFound, Problem(missing.Problem)),
                PageAnswer.Refused refused => WriteAsync(context, StatusCodes.Status400BadRequest, Problem(refused.Problem)),
                _ => throw new InvalidOperationException($"No such answer: {answer.GetType().Name}."),
            });
            return;
        }

        await WriteAsync(context, StatusCodes.Status404NotFound, Problem("There is no such call."));
    }

    private static async Task<PageAnswer> AnswerAsync(PageRoute route, PageCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await route.Answer(call, cancellationToken);
        }
        catch (Exception failure) when (failure is AmazonDynamoDBException or HttpRequestException)
        {
            return new PageAnswer.Refused($"The tables cannot be read now ({failure.GetType().Name}).");
        }
    }

    // Null where something was sent that is no object.
    private static async Task<JsonObject?> ReadBodyAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || context.Request.ContentLength is 0)
            return [];
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Problem(string text) => new() { ["problem"] = text };

    private static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = Json;
        await context.Response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()), context.RequestAborted);
    }
}
