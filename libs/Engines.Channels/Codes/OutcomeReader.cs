using System.Globalization;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Channels;

/// <summary>Turns what became of a call into an outcome. Only what was certainly not taken may ever be tried again.</summary>
/// <param name="Provider">Who was called.</param>
/// <param name="MessageId">Finds the id of the message in a success.</param>
/// <param name="Code">Finds the provider's code in an error; the element is undefined where the body is not JSON.</param>
internal sealed record OutcomeReader(
    ProviderKind Provider, Func<JsonElement, string?> MessageId, Func<CallResult.Answered, JsonElement, string?> Code)
{
    private const int MessageIdLengthMax = 512;

    public SendOutcome Read(CallResult result) => result switch
    {
        CallResult.NotSent lost => new SendOutcome.NotAccepted(Error(lost.Code, FailureClass.Unavailable)),
        CallResult.Lost lost => new SendOutcome.Unknown(Error(lost.Code, FailureClass.Unavailable)),
        CallResult.Answered answer => Read(answer),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "No such result."),
    };

    private SendOutcome Read(CallResult.Answered answer)
    {
        using var document = Parse(answer);
        var root = document?.RootElement ?? default;
        if (answer.Status is >= 200 and < 300)
        {
            return root.ValueKind == JsonValueKind.Object && MessageId(root) is { Length: > 0 and <= MessageIdLengthMax } id
                ? new SendOutcome.Accepted(id)
                : new SendOutcome.Unknown(Error("unreadable_answer", FailureClass.Unavailable));
        }

        var code = answer.IsComplete ? Code(answer, root) : null;
        return ProviderCodes.TryClassify(Provider, code, out var meaning)
            ? Outcome(meaning, Error(code!, meaning.Class), answer.RetryAfter)
            : ByStatus(answer, code);
    }

    private SendOutcome ByStatus(CallResult.Answered answer, string? code)
    {
        var meaning = answer.Status switch
        {
            408 => new CodeMeaning(CodeAnswer.Unknown, FailureClass.Unavailable),
            429 => new(CodeAnswer.Throttled, FailureClass.Rate),

            // A redirect is an answer in place of the work: the base address is wrong.
            >= 300 and < 400 or 401 or 403 => new(CodeAnswer.NotAccepted, FailureClass.Configuration),

            // A refusal whose reason got lost: it may have been for now only, and trying again is safe.
            >= 400 and < 500 when !answer.IsComplete => new(CodeAnswer.NotAccepted, FailureClass.Unclassified),
            >= 400 and < 500 => new(CodeAnswer.Refused, FailureClass.Unclassified),
            _ => new(CodeAnswer.Unknown, FailureClass.Unavailable),
        };
        return Outcome(meaning, Error(code ?? HttpCode(answer.Status), meaning.Class), answer.RetryAfter);
    }

    private static SendOutcome Outcome(CodeMeaning meaning, ProviderError error, TimeSpan? retryAfter) => meaning.Answer switch
    {
        CodeAnswer.Refused => new SendOutcome.Refused(error),
        CodeAnswer.Throttled => new SendOutcome.Throttled(error, retryAfter),
        CodeAnswer.NotAccepted => new SendOutcome.NotAccepted(error),
        _ => new SendOutcome.Unknown(error),
    };

    private static JsonDocument? Parse(CallResult.Answered answer)
    {
        if (!answer.IsComplete || answer.Body.IsEmpty)
            return null;
        try
        {
            return JsonDocument.Parse(answer.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ProviderError Error(string code, FailureClass failure) => new(Provider, code, failure);

    private static string HttpCode(int status) => "http_" + status.ToString(CultureInfo.InvariantCulture);
}
