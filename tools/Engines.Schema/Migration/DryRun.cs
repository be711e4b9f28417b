using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>What a data migration would do.</summary>
/// <param name="Read">Items looked at.</param>
/// <param name="Would">Items that it would migrate.</param>
/// <param name="Refused">Reason to how many items it could not migrate for it.</param>
/// <param name="Examples">Some items, before and after.</param>
public sealed record DryRunReport(long Read, long Would, IReadOnlyDictionary<string, long> Refused, IReadOnlyList<DryRunExample> Examples);

/// <param name="KeyHash">Which item, as failures name it.</param>
/// <param name="Changes">What differs: attribute, before, after. What is personal is masked; what is not there is <c>-</c>.</param>
public sealed record DryRunExample(string KeyHash, IReadOnlyList<(string Attribute, string Before, string After)> Changes);

/// <summary>Reads the whole table, and writes nothing: not even that it was here.</summary>
/// <param name="dynamo">Where the tables are.</param>
/// <param name="options">Sizes and the clock.</param>
public sealed class DryRun(IAmazonDynamoDB dynamo, MigrationOptions options)
{
    private const string Absent = "-";

    /// <summary>Looks at every item.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="file">The tables as they are now.</param>
    /// <param name="naming">From the short name of a table to its real one.</param>
    /// <param name="examples">How many items to show.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="SchemaException">The migration does not fit the tables.</exception>
    public async Task<DryRunReport> RunAsync(MigrationFile.Data migration, TablesFile file, Func<string, string> naming, int examples, CancellationToken cancellationToken)
    {
        var target = MigrationTarget.Of(migration, file, naming);
        var items = new OldItems(dynamo, target, new(options.Time, options.Random));
        var (masking, refused, shown) = (new Masking(target), new SortedDictionary<string, long>(StringComparer.Ordinal), new List<DryRunExample>());
        var (read, would) = (0L, 0L);
        Dictionary<string, AttributeValue>? from = null;
        do
        {
            var page = await items.ReadAsync((0, 1), from, options.PageSize, cancellationToken).ConfigureAwait(false);
            read += page.Read;
            foreach (var item in page.Old)
            {
                switch (ItemTransformation.Apply(migration, item))
                {
                    case ItemChange.Refused reason:
                        refused[reason.Reason] = refused.GetValueOrDefault(reason.Reason) + 1;
                        break;
                    case ItemChange.Made made:
                        would++;
                        if (shown.Count < examples)
                            shown.Add(Example(target, masking, item, made));
                        break;
                }
            }

            from = page.Next;
        }
        while (from is not null);

        return new(read, would, refused, shown);
    }

    private static DryRunExample Example(MigrationTarget target, Masking masking, Dictionary<string, AttributeValue> item, ItemChange.Made made)
    {
        var changes = new List<(string, string, string)>
        {
            (target.VersionAttribute, Show(item.GetValueOrDefault(target.VersionAttribute), target.VersionAttribute), $"{target.Migration.To}"),
        };
        foreach (var (name, before) in made.Seen)
        {
            var after = made.After.GetValueOrDefault(name);
            if (!ReferenceEquals(before, after))
                changes.Add((name, Show(before, name), Show(after, name)));
        }

        foreach (var step in target.Migration.Steps.OfType<MigrationStep.Add>())
            changes.Add((step.Attribute, Show(item.GetValueOrDefault(step.Attribute), step.Attribute), $"{step.By:+0;-0}"));
        return new(target.HashOf(item), changes);

        string Show(AttributeValue? value, string name) => value is null ? Absent : masking.Show(name, value);
    }
}
