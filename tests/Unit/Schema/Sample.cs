using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

/// <summary>Small schemas to try one thing on, and the place of the real one.</summary>
internal static class Sample
{
    public const string Text = """
        version: 1
        types:
          colour:
            description: Which.
            values: [red, green]
          size:
            description: How big.
            attributes:
              width: { type: integer, required: true, description: Across. }
        every_item:
          schema_version: { type: integer, required: true, description: Version. }
        tables:
          things:
            resource: ThingTable
            description: Things.
            key:
              partition: { name: pk, type: S }
              sort: { name: sk, type: S }
            billing: on_demand
            ttl: ttl
            point_in_time_recovery: true
            encryption: by_parameter
            deletion_protection: by_parameter
            items:
              THING:
                description: One thing.
                key: { pk: "T#{id}", sk: THING }
                written_by: [people]
                version: 2
                versions:
                  2:
                    - rename: { from: label, to: title }
                attributes:
                  title: { type: string, required: true, since: 2, description: Title. }
                  colour: { type: colour, default: red, description: Colour. }
                  sizes: { type: list, of: size, description: Sizes. }
                  email: { type: string, personal: true, description: Whose. }
                  made_at: { type: timestamp, description: When. }
                  ttl: { type: timestamp, encoding: unix_seconds, description: Until. }
        access:
          reader:
            things: [GetItem, Query]
        """;

    public static string Root { get; } = FindRoot();

    public static string SchemaPath => Path.Combine(Root, "shared-infra/schema/tables.yaml");

    /// <summary>The sample with one piece of it changed.</summary>
    public static string With(string from, string to)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);
        return Text.Replace(from, to, StringComparison.Ordinal);
    }

    public static IReadOnlyList<string> ProblemsOf(string text)
    {
        try
        {
            TablesFile.Parse(text, "t.yaml");
            return [];
        }
        catch (SchemaException fault)
        {
            return [.. fault.Problems.Select(problem => problem.ToString())];
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Engines.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("No folder above the tests holds Engines.sln.");
    }
}
