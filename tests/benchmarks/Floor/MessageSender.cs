using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Floor;

/// <summary>What is written and sent for one message.</summary>
internal sealed record Message
{
    public required string ConversationId { get; init; }

    public required string RequestId { get; init; }

    public required string RequestHash { get; init; }

    public required string Request { get; init; }

    public required string CompanyId { get; init; }

    public required string ProjectId { get; init; }

    public required string Recipient { get; init; }

    public required string Template { get; init; }

    public required string Language { get; init; }

    public required string Name { get; init; }

    public required string Date { get; init; }

    public required string AttemptId { get; init; }

    public required string Worker { get; init; }

    public required DateTimeOffset LeaseUntil { get; init; }
}

/// <summary>Claim, call, record.</summary>
internal sealed class MessageSender(ConversationsTable table, MetaClient meta, TimeProvider time)
{
    public async Task SendAsync(string body, string worker, DateTimeOffset leaseUntil)
    {
        var message = Read(body, worker, leaseUntil);
        await table.ClaimAsync(message, time.GetUtcNow());
        var providerMessageId = await meta.SendAsync(message);
        await table.RecordAsync(message, providerMessageId, time.GetUtcNow());
    }

    private static Message Read(string body, string worker, DateTimeOffset leaseUntil)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var template = root.GetProperty("template");
        var variables = template.GetProperty("variables");
        var requestId = root.GetProperty("request_id").GetString()!;
        var recipient = root.GetProperty("recipient").GetString()!;
        var conversation = Hash($"whatsapp\n{Settings.CompanyAddress}\n{recipient}")[..26];
        return new Message
        {
            ConversationId = "c_" + conversation,
            RequestId = requestId,
            RequestHash = Hash(body),
            Request = body,
            CompanyId = root.GetProperty("company_id").GetString()!,
            ProjectId = root.GetProperty("project_id").GetString()!,
            Recipient = recipient,
            Template = template.GetProperty("name").GetString()!,
            Language = template.GetProperty("language").GetString()!,
            Name = variables.GetProperty("name").GetString()!,
            Date = variables.GetProperty("date").GetString()!,
            AttemptId = $"a1_{conversation}_{RandomNumberGenerator.GetHexString(16, lowercase: true)}_{Base64Url.EncodeToString(Encoding.ASCII.GetBytes(requestId))}",
            Worker = worker,
            LeaseUntil = leaseUntil,
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
