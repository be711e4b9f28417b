using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Local.Edge.Velocity;
using Engines.Local.Providers;
using Engines.Local.Queues;
using Engines.Local.Templates;

namespace Engines.Local.Edge.Api;

/// <summary>
/// The API of a template without a socket: it takes a request as API Gateway would, puts it into the queue that the template names with the mapping template that
/// stands there, and answers as the template says. May be used from several threads.
/// </summary>
public sealed class ApiGate
{
    /// <summary>What API Gateway takes at most.</summary>
    public const int BodyBytesMax = 10 * 1024 * 1024;

    private static readonly UtilVariable Util = new();

    private readonly ApiDefinition definition;
    private readonly Func<string, LocalQueue?> queueOf;
    private readonly TimeProvider time;
    private readonly Action<ApiRequest> taken;
    private readonly TokenBucket? bucket;

    private ApiGate(ApiDefinition definition, Func<string, LocalQueue?> queueOf, TimeProvider time, Action<ApiRequest> taken, bool isLimited)
    {
        (this.definition, this.queueOf, this.time, this.taken) = (definition, queueOf, time, taken);
        if (isLimited && definition.Rate is { } rate)
            bucket = new(rate, definition.Burst, time);
    }

    /// <summary>The stage, with which paths begin.</summary>
    public string Stage => definition.Stage;

    /// <summary>What can be called, such as <c>POST /meta</c>.</summary>
    public IReadOnlyList<string> Methods => [.. definition.Methods.Select(method => $"{method.HttpMethod} {method.Path.Text}")];

    /// <summary>The same API without its limit of requests a second.</summary>
    public ApiGate Unlimited => new(definition, queueOf, time, taken, isLimited: false);

    /// <summary>The API of a template.</summary>
    /// <param name="template">A template with exactly one API.</param>
    /// <param name="queueOf">The queue of a name; null if there is none.</param>
    /// <param name="time">Clock of the limits.</param>
    /// <param name="taken">Hears of each request that was answered with a success; <see cref="ServiceWindow.Observe"/> of its body, for instance.</param>
    /// <exception cref="ArgumentException">The API has something that is not carried out here, or a mapping template that cannot be read.</exception>
    public static ApiGate Of(ResolvedTemplate template, Func<string, LocalQueue?> queueOf, TimeProvider time, Action<ApiRequest>? taken = null) =>
        new(ApiDefinition.Read(template), queueOf, time, taken ?? (_ => { }), isLimited: true);

    /// <summary>Takes a request.</summary>
    public ApiAnswer Handle(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (PathOf(request) is not { } path || definition.Find(request.Method, path) is not var (method, pathParameters))
            return ApiAnswer.NoSuchMethod;
        if (bucket?.TryTake() == false)
            return ApiAnswer.TooMany;
        if (Encoding.UTF8.GetByteCount(request.Body) > BodyBytesMax)
            return ApiAnswer.TooLong;

        var parameters = new RequestParameters(request, pathParameters);
        var missing = method.Required.Where(one => !parameters.Has(one.Place, one.Name)).Select(one => one.Name).ToList();
        if (missing.Count > 0)
            return ApiAnswer.Bad($"Missing required request parameters: [{string.Join(", ", missing)}]");
        if (!method.RequestTemplates.TryGetValue(MediaType(request), out var template))
            return ApiAnswer.UnsupportedMedia;

        try
        {
            var answer = Carry(request, method, template, parameters);
            if (answer.IsSuccess)
                taken(request);
            return answer;
        }
        catch (UnreadableBodyException failure)
        {
            return ApiAnswer.Bad(failure.Message);
        }
        catch (VelocityException failure)
        {
            return ApiAnswer.Internal($"{method.HttpMethod} {method.Path.Text}: {failure.Message}");
        }
    }

    private ApiAnswer Carry(ApiRequest request, ApiMethod method, VelocityTemplate template, RequestParameters parameters)
    {
        var overridden = new OrderedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["header"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal),
        };
        var context = ContextOf(request, method, overridden);
        var sent = Render(template, request.Body, parameters, context);
        var (status, behind) = method.QueueName is { } queue
            ? SqsForm.Answer(sent, method.SentContentType, queueOf(queue), request.Delay)
            : MockStatus(sent) is { } mocked ? (mocked, "") : (0, "");
        if (status == 0)
            return ApiAnswer.Internal($"{method.HttpMethod} {method.Path.Text}: the mock's template gives no statusCode.");
        if ((method.Answers.FirstOrDefault(one => one.Fits(status)) ?? method.Answers.FirstOrDefault(one => one.IsDefault)) is not { } answer)
            return ApiAnswer.Internal($"{method.HttpMethod} {method.Path.Text}: there is no answer for status {status}.");

        return Finish(answer, behind, parameters, context, overridden);
    }

    private static ApiAnswer Finish(
        IntegrationAnswer answer, string behind, RequestParameters parameters, OrderedDictionary<string, object?> context, OrderedDictionary<string, object?> overridden)
    {
        var accepted = parameters.Find("Accept").Split(',')[0].Split(';')[0].Trim();
        var (type, template) = answer.Templates.FirstOrDefault(
            one => one.Key.Equals(accepted, StringComparison.OrdinalIgnoreCase), answer.Templates.FirstOrDefault(KeyValuePair.Create("application/json", default(VelocityTemplate)!)));
        var body = template is null ? behind : Render(template, behind, parameters, context);
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in (OrderedDictionary<string, object?>)overridden["header"]!)
            headers[name] = JavaText.Inner(value);

        var status = overridden.GetValueOrDefault("status") is { } set && int.TryParse(JavaText.Of(set), CultureInfo.InvariantCulture, out var other) ? other : answer.Status;
        headers.Remove("Content-Type", out var contentType);
        return new(status, contentType ?? type, body) { Headers = headers };
    }

    private OrderedDictionary<string, object?> ContextOf(ApiRequest request, ApiMethod method, OrderedDictionary<string, object?> overridden) => new(StringComparer.Ordinal)
    {
        ["apiId"] = "local",
        ["accountId"] = "123456789012",
        ["stage"] = definition.Stage,
        ["httpMethod"] = request.Method,
        ["resourcePath"] = method.Path.Text,
        ["path"] = request.Path,
        ["domainName"] = request.Host,
        ["protocol"] = "HTTP/1.1",
        ["requestId"] = RequestId.New(),
        ["requestTime"] = time.GetUtcNow().ToString("dd/MMM/yyyy:HH:mm:ss +0000", CultureInfo.InvariantCulture),
        ["requestTimeEpoch"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
        ["identity"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal) { ["sourceIp"] = "127.0.0.1", ["userAgent"] = request.Header("User-Agent") ?? "" },
        ["responseOverride"] = overridden,
    };

    private static string Render(VelocityTemplate template, string body, RequestParameters parameters, OrderedDictionary<string, object?> context) =>
        template.Render(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["input"] = new InputVariable(body, parameters),
            ["context"] = context,
            ["util"] = Util,
            ["stageVariables"] = new OrderedDictionary<string, object?>(StringComparer.Ordinal),
        });

    private static int? MockStatus(string rendered)
    {
        try
        {
            return (int?)JsonNode.Parse(rendered)?["statusCode"];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private string? PathOf(ApiRequest request)
    {
        if (!request.HasStage)
            return request.Path;
        var prefix = $"/{definition.Stage}";
        return request.Path == prefix || request.Path.StartsWith(prefix + "/", StringComparison.Ordinal) ? request.Path[prefix.Length..] : null;
    }

    private static string MediaType(ApiRequest request) =>
        request.Header("Content-Type")?.Split(';')[0].Trim() is { Length: > 0 } type ? type : "application/json";
}
