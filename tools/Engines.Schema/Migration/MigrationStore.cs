using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Which migration stands where.</summary>
/// <param name="table">The migrations table.</param>
/// <param name="time">The clock for what people read.</param>
internal sealed class MigrationStore(MigrationTable table, TimeProvider time)
{
    private const string Begun = "migration_status = :running AND pass_number = :pass";

    /// <summary>What is known of a migration; null if it was never begun.</summary>
    public async Task<MigrationRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await table.FindAsync(MigrationTable.KeyOf(id, MigrationTable.Whole), cancellationToken).ConfigureAwait(false) is { } item ? Read(item) : null;
        }
        catch (ResourceNotFoundException)
        {
            // The table is made when the first migration begins.
            return null;
        }
    }

    /// <summary>Begins a migration, goes on with it, or begins its next pass if items failed in the last one.</summary>
    /// <exception cref="SchemaException">Its file is not what it was when it began.</exception>
    public async Task<MigrationRecord> BeginAsync(MigrationFile migration, int segments, CancellationToken cancellationToken)
    {
        if (await FindAsync(migration.Id, cancellationToken).ConfigureAwait(false) is not { } standing)
        {
            await TryAsync(Start(migration, segments), cancellationToken).ConfigureAwait(false);
            standing = (await FindAsync(migration.Id, cancellationToken).ConfigureAwait(false))!;
        }

        RequireSame(migration, standing);
        if (standing.Status != MigrationStatus.Failed)
            return standing;
        await TryAsync(Again(standing), cancellationToken).ConfigureAwait(false);
        return (await FindAsync(migration.Id, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Ends a pass, unless somebody else has.</summary>
    public async Task<MigrationRecord> FinishAsync(MigrationRecord record, Counts counts, CancellationToken cancellationToken)
    {
        var request = new UpdateItemRequest
        {
            TableName = table.Name,
            Key = MigrationTable.KeyOf(record.Id, MigrationTable.Whole),
            UpdateExpression = $"SET migration_status = :status, finished_at = :now, {Stored.CountsSet}",
            ConditionExpression = Begun,
            ExpressionAttributeValues = new()
            {
                [":status"] = new(counts.Failed > 0 ? "failed" : "applied"),
                [":running"] = new("running"),
                [":pass"] = Stored.Number(record.Pass),
                [":now"] = Stored.Moment(time.GetUtcNow()),
            },
        };
        Stored.Put(request.ExpressionAttributeValues, counts);
        await TryAsync(request, cancellationToken).ConfigureAwait(false);
        return (await FindAsync(record.Id, cancellationToken).ConfigureAwait(false))!;
    }

    /// <exception cref="SchemaException">The file is not what it was when the migration began.</exception>
    public static void RequireSame(MigrationFile migration, MigrationRecord record)
    {
        if (record.Checksum != migration.Checksum)
        {
            throw new SchemaException($"{migration.Path}: {migration.Id} was {(record.Status == MigrationStatus.Applied ? "applied" : "begun")} with another text "
                + $"(recorded checksum {record.Checksum[..12]}, the file's {migration.Checksum[..12]}). Restore the file, and write a new migration for what is to change.");
        }
    }

    private UpdateItemRequest Start(MigrationFile migration, int segments) => new()
    {
        TableName = table.Name,
        Key = MigrationTable.KeyOf(migration.Id, MigrationTable.Whole),
        UpdateExpression = "SET migration_status = :running, checksum = :checksum, pass_number = :one, segment_count = :segments, started_at = :now",
        ConditionExpression = "attribute_not_exists(migration_status)",
        ExpressionAttributeValues = new()
        {
            [":running"] = new("running"),
            [":checksum"] = new(migration.Checksum),
            [":one"] = Stored.Number(1),
            [":segments"] = Stored.Number(segments),
            [":now"] = Stored.Moment(time.GetUtcNow()),
        },
    };

    private UpdateItemRequest Again(MigrationRecord record) => new()
    {
        TableName = table.Name,
        Key = MigrationTable.KeyOf(record.Id, MigrationTable.Whole),
        UpdateExpression = "SET migration_status = :running, pass_number = :next REMOVE finished_at",
        ConditionExpression = "migration_status = :failed AND pass_number = :pass",
        ExpressionAttributeValues = new()
        {
            [":running"] = new("running"),
            [":failed"] = new("failed"),
            [":pass"] = Stored.Number(record.Pass),
            [":next"] = Stored.Number(record.Pass + 1),
        },
    };

    // A refusal means that another run, or this one's own repeated request, has done it; what stands is read afterwards either way.
    private async Task TryAsync(UpdateItemRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ConditionalCheckFailedException)
        {
        }
    }

    private static MigrationRecord Read(Dictionary<string, AttributeValue> item) => new(
        item[MigrationTable.IdAttribute].S,
        item["migration_status"].S switch { "applied" => MigrationStatus.Applied, "failed" => MigrationStatus.Failed, _ => MigrationStatus.Running },
        item["checksum"].S,
        (int)Stored.Number(item, "pass_number"),
        (int)Stored.Number(item, "segment_count"),
        Stored.Counts(item),
        Stored.Moment(item, "finished_at"));
}
