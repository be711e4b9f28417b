using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Looks whether what a structure migration needs has been deployed. On an emulator, where nothing is deployed, it can bring all of it itself.</summary>
/// <param name="dynamo">Where the tables are.</param>
/// <param name="time">The clock that waiting goes by.</param>
public sealed class StructureCheck(IAmazonDynamoDB dynamo, TimeProvider time)
{
    /// <summary>How often a table is looked at, for each requirement, before it is given up.</summary>
    /// <value>240 times, a quarter of a second apart: a minute, many times what an emulator needs.</value>
    public const int LooksMax = 240;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>What is missing, in the order of the file; empty when all of it stands.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="file">The tables as they are now.</param>
    /// <param name="naming">From the short name of a table to its real one.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="SchemaException">tables.yaml has no such table or index, or no update can make of the table what tables.yaml says.</exception>
    public async Task<IReadOnlyList<Requirement>> MissingAsync(MigrationFile.Structure migration, TablesFile file, Func<string, string> naming, CancellationToken cancellationToken)
    {
        var wanted = WantedOf(migration, file, naming);
        var standing = await StandingTable.ReadAsync(dynamo, wanted.TableName, cancellationToken).ConfigureAwait(false);
        standing?.RequireSameKey(migration, wanted);
        return standing is null ? migration.Requires : [.. migration.Requires.Where(requirement => !standing.Has(requirement, wanted))];
    }

    /// <summary>Brings what is missing, one change after the other as DynamoDB wants it, and waits for each. It may be stopped anywhere, and goes on from what stands.</summary>
    /// <inheritdoc cref="MissingAsync"/>
    /// <exception cref="SchemaException">As for the look; or something did not come within <see cref="LooksMax"/> looks.</exception>
    public async Task BringAsync(MigrationFile.Structure migration, TablesFile file, Func<string, string> naming, CancellationToken cancellationToken)
    {
        var wanted = WantedOf(migration, file, naming);
        foreach (var requirement in migration.Requires)
            await BringAsync(requirement, migration, wanted, cancellationToken).ConfigureAwait(false);
    }

    private async Task BringAsync(Requirement requirement, MigrationFile migration, CreateTableRequest wanted, CancellationToken cancellationToken)
    {
        for (var look = 0; look < LooksMax; look++)
        {
            if (look > 0)
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);

            var standing = await StandingTable.ReadAsync(dynamo, wanted.TableName, cancellationToken).ConfigureAwait(false);
            standing?.RequireSameKey(migration, wanted);
            if (standing is { IsSettled: false })
                continue;
            if (standing?.Has(requirement, wanted) == true)
                return;
            await AskAsync(requirement, standing, wanted, cancellationToken).ConfigureAwait(false);
        }

        throw new SchemaException($"{migration.Path}: {wanted.TableName} did not get {requirement} within {LooksMax} looks, {Pause.TotalMilliseconds} ms apart. Look at the emulator's log, and run this again: it goes on from what stands.");
    }

    private async Task AskAsync(Requirement requirement, StandingTable? standing, CreateTableRequest wanted, CancellationToken cancellationToken)
    {
        try
        {
            await (standing is null
                ? TableCreator.CreateAsync(dynamo, [new(wanted, TimeToLive: null)], time, cancellationToken)
                : StructureStep.AskAsync(dynamo, requirement, standing, wanted, cancellationToken)).ConfigureAwait(false);
        }
        catch (AmazonDynamoDBException refusal) when (refusal is ResourceInUseException or LimitExceededException or ResourceNotFoundException)
        {
            // Another change is under way that a description does not show yet: the next look sees what came of it.
        }
    }

    private static CreateTableRequest WantedOf(MigrationFile.Structure migration, TablesFile file, Func<string, string> naming)
    {
        ArgumentNullException.ThrowIfNull(migration);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(naming);
        var wanted = CreationRequest.Of(MigrationTarget.TableOf(migration, file), naming(migration.Table));
        string[] known = [.. (wanted.GlobalSecondaryIndexes ?? []).Select(index => index.IndexName)];
        foreach (var requirement in migration.Requires)
        {
            var name = requirement switch { Requirement.Index index => index.Name, Requirement.NoIndex index => index.Name, _ => null };
            if (name is not null && (wanted.LocalSecondaryIndexes ?? []).Exists(index => index.IndexName == name))
                throw new SchemaException($"{migration.Path}: '{name}' is a local index of '{migration.Table}'. DynamoDB makes and removes local indexes only with their table: take a global index, or make a table with another name and copy the items.");
            if (requirement is Requirement.Index && !known.Contains(name, StringComparer.Ordinal))
                throw new SchemaException($"{migration.Path}: tables.yaml has no global index '{name}' on '{migration.Table}'. {Suggestion.Among(name!, known)}.");
        }

        return wanted;
    }
}
