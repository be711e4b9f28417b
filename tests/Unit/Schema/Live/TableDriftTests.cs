using Amazon.DynamoDBv2.Model;
using Engines.Schema;

namespace Engines.Tests.Unit.Schema.Live;

public sealed class TableDriftTests
{
    private const string Extra = """
            indexes:
              by-title:
                description: By title.
                partition: { name: title, type: S }
                projection: INCLUDE
                attributes: [colour]
            local_indexes:
              by-time:
                description: By time.
                sort: { name: made_at, type: S }
                projection: KEYS_ONLY
            warm_throughput: { read: 20000, write: 9000 }
            stream: new_image
            replicas: []
            billing: { mode: provisioned, read: { min: 5, max: 50, target: 70 }, write: 5 }
        """;

    private static readonly string Text = Sample.Text.Replace("    billing: on_demand\n", Extra.ReplaceLineEndings("\n") + "\n", StringComparison.Ordinal)
        .Replace("    encryption: by_parameter\n    deletion_protection: by_parameter", "    encryption: aws_owned\n    deletion_protection: \"true\"", StringComparison.Ordinal);

    [Fact]
    public void Find_TheSameTable_IsNothing() => Assert.Empty(Find(Text, Text));

    [Theory]
    [InlineData("partition: { name: title, type: S }", "partition: { name: email, type: S }\n        carries_personal: true", "index-key-differs")]
    [InlineData("attributes: [colour]", "attributes: [colour, made_at]", "index-projection-differs")]
    [InlineData("      by-title:", "      by-name:", "index-missing", "index-not-in-file")]
    [InlineData("      by-time:", "      by-moment:", "local-index-missing", "local-index-not-in-file")]
    [InlineData("sort: { name: made_at, type: S }", "sort: { name: colour, type: S }", "local-index-key-differs")]
    [InlineData("projection: KEYS_ONLY", "projection: ALL\n        carries_personal: true", "local-index-projection-differs")]
    [InlineData("read: 20000", "read: 30000", "warm-throughput-differs")]
    [InlineData("stream: new_image", "stream: none", "stream-differs")]
    [InlineData("replicas: []", "stream: new_and_old_images\n    replicas: [eu-west-3]", "replicas-differ", "stream-differs")]
    [InlineData("write: 5 }", "write: 6 }", "billing-capacity-differs")]
    [InlineData("{ min: 5, max: 50, target: 70 }", "{ min: 6, max: 50, target: 70 }", "billing-capacity-differs")]
    [InlineData("{ mode: provisioned, read: { min: 5, max: 50, target: 70 }, write: 5 }", "on_demand", "billing-mode-differs")]
    [InlineData("    ttl: ttl\n", "", "ttl-differs")]
    [InlineData("point_in_time_recovery: true", "point_in_time_recovery: false", "recovery-differs")]
    [InlineData("point_in_time_recovery: true", "point_in_time_recovery: { days: 7 }", "recovery-days-differ")]
    [InlineData("encryption: aws_owned", "encryption: aws_managed", "encryption-differs")]
    [InlineData("deletion_protection: \"true\"", "deletion_protection: \"false\"", "deletion-protection-differs")]
    [InlineData("encryption: aws_owned", "encryption: by_parameter")]
    [InlineData("{ min: 5, max: 50, target: 70 }", "{ min: 2, max: 9, target: 50 }")]
    public void Find_OneChange_IsToldWithARemedy(string from, string to, params string[] kinds)
    {
        Assert.Contains(from, Text, StringComparison.Ordinal);
        var changed = Text.Replace(from, to, StringComparison.Ordinal);
        if (to.StartsWith("stream:", StringComparison.Ordinal) && to.Contains('\n', StringComparison.Ordinal))
            changed = changed.Replace("    stream: new_image\n", "", StringComparison.Ordinal);

        var differences = Find(changed, Text);

        Assert.Equal(kinds.Order(), differences.Select(difference => difference.Kind).Order());
        Assert.All(differences, difference => Assert.EndsWith(".", difference.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_AKeyOfAnotherType_IsTold() =>
        Assert.Equal("key-type-differs", Assert.Single(Find(Text, Text, live => live with { Key = new([new("pk", "N")], live.Key.Sorts) })).Kind);

    [Fact]
    public void Find_WhatCouldNotBeRead_IsNotGuessed()
    {
        var file = TablesFile.Parse(Text, "t.yaml");
        var bare = file["things"] with { Settings = file["things"].Settings with { PointInTimeRecovery = false } };

        Assert.Empty(SchemaDrift.Find(file, file["things"], new("things", bare, new Dictionary<string, string> { ["point_in_time_recovery"] = "UnknownOperationException" }), []));
    }

    [Fact]
    public void Find_NullInAnItem_IsADifferenceOnlyWhereSomethingHasToBe()
    {
        var file = TablesFile.Parse(Text, "t.yaml");
        var nothing = new AttributeValue { NULL = true };
        var item = new Dictionary<string, AttributeValue>
        {
            ["pk"] = new("T#1"), ["sk"] = new("THING"), ["schema_version"] = new() { N = "2" }, ["title"] = nothing, ["email"] = nothing, ["colour"] = nothing,
            ["sizes"] = new() { L = [new() { M = new() { ["width"] = nothing } }] },
        };
        var live = new LiveTable("things", file["things"], new Dictionary<string, string>());

        var differences = SchemaDrift.Find(file, file["things"], live, [item]);

        Assert.Equal([("type-mismatch", "things.THING.title"), ("type-mismatch", "things.THING.sizes")], differences.Select(difference => (difference.Kind, difference.Place)));
    }

    [Fact]
    public void Find_NoTable_IsTheOnlyDifference()
    {
        var file = TablesFile.Parse(Text, "t.yaml");

        Assert.Equal("table-missing", Assert.Single(SchemaDrift.Find(file, file["things"], null, [])).Kind);
    }

    [Theory]
    [InlineData("engines-prod-{table}", "engines-prod-things", "things")]
    [InlineData("{table}-dev", "things-dev", "things")]
    [InlineData("engines-prod-{table}", "engines-dev-things", null)]
    [InlineData("engines-prod-{table}", "engines-prod-", null)]
    public void Naming_OfARealTable_IsItsShortName(string pattern, string real, string? shortName)
    {
        var naming = new TableNaming(pattern);

        Assert.Equal(shortName, naming.ShortName(real));
        if (shortName is not null)
            Assert.Equal(real, naming.RealName(shortName));
    }

    [Fact]
    public void Naming_WithoutAPlace_IsRefused() => Assert.Throws<SchemaException>(() => new TableNaming("engines-prod"));

    private static IReadOnlyList<Difference> Find(string file, string live, Func<TableDefinition, TableDefinition>? change = null)
    {
        var (wanted, standing) = (TablesFile.Parse(file, "t.yaml"), TablesFile.Parse(live, "live.yaml")["things"]);
        var settings = standing.Settings with { Billing = new Billing.Provisioned(new(5, 5, 70), new(5, 5, 70)) };
        standing = standing with { Settings = settings };
        return SchemaDrift.Find(wanted, wanted["things"], new("things", change?.Invoke(standing) ?? standing, new Dictionary<string, string>()), []);
    }
}
