using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Cli.Aws;
using Engines.Lambda;

namespace Engines.Cli.Queues;

/// <summary>Calls SQS in its AWS JSON 1.0 protocol, each call signed and made once.</summary>
internal sealed class SqsCalls : IDisposable
{
    private static readonly TimeSpan CallTimeMax = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new() { Timeout = CallTimeMax };
    private readonly AwsRequestSigner signer;
    private readonly Uri address;

    public SqsCalls(AwsPlace place, TimeProvider time)
    {
        var region = place.Region;
        var endpoint = place.Endpoint("SQS");
        address = endpoint ?? new Uri($"https://sqs.{region}.amazonaws.com{(region.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : "")}/");
        Where = endpoint is null ? region : $"{region} at {endpoint}";
        signer = new AwsRequestSigner(place.Credentials(endpoint), region, time);
    }

    /// <summary>The Region, and the endpoint where it is not AWS's own.</summary>
    public string Where { get; }

    /// <exception cref="SqsRefusal">SQS refused.</exception>
    /// <exception cref="CannotRunException">SQS could not be asked.</exception>
    public async Task<JsonElement> CallAsync(string operation, JsonObject members, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(members.ToJsonString(), new MediaTypeHeaderValue("application/x-amz-json-1.0")),
        };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", $"AmazonSQS.{operation}");
        await signer.SignAsync(request, "sqs", cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode ? Parse(body.Length == 0 ? "{}" : body) : throw RefusalOf(response, body);
        }
        catch (HttpRequestException failure)
        {
            throw new CannotRunException(failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                ? $"Nobody listens at {address}. Is the local cloud running, and is this its SQS endpoint?"
                : $"{address} could not be reached: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CannotRunException($"{address} did not answer within {CallTimeMax.TotalSeconds} seconds.");
        }
    }

    public void Dispose() => http.Dispose();

    private SqsRefusal RefusalOf(HttpResponseMessage response, string body)
    {
        var code = response.Headers.TryGetValues("x-amzn-query-error", out var values) ? values.First().Split(';')[0] : null;
        try
        {
            var json = Parse(body);
            var type = json.TryGetProperty("__type", out var given) ? given.GetString()?.Split('#')[^1] : null;
            var message = json.TryGetProperty("message", out var small) || json.TryGetProperty("Message", out small) ? small.GetString() : null;
            return new(code ?? type ?? $"HTTP {(int)response.StatusCode}", message ?? "");
        }
        catch (Exception failure) when (failure is CannotRunException or InvalidOperationException)
        {
            return new(code ?? $"HTTP {(int)response.StatusCode}", "");
        }
    }

    private JsonElement Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            throw new CannotRunException($"What answers at {address} is not SQS: its answer is no JSON.");
        }
    }
}

/// <summary>SQS refused a call.</summary>
internal sealed class SqsRefusal(string code, string reason) : Exception($"SQS refused: {code.Split('.')[^1]}. {reason}".TrimEnd())
{
    /// <summary>The code of the older protocol, which clients show: <c>AWS.SimpleQueueService.NonExistentQueue</c>.</summary>
    public string Code { get; } = code;

    public bool IsNoQueue => Code.EndsWith("NonExistentQueue", StringComparison.Ordinal) || Code.EndsWith("QueueDoesNotExist", StringComparison.Ordinal);
}
