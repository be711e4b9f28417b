using Engines.Schema;

namespace Engines.Tests.Unit.Schema;

public sealed class SchemaComparisonTests
{
    private static readonly string Before = File.ReadAllText(Path.Combine(Sample.Root, "tests/Integration/Schema/Everything/tables.yaml"));

    /// <summary>One change of the text, and the kinds of change that come of it.</summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "namespace: Everything.Tables", "namespace: Other.Tables", "namespace-changed" },
        { "resource: ThingTable", "resource: OtherTable", "table-resource-changed" },
        { "description: Things of every kind.", "description: Things.", "table-description-changed" },
        { "projection: KEYS_ONLY", "projection: ALL", "index-projection-changed" },
        { "{ name: rank, type: N }]\n", "{ name: rank, type: N }, { name: text, type: S }]\n", "index-key-changed" },
        { "description: Who owns what.", "description: Owners.", "index-description-changed" },
        { "projection: KEYS_ONLY\n", "projection: KEYS_ONLY\n        warm_throughput: { read: 1, write: 1 }\n", "index-capacity-changed" },
        { "description: In order.\n        sort: { name: rank, type: N }", "description: In order.\n        sort: { name: text, type: S }", "local-index-changed" },
        { "projection: ALL\n", "projection: KEYS_ONLY\n", "local-index-changed" },
        { "    local_indexes:\n", "    local_indexes:\n      by-text:\n        description: Texts.\n        sort: { name: text, type: S }\n        projection: KEYS_ONLY\n", "local-index-added" },
        { "read: { min: 5, max: 50, target: 70 }", "read: { min: 5, max: 60, target: 70 }", "billing-capacity-changed" },
        { "billing: { mode: on_demand, max_read_units: 100, max_write_units: 50 }", "billing: { mode: provisioned, read: 5, write: 5 }", "billing-mode-changed" },
        { "{ read: 12000, write: 4000 }", "{ read: 13000, write: 4000 }", "warm-throughput-raised" },
        { "{ read: 12000, write: 4000 }", "{ read: 13000, write: 3999 }", "warm-throughput-lowered" },
        { "    stream: new_image\n", "", "stream-removed" },
        { "    stream: new_image\n", "    stream: old_image\n", "stream-view-changed" },
        { "    replicas: [eu-west-1, eu-central-1]\n", "    replicas: [eu-west-1, eu-central-1]\n    stream: new_and_old_images\n", "stream-added" },
        { "    ttl: expires\n", "", "ttl-removed" },
        { "    ttl: expires\n", "    ttl: other\n", "ttl-attribute-changed,attribute-added" },
        { "{ days: 7 }", "{ days: 9 }", "recovery-days-changed" },
        { "{ days: 7 }", "false", "recovery-disabled" },
        { "point_in_time_recovery: false", "point_in_time_recovery: true", "recovery-enabled" },
        { "backup: daily", "backup: none", "backup-changed" },
        { "encryption: aws_managed", "encryption: { key: arn }", "encryption-changed" },
        { "deletion_protection: \"false\"", "deletion_protection: \"true\"", "deletion-protection-changed" },
        { "    stream: new_image\n", "    stream: new_and_old_images\n    replicas: [eu-west-1]\n", "stream-view-changed,table-becomes-replicated" },
        { "[eu-west-1, eu-central-1]", "[eu-west-1, eu-central-1, eu-north-1]", "replica-added" },
        { "[eu-west-1, eu-central-1]", "[eu-west-1]", "replica-removed" },
        { "sk: \"P#{name}\"", "sk: \"Q#{name}\"", "item-key-pattern-changed" },
        { "        written_by: [maker]\n        version: 3", "        written_by: [maker, reader]\n        version: 3", "item-writers-changed" },
        { "description: How many.", "description: How much.", "item-description-changed" },
        { "        version: 3\n", "        version: 4\n", "item-version-raised" },
        { "total: { type: number,", "more: { type: string, description: More. }\n          total: { type: number,", "attribute-added" },
        { "total: { type: number,", "more: { type: string, default: a, description: More. }\n          total: { type: number,", "attribute-added-with-default" },
        { "total: { type: number,", "more: { type: string, required: true, description: More. }\n          total: { type: number,", "attribute-added-required" },
        { "          text: { type: string, description: 'Any text, with \"quotes\", \\ and */ in its description.' }\n", "", "attribute-removed" },
        { "          gone: { type: string, deprecated: Use text., description: Nobody writes it. }\n", "", "deprecated-attribute-removed" },
        { "flag: { type: boolean,", "banner: { type: boolean, renamed_from: flag,", "attribute-renamed" },
        { "flag: { type: boolean,", "flag: { type: string,", "attribute-type-changed" },
        { "flag: { type: boolean,", "flag: { type: boolean, default: true,", "default-added" },
        { "flag: { type: boolean,", "flag: { type: boolean, required: true,", "attribute-became-required" },
        { "flag: { type: boolean,", "flag: { type: boolean, personal: true,", "attribute-became-personal" },
        { "flag: { type: boolean,", "flag: { type: boolean, deprecated: No more.,", "attribute-deprecated" },
        { "description: Yes or no.", "description: No or yes.", "attribute-description-changed" },
        { "made_at: { type: timestamp, required: true", "made_at: { type: timestamp, required: false", "attribute-became-optional" },
        { "seen: { type: timestamp, encoding: unix_millis,", "seen: { type: timestamp, encoding: iso8601,", "attribute-encoding-changed" },
        { "default: 3,", "default: 4,", "default-changed" },
        { "default: 3, ", "", "default-removed" },
        { "deprecated: Use text., ", "", "attribute-no-longer-deprecated" },
        { "[dark-red, green, \"2nd blue\"]", "[dark-red, green, \"2nd blue\", black]", "enum-value-added" },
        { "[dark-red, green, \"2nd blue\"]", "[dark-red, green]", "enum-value-removed" },
        { "[dark-red, green, \"2nd blue\"]", "{ dark-red: Dark., green: null, \"2nd blue\": null }", "enum-value-description-changed,enum-value-description-changed,enum-value-description-changed" },
        { "  size:\n", "  more:\n    description: More.\n    values: [a]\n  size:\n", "type-added" },
        { "description: A word that code has to spell otherwise.", "description: A word.", "type-description-changed" },
        { "inner: { type: size,", "depth: { type: integer, required: true, description: Deep. }\n      inner: { type: size,", "attribute-added-required" },
        { "counters: [UpdateItem]", "counters: [UpdateItem, GetItem]", "access-granted" },
        { "counters: [UpdateItem]", "counters: []", "write-access-revoked" },
        { "by-rank: [Scan, Query]", "by-rank: [Query]", "access-revoked" },
        { "at: \"{at:unix_millis}\"", "at: \"{at:integer}\"", "item-key-pattern-changed" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Compare_OneChange_IsNamed(string from, string to, string kinds)
    {
        var changes = Compare(Before, Change(from, to));

        Assert.Equal(kinds.Split(','), changes.Select(change => change.Kind.Name));
    }

    [Theory]
    [InlineData("partition-key-changed", "name: pk, type: S", "name: p, type: S", "pk: ", "p: ")]
    [InlineData("sort-key-changed", "name: sk, type: S", "name: s, type: S", "sk: ", "s: ")]
    [InlineData("sort-key-removed", "      sort: { name: at, type: N }\n", "", ", at: \"{at:unix_millis}\"", "")]
    [InlineData("key-type-changed", "sort: { name: at, type: N }", "sort: { name: at, type: S }", "at: \"{at:unix_millis}\"", "at: \"{at:unix_millis}#\"")]
    [InlineData("version-attribute-changed", "version_attribute: shape", "version_attribute: form", "  shape:", "  form:")]
    [InlineData("attribute-of-a-key-changed-type", "{ name: rank, type: N }", "{ name: rank, type: S }", "rank: { type: integer", "rank: { type: string")]
    [InlineData("type-removed", "      colour: { type: colour, required: true, description: Of the outside. }\n", "", "mood: { type: enum, values: [good, bad]", "mood: { type: string")]
    [InlineData("attribute-added-by-rule", "{ attribute: tries, value: 7 }", "{ attribute: more, value: 7 }", "tries: { type: integer, required: true, since: 2", "more: { type: integer, required: true, since: 2")]
    [InlineData("attribute-is-no-longer-personal", "personal: true, description: Whose; also in the key.", "description: Whose; also in the key.", "", "")]
    public void Compare_AChangeThatTakesOthersAlong_IsNamed(string kind, string from, string to, string also, string toAlso)
    {
        var changed = Change(from, to);
        changed = also.Length == 0 ? changed : changed.Replace(also, toAlso, StringComparison.Ordinal);
        var before = kind == "attribute-added-by-rule" ? Before.Replace("        version: 3\n", "        version: 1\n", StringComparison.Ordinal)
            .Replace(", since: 2", "", StringComparison.Ordinal).Replace(", since: 3", "", StringComparison.Ordinal).Replace(VersionsOf(Before), "", StringComparison.Ordinal) : Before;

        Assert.Contains(kind, Compare(before, changed).Select(change => change.Kind.Name));
    }

    [Theory]
    [InlineData("sort-key-added", "sort-key-removed")]
    [InlineData("index-added", "index-removed")]
    [InlineData("local-index-removed", "local-index-added")]
    [InlineData("table-added", "table-removed")]
    [InlineData("item-added", "item-removed")]
    [InlineData("item-version-lowered", "item-version-raised")]
    [InlineData("ttl-added", "ttl-removed")]
    public void Compare_TheOtherWayRound_IsTheOppositeKind(string kind, string opposite)
    {
        var (less, more) = kind switch
        {
            "sort-key-added" => (Change("      sort: { name: at, type: N }\n", "").Replace(", at: \"{at:unix_millis}\"", "", StringComparison.Ordinal), Before),
            "index-added" => (Cut(Before, "    indexes:\n", "    local_indexes:\n").Replace(", indexes: { by-owner: [Query] }", "", StringComparison.Ordinal).Replace("by-owner: [Query], ", "", StringComparison.Ordinal), Before),
            "table-added" => (Cut(Before, "  counters:\n", "access:\n").Replace("    counters: [UpdateItem]\n", "", StringComparison.Ordinal), Before),
            "item-added" => (Cut(Before, "      PLAIN:\n", "  counters:\n"), Before),
            "item-version-lowered" => (Change("        version: 3\n", "        version: 4\n"), Before),
            "ttl-added" => (Change("    ttl: expires\n", ""), Before),
            _ => (Before, Cut(Before, "    local_indexes:\n", "    billing:\n").Replace(", by-rank: [Scan, Query]", "", StringComparison.Ordinal)),
        };

        Assert.Contains(kind, Compare(less, more).Select(change => change.Kind.Name));
        Assert.Contains(opposite, Compare(more, less).Select(change => change.Kind.Name));
    }

    [Fact]
    public void Compare_AnAttributeRenamedTwice_IsOneRename()
    {
        var first = "        attributes:\n          first: { type: string, required: true, description: First. }\n          factor: { type: integer, description: Factor. }\n";
        var before = Before[..Before.IndexOf("        version: 4\n", StringComparison.Ordinal)] + first + Before[Before.IndexOf("  counters:\n", StringComparison.Ordinal)..];

        var changes = Compare(before, Before).Select(change => $"{change.Place} {change.Kind.Name} {change.What}".TrimEnd());

        Assert.Equal(
            ["things.CHAIN item-version-raised 1 → 4", "things.CHAIN.factor attribute-renamed now weight", "things.CHAIN.first attribute-renamed now third", "things.CHAIN.summary attribute-added string"],
            changes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compare_TwoIndexesAtOnce_IsImpossible()
    {
        const string Other = "    indexes:\n      by-other:\n        description: Other.\n        partition: { name: text, type: S }\n        projection: KEYS_ONLY\n";
        var replaced = Change("    indexes:\n      by-owner:", Other + "      by-owners:").Replace("by-owner: [Query]", "by-owners: [Query]", StringComparison.Ordinal);

        var changes = Compare(Before, replaced);

        Assert.Equal(Verdict.ImpossibleInPlace, changes[0].Kind.Verdict);
        Assert.Equal(("several-indexes-changed", "3 at once"), (changes[0].Kind.Name, changes[0].What));
    }

    [Fact]
    public void Compare_WithItself_FindsNothing() => Assert.Empty(Compare(Before, Before));

    [Fact]
    public void Kinds_AreAtLeastFortyAndEachSaysWhyAndWhatToDo()
    {
        Assert.True(ChangeKinds.All.Count >= 40);
        Assert.All(ChangeKinds.All, kind => Assert.True(kind.Reason.EndsWith('.') && kind.WayOut.EndsWith('.') && kind.Bump > Bump.None));
        Assert.All(ChangeKinds.All.Where(kind => kind.Verdict is Verdict.BreaksReaders or Verdict.BreaksWriters), kind => Assert.Equal(Bump.Major, kind.Bump));
    }

    [Fact]
    public void Kinds_AreAllTried()
    {
        var source = File.ReadAllText(Path.Combine(Sample.Root, "tests/Unit/Schema/SchemaComparisonTests.cs"));

        Assert.All(ChangeKinds.All, kind => Assert.True(source.Contains($"\"{kind.Name}", StringComparison.Ordinal) || source.Contains($",{kind.Name}", StringComparison.Ordinal), kind.Name));
    }

    private static IReadOnlyList<SchemaChange> Compare(string before, string after) =>
        SchemaComparison.Compare(TablesFile.Parse(before, "before.yaml"), TablesFile.Parse(after, "after.yaml"));

    private static string Change(string from, string to)
    {
        var text = to == "    ttl: other\n" ? Before.Replace("          seen:", "          other: { type: timestamp, encoding: unix_seconds, description: O. }\n          seen:", StringComparison.Ordinal) : Before;
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static string VersionsOf(string text) => text[text.IndexOf("        versions:\n", StringComparison.Ordinal)..text.IndexOf("        attributes:\n          title", StringComparison.Ordinal)];

    private static string Cut(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text.Remove(start, text.IndexOf(to, start, StringComparison.Ordinal) - start);
    }
}
