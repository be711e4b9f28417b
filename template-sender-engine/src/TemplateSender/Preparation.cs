using Engines.Conversations;
using TemplateSender.Requests;

namespace TemplateSender;

/// <summary>What is known of one record of a batch before anything is written.</summary>
internal abstract record Prepared
{
    private Prepared()
    {
    }

    /// <summary>It can be worked on.</summary>
    public sealed record Ready(Outbound Message) : Prepared;

    /// <summary>It can never be worked on, and there is no conversation to say so in: a person has to see it.</summary>
    public sealed record Rejected(string Reason, string Detail) : Prepared;

    /// <summary>Something it needs could not be read now.</summary>
    public sealed record Faulted(Exception Failure) : Prepared;
}

/// <summary>Turns the body of a message into something that can be sent, or into a reason why not.</summary>
/// <param name="companies">Who may send, from where, and which templates.</param>
/// <param name="time">The clock.</param>
internal sealed class Preparation(CompanyStore companies, TimeProvider time)
{
    public async Task<Prepared> PrepareAsync(string body, CancellationToken cancellationToken)
    {
        var read = RequestReader.Read(body, time.GetUtcNow());
        if (read is ReadResult.Invalid invalid)
            return new Prepared.Rejected(SenderReasons.RequestInvalid, string.Join("; ", invalid.Problems));

        var request = ((ReadResult.Valid)read).Request;
        try
        {
            var company = await companies.FindAsync(request.CompanyId, request.ProjectId, cancellationToken).ConfigureAwait(false);
            return company is null
                ? new Prepared.Rejected(SenderReasons.CompanyUnknown, $"company_id '{request.CompanyId}' has no project_id '{request.ProjectId}'; create it in CompanyDataTable or correct the request")
                : Build(company, request);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // One company that cannot be read is no reason to fail the neighbours in the batch.
            return new Prepared.Faulted(failure);
        }
    }

    private static Prepared Build(Company company, SendRequest request)
    {
        if (!company.Senders.TryGetValue(request.Channel, out var sender))
            return new Prepared.Rejected(SenderReasons.ChannelUnknown, $"the company '{request.CompanyId}' has no sender for {request.Channel.ToName()}; add channels.{request.Channel.ToName()} to its data");
        if (sender.Address == request.Recipient)
            return new Prepared.Rejected(SenderReasons.RequestInvalid, "recipient is the company's own address; give the person's");

        var binding = TemplateBinder.Bind(company, request);
        var (json, hash) = CanonicalRequest.Write(request);
        return new Prepared.Ready(new Outbound
        {
            Record = new OutboundRecord
            {
                Conversation = ConversationId.Of(request.Channel, sender.Address, request.Recipient),
                RequestId = request.RequestId,
                RequestHash = hash,
                RequestJson = json,
                CompanyId = request.CompanyId,
                ProjectId = request.ProjectId,
                Channel = request.Channel,
                Provider = sender.Provider,
                Template = $"{request.TemplateName}/{request.Language}",
                WhenUnconfirmed = binding.Template?.WhenUnconfirmed ?? UnconfirmedPolicy.NeverTwice,
            },
            Sender = sender,
            Recipient = request.Recipient,
            Content = binding.Content,
            Problem = binding.Problem,
            Category = binding.Template?.Category ?? TemplateCategory.Utility,
            Consent = request.Consent?.Status ?? ConsentStatement.None,
            ConsentRule = company.Consent,
            IsCompanyPaused = company.IsPaused,
            NotBefore = request.NotBefore,
            ExpiresAt = request.ExpiresAt,
        });
    }
}
