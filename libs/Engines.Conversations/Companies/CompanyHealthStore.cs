namespace Engines.Conversations;

/// <summary>Health.</summary>
public sealed class CompanyHealthStore(DynamoTable table)
{
    /// <summary>Template.</summary>
    public Task SetTemplateStateAsync(string companyId, string projectId, TemplateKey key, TemplateState state, string detail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _ = table;
        return Task.CompletedTask;
    }

    /// <summary>Sender.</summary>
    public Task SetSenderStoppedAsync(string companyId, string projectId, Channel channel, bool isStopped, string detail, DateTimeOffset at, CancellationToken cancellationToken)
    {
        _ = table;
        return Task.CompletedTask;
    }
}
