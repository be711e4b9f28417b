using System.Collections.Concurrent;
using System.Text.Json;
using Engines.Conversations;

namespace Engines.Tests.Simulation.Permissions;

/// <summary>Writes down every AWS action of a function with its resource, where the request leaves the process: behind the SDK's pipeline and behind the SQS client.</summary>
/// <param name="resourceOf">The word for a table's name or a queue's URL.</param>
public sealed class CallRecorder(Func<string, string> resourceOf)
{
    private readonly ConcurrentDictionary<AwsCall, bool> calls = new();

    public IReadOnlySet<AwsCall> Calls => calls.Keys.ToHashSet();

    /// <summary>Reads a request; those that are no AWS calls are the providers' business.</summary>
    public async Task RecordAsync(HttpRequestMessage request)
    {
        if (request.RequestUri!.AbsolutePath.EndsWith("/v2/email/outbound-emails", StringComparison.Ordinal))
        {
            // SES asks for the second action when the content is a stored template; which one a call needs is SES's secret, so both are needed.
            Add("ses:SendEmail", "Email");
            Add("ses:SendTemplatedEmail", "Email");
            return;
        }

        if (!request.Headers.TryGetValues("X-Amz-Target", out var targets) || targets.First().Split('.') is not [var service, var operation])
            return;
        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync());
        if (service == "AmazonSQS")
            Add($"sqs:{operation}", resourceOf(body.RootElement.GetProperty("QueueUrl").GetString()!));
        else
            RecordDynamo(operation, body.RootElement);
    }

    /// <summary>Reads secrets through this one; what the extension asks for on the function's behalf is the function's action.</summary>
    public ISecretSource Before(ISecretSource inner) => new Secrets(this, inner);

    private void RecordDynamo(string operation, JsonElement body)
    {
        switch (operation)
        {
            case "BatchGetItem":
                foreach (var table in body.GetProperty("RequestItems").EnumerateObject())
                    Add("dynamodb:BatchGetItem", resourceOf(table.Name));
                break;
            case "TransactWriteItems":
                // A transaction has no action of its own: each of its writes is the write that it is.
                foreach (var write in body.GetProperty("TransactItems").EnumerateArray().SelectMany(item => item.EnumerateObject()))
                    Add($"dynamodb:{(write.Name == "ConditionCheck" ? "ConditionCheckItem" : write.Name + "Item")}", resourceOf(write.Value.GetProperty("TableName").GetString()!));
                break;
            default:
                var resource = resourceOf(body.GetProperty("TableName").GetString()!);
                Add($"dynamodb:{operation}", body.TryGetProperty("IndexName", out var index) ? $"{resource}/index/{index.GetString()}" : resource);
                break;
        }
    }

    private void Add(string action, string resource) => calls[new AwsCall(action, resource)] = true;

    private sealed class Secrets(CallRecorder recorder, ISecretSource inner) : ISecretSource
    {
        public Task<string> GetAsync(string reference, CancellationToken cancellationToken)
        {
            if (reference.StartsWith("secretsmanager:", StringComparison.Ordinal))
                recorder.Add("secretsmanager:GetSecretValue", "Secrets");
            else
                recorder.Add("ssm:GetParameter", "SecureParameters");
            return inner.GetAsync(reference, cancellationToken);
        }
    }
}
