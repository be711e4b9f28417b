using System.ClientModel;
using System.ClientModel.Primitives;
using Engines.Conversations;
using OpenAI.Responses;

namespace Replies.Decisions.Ai;

/// <summary>Asks an endpoint that speaks OpenAI's Responses API: once, within the policy's time limit, and without leaving anything stored there.</summary>
/// <param name="http">Carries the calls; without a time limit of its own.</param>
/// <param name="time">Measures the limit.</param>
public sealed class ResponsesWriter(HttpClient http, TimeProvider time) : IAnswerWriter
{
    private static readonly ClientLoggingOptions Silent = new() { EnableLogging = false };

    /// <inheritdoc/>
    public async Task<WriterResult> WriteAsync(TurnFacts facts, AiPolicy policy, string apiKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policy);
        using var limit = new CancellationTokenSource(policy.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // A cancelled call may go on for a while before it ends; nobody waits for that.
            return await AskAsync(facts, policy, apiKey, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (either.IsCancellationRequested)
        {
            return new WriterResult.Unusable(WriterProblems.Timeout);
        }
        catch (ClientResultException refusal)
        {
            // Some answers of status 200 end here too, when they are not what the package can read.
            var reason = refusal.Status switch
            {
                0 => WriterProblems.NoConnection,
                >= 200 and < 300 => WriterProblems.Invalid,
                var status => WriterProblems.Error(status),
            };
            return new WriterResult.Unusable(reason);
        }
        catch (Exception failure)
        {
            // The package does not say what reading an answer may throw, and no answer of an AI may stop a turn.
            return new WriterResult.Unusable(failure is HttpRequestException or IOException ? WriterProblems.NoConnection : WriterProblems.Invalid);
        }
    }

    private async Task<WriterResult> AskAsync(TurnFacts facts, AiPolicy policy, string apiKey, CancellationToken cancellationToken)
    {
        using var transport = new HttpClientPipelineTransport(http, enableLogging: false, loggerFactory: null);
        var client = new ResponsesClient(new ApiKeyCredential(apiKey), new ResponsesClientOptions
        {
            Endpoint = policy.Endpoint,
            Transport = transport,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = Silent,
            EnableDistributedTracing = false,
        });
        var result = await client.CreateResponseAsync(AnswerRequest.Create(facts, policy), cancellationToken).ConfigureAwait(false);
        return Read(result.Value);
    }

    private static WriterResult Read(ResponseResult response)
    {
        if (response.Status == ResponseStatus.Incomplete)
            return new WriterResult.Unusable(WriterProblems.Incomplete);
        if (response.Status is ResponseStatus.Failed or ResponseStatus.Cancelled)
            return new WriterResult.Unusable(WriterProblems.Error(response.Status == ResponseStatus.Failed ? "failed" : "cancelled"));
        if (response.Status != ResponseStatus.Completed)
            return new WriterResult.Unusable(WriterProblems.Invalid);

        string? text = null;
        foreach (var item in response.OutputItems)
        {
            if (item is not MessageResponseItem message)
                continue;
            foreach (var part in message.Content)
            {
                if (part.Kind == ResponseContentPartKind.Refusal)
                    return new WriterResult.Unusable(WriterProblems.Refused);
                if (part.Kind == ResponseContentPartKind.OutputText)
                    text += part.Text;
            }
        }

        return text is null ? new WriterResult.Unusable(WriterProblems.Invalid) : AnswerFormat.Read(text);
    }
}
