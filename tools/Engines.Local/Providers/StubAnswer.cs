using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Engines.Local.Providers;

/// <summary>A request as it came in.</summary>
internal sealed record StubRequest(string Method, string Path, string ContentType, IHeaderDictionary Headers, string Body)
{
    public IQueryCollection Query { get; init; } = QueryCollection.Empty;
}

/// <summary>An answer in a provider's own form.</summary>
internal sealed record StubAnswer(int Status, JsonObject Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>A request that the real provider would refuse.</summary>
/// <param name="code">The provider's code.</param>
/// <param name="details">What is wrong, in the provider's manner.</param>
internal sealed class StubRefusalException(string code, string details) : Exception(details)
{
    public string Code { get; } = code;
}

/// <summary>What one provider understands and how it speaks.</summary>
internal abstract class Dialect
{
    /// <summary>Reads what can be read without judging it: the ledger shows refused calls too.</summary>
    public abstract StubCall Read(StubRequest request);

    /// <summary>Judges the request as the provider would.</summary>
    /// <exception cref="StubRefusalException">It is refused.</exception>
    public abstract void Check(StubRequest request, StubSettings settings);

    public abstract StubAnswer Accept(StubCall call, string messageId, DateTimeOffset now);

    /// <summary>True for a question that changes nothing; it is no entry of the ledger.</summary>
    public virtual bool IsQuestion(StubRequest request) => false;

    /// <summary>Answers a question from what was taken so far.</summary>
    /// <exception cref="StubRefusalException">It is refused.</exception>
    public virtual StubAnswer Answer(StubRequest request, StubSettings settings, IReadOnlyList<LedgerEntry> entries) =>
        throw new NotSupportedException("This provider answers no questions.");

    public abstract StubAnswer Refuse(string code, string details);

    /// <summary>What becomes of a free text to a person who has not written in 24 hours: the code with which it fails later.</summary>
    /// <exception cref="StubRefusalException">It is refused at once.</exception>
    public virtual string? CloseWindow() => null;

    /// <summary>The code that goes with HTTP 429.</summary>
    public abstract string ThrottleCode { get; }

    public abstract string MessageId(int number);
}
