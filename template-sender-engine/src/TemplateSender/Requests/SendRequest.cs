using Engines.Conversations;

namespace TemplateSender.Requests;

/// <summary>A request from the queue that was found to be well formed (docs/contract.md).</summary>
public sealed record SendRequest
{
    public required string RequestId { get; init; }

    public required string CompanyId { get; init; }

    public required string ProjectId { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The person's address, normalised.</summary>
    public required string Recipient { get; init; }

    public required string TemplateName { get; init; }

    public required string Language { get; init; }

    /// <summary>By name.</summary>
    public required Dictionary<string, RequestVariable> Variables { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public RequestConsent? Consent { get; init; }

    /// <summary>By name.</summary>
    public required Dictionary<string, string> Metadata { get; init; }
}

/// <summary>The value of one variable: a string, or an amount of money.</summary>
public sealed record RequestVariable(string Text)
{
    public string? CurrencyCode { get; init; }

    public long AmountThousandths { get; init; }
}

/// <summary>What the producer says about the person's consent.</summary>
public sealed record RequestConsent(ConsentStatement Status, string? Source, DateTimeOffset? At);

/// <summary>What is wrong with one field of a request, without repeating personal data.</summary>
/// <param name="Path">The field, such as <c>template.variables.date</c>; <c>body</c> for the message as a whole.</param>
/// <param name="Problem">What is wrong, and what would be right.</param>
public sealed record RequestProblem(string Path, string Problem)
{
    public override string ToString() => $"{Path} {Problem}";
}

/// <summary>What reading a message came to.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    public sealed record Valid(SendRequest Request) : ReadResult;

    public sealed record Invalid(IReadOnlyList<RequestProblem> Problems) : ReadResult;
}
