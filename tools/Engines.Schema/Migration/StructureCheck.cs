using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Looks whether what a structure migration needs has been deployed. On an emulator, where nothing is deployed, it can bring indexes and expiry itself.</summary>
/// <param name="dynamo">Where the tables are.</param>
/// <param name="time">The clock that waiting goes by.</param>
public sealed class StructureCheck(IAmazonDynamoDB dynamo, TimeProvider time)
{
    private const int LooksMax = 240;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>What is missing, in the order of the file; empty when all of it stands.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="file">The tables as they are now.</param>
    /// <param name="naming">From the short name of a table to its real one.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="SchemaException">tables.yaml has no such table or index.</exception>
    public async Task<IReadOnlyList<Requirement>> MissingAsync(MigrationFile.Structure migration, TablesFile file, Func<string, string> naming, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(naming);
        var wanted = CreationRequest.Of(MigrationTarget.TableOf(migration, file), naming(migration.Table));
        foreach (var index in migration.Requires.OfType<Requirement.Index>())
            _ = IndexOf(wanted, index, migration);

        var standing = await DescribeAsync(wanted.TableName, cancellationToken).ConfigureAwait(false);
        if (standing is null)
            return migration.Requires;
        var expiry = await ExpiryAsync(wanted.TableName, cancellationToken).ConfigureAwait(false);
        return [.. migration.Requires.Where(requirement => !Stands(requirement, standing, wanted, expiry))];
    }

    /// <summary>Brings what is missing, one index after the other as DynamoDB wants it, and waits for it.</summary>
    public async Task BringAsync(MigrationFile.Structure migration, TablesFile file, Func<string, string> naming, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(migration, file, naming, cancellationToken).ConfigureAwait(false);
        var wanted = CreationRequest.Of(MigrationTarget.TableOf(migration, file), naming(migration.Table));
        foreach (var requirement in missing)
        {
            await AskAsync(requirement, wanted, migration, cancellationToken).ConfigureAwait(false);
            for (var look = 0; look < LooksMax && !await HasAsync(requirement, wanted, cancellationToken).ConfigureAwait(false); look++)
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task AskAsync(Requirement requirement, CreateTableRequest wanted, MigrationFile migration, CancellationToken cancellationToken) => requirement switch
    {
        Requirement.Table => TableCreator.CreateAsync(dynamo, [new(wanted, TimeToLive: null)], time, cancellationToken),
        Requirement.Index index => dynamo.UpdateTableAsync(Update(wanted, new() { Create = ActionOf(IndexOf(wanted, index, migration)) }), cancellationToken),
        Requirement.NoIndex index => dynamo.UpdateTableAsync(Update(wanted, new() { Delete = new() { IndexName = index.Name } }), cancellationToken),
        Requirement.TimeToLive ttl => dynamo.UpdateTimeToLiveAsync(
            new UpdateTimeToLiveRequest { TableName = wanted.TableName, TimeToLiveSpecification = new() { AttributeName = ttl.Attribute, Enabled = true } }, cancellationToken),
        _ => throw new InvalidOperationException($"{requirement} cannot be brought."),
    };

    private async Task<bool> HasAsync(Requirement requirement, CreateTableRequest wanted, CancellationToken cancellationToken) =>
        await DescribeAsync(wanted.TableName, cancellationToken).ConfigureAwait(false) is { } table && table.TableStatus == TableStatus.ACTIVE
        && Stands(requirement, table, wanted, await ExpiryAsync(wanted.TableName, cancellationToken).ConfigureAwait(false));

    private static bool Stands(Requirement requirement, TableDescription table, CreateTableRequest wanted, string? expiry) => requirement switch
    {
        Requirement.Table => table.TableStatus == TableStatus.ACTIVE,
        Requirement.Index index => (table.GlobalSecondaryIndexes ?? []).Find(one => one.IndexName == index.Name) is { } found && found.IndexStatus == IndexStatus.ACTIVE
            && Keys(found.KeySchema) == Keys(wanted.GlobalSecondaryIndexes.Find(one => one.IndexName == index.Name)!.KeySchema),
        Requirement.NoIndex index => (table.GlobalSecondaryIndexes ?? []).TrueForAll(one => one.IndexName != index.Name),
        Requirement.TimeToLive ttl => expiry == ttl.Attribute,
        _ => false,
    };

    private static string Keys(List<KeySchemaElement> key) => string.Join(',', key.Select(element => $"{element.AttributeName} {element.KeyType}"));

    private static GlobalSecondaryIndex IndexOf(CreateTableRequest wanted, Requirement.Index index, MigrationFile migration) =>
        (wanted.GlobalSecondaryIndexes ?? []).Find(one => one.IndexName == index.Name)
        ?? throw new SchemaException($"{migration.Path}: tables.yaml has no global index '{index.Name}' on '{migration.Table}'. {Suggestion.Among(index.Name, [.. (wanted.GlobalSecondaryIndexes ?? []).Select(one => one.IndexName)])}.");

    private static CreateGlobalSecondaryIndexAction ActionOf(GlobalSecondaryIndex index) =>
        new() { IndexName = index.IndexName, KeySchema = index.KeySchema, Projection = index.Projection };

    private static UpdateTableRequest Update(CreateTableRequest wanted, GlobalSecondaryIndexUpdate update) =>
        new() { TableName = wanted.TableName, AttributeDefinitions = wanted.AttributeDefinitions, GlobalSecondaryIndexUpdates = [update] };

    private async Task<TableDescription?> DescribeAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await dynamo.DescribeTableAsync(name, cancellationToken).ConfigureAwait(false)).Table;
        }
        catch (ResourceNotFoundException)
        {
            // That is one of the things that can be missing.
            return null;
        }
    }

    private async Task<string?> ExpiryAsync(string name, CancellationToken cancellationToken)
    {
        var answer = (await dynamo.DescribeTimeToLiveAsync(name, cancellationToken).ConfigureAwait(false)).TimeToLiveDescription;
        return answer?.TimeToLiveStatus == TimeToLiveStatus.ENABLED || answer?.TimeToLiveStatus == TimeToLiveStatus.ENABLING ? answer.AttributeName : null;
    }
}
