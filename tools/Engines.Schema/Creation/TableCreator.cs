using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema;

/// <summary>
/// Makes the tables of a <see cref="TablesFile"/> or of a template where CloudFormation does not: on an emulator. Recovery, tags, encryption and deletion protection are
/// left out, because DynamoDB Local knows none of them; deployed tables come from <c>shared-infra/template.yaml</c> only.
/// </summary>
public static class TableCreator
{
    /// <summary>How often a table is looked at before it is given up.</summary>
    /// <value>240 times, a quarter of a second apart: a minute, many times what an emulator needs.</value>
    public const int LooksMax = 240;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Makes every table that does not stand yet, with keys, indexes and expiry, and waits until all can be used.</summary>
    /// <param name="dynamo">The emulator.</param>
    /// <param name="tables">What to make.</param>
    /// <param name="naming">From the short name of a table (<c>conversations</c>) to its real one.</param>
    /// <param name="cancellationToken">Ends the work; tables made so far stay.</param>
    /// <exception cref="SchemaException">A table of that name stands with other keys or indexes, or does not become active.</exception>
    public static Task CreateAsync(IAmazonDynamoDB dynamo, TablesFile tables, Func<string, string> naming, CancellationToken cancellationToken) =>
        CreateAsync(dynamo, tables, naming, TimeProvider.System, cancellationToken);

    /// <inheritdoc cref="CreateAsync(IAmazonDynamoDB, TablesFile, Func{string, string}, CancellationToken)"/>
    /// <param name="time">The clock that the waiting goes by.</param>
    public static async Task CreateAsync(
        IAmazonDynamoDB dynamo, TablesFile tables, Func<string, string> naming, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dynamo);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(naming);
        ArgumentNullException.ThrowIfNull(time);

        var requests = tables.Tables.Select(table => new TableRequest(CreationRequest.Of(table, naming(table.Name)), table.Settings.TimeToLive)).ToArray();
        await CreateAsync(dynamo, requests, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes every table that does not stand yet, and waits until all can be used.</summary>
    /// <param name="dynamo">The emulator.</param>
    /// <param name="tables">What to make.</param>
    /// <param name="time">The clock that the waiting goes by.</param>
    /// <param name="cancellationToken">Ends the work; tables made so far stay.</param>
    /// <exception cref="SchemaException">A table of that name stands with other keys or indexes, or does not become active.</exception>
    public static async Task CreateAsync(IAmazonDynamoDB dynamo, IReadOnlyList<TableRequest> tables, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dynamo);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(time);

        foreach (var table in tables)
            await RequestAsync(dynamo, table.Creation, cancellationToken).ConfigureAwait(false);

        foreach (var table in tables)
        {
            var name = table.Creation.TableName;
            var standing = await WaitAsync(dynamo, name, time, cancellationToken).ConfigureAwait(false);
            RequireSame(table.Creation, standing);
            await ExpireAsync(dynamo, name, table.TimeToLive, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RequestAsync(IAmazonDynamoDB dynamo, CreateTableRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await dynamo.CreateTableAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceInUseException)
        {
            // It stands already; whether it is the same is looked at once it is active.
        }
    }

    private static async Task<TableDescription> WaitAsync(IAmazonDynamoDB dynamo, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var look = 0; look < LooksMax; look++)
        {
            if (look > 0)
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);

            var table = await DescribeAsync(dynamo, name, cancellationToken).ConfigureAwait(false);
            if (table?.TableStatus == TableStatus.ACTIVE && (table.GlobalSecondaryIndexes ?? []).TrueForAll(index => index.IndexStatus == IndexStatus.ACTIVE))
                return table;
        }

        throw new SchemaException($"The table '{name}' was not active after {LooksMax} looks, {Pause.TotalMilliseconds} ms apart. Look at the emulator's log.");
    }

    private static async Task<TableDescription?> DescribeAsync(IAmazonDynamoDB dynamo, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await dynamo.DescribeTableAsync(name, cancellationToken).ConfigureAwait(false)).Table;
        }
        catch (ResourceNotFoundException)
        {
            // A new table is not always visible at once.
            return null;
        }
    }

    private static void RequireSame(CreateTableRequest wanted, TableDescription standing)
    {
        var (want, found) = (CreationRequest.Shape(wanted), CreationRequest.Shape(standing));
        if (want != found)
        {
            throw new SchemaException($"The table '{wanted.TableName}' stands already and is another one: it has {found}, and the schema says {want}. "
                + "Delete it, or choose other names.");
        }
    }

    private static async Task ExpireAsync(IAmazonDynamoDB dynamo, string name, string? attribute, CancellationToken cancellationToken)
    {
        if (attribute is null)
            return;

        var standing = await dynamo.DescribeTimeToLiveAsync(name, cancellationToken).ConfigureAwait(false);
        var status = standing.TimeToLiveDescription?.TimeToLiveStatus;
        if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING)
            return;

        var specification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = true };
        await dynamo.UpdateTimeToLiveAsync(new UpdateTimeToLiveRequest { TableName = name, TimeToLiveSpecification = specification }, cancellationToken)
            .ConfigureAwait(false);
    }
}
