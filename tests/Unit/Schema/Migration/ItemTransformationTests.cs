using Amazon.DynamoDBv2.Model;
using Engines.Schema.Migration;

namespace Engines.Tests.Unit.Schema.Migration;

public sealed class ItemTransformationTests
{
    [Theory]
    [InlineData("rename: { from: a, to: b }", "a=S:x", "b=S:x")]
    [InlineData("rename: { from: gone, to: b }", "a=S:x", "a=S:x")]
    [InlineData("default: { attribute: a, value: 7 }", "", "a=N:7")]
    [InlineData("default: { attribute: a, value: 7 }", "a=N:1", "a=N:1")]
    [InlineData("copy: { from: a, to: b }", "a=S:x", "a=S:x b=S:x")]
    [InlineData("remove: a", "a=S:x b=S:y", "b=S:y")]
    [InlineData("convert: { attribute: a, from: string, to: number }", "a=S:-1.50", "a=N:-1.50")]
    [InlineData("convert: { attribute: a, from: number, to: string }", "a=N:12", "a=S:12")]
    [InlineData("convert: { attribute: a, from: boolean, to: number }", "a=BOOL:true", "a=N:1")]
    [InlineData("convert: { attribute: a, from: string, to: boolean }", "a=S:false", "a=BOOL:false")]
    [InlineData("convert: { attribute: a, from: iso8601, to: unix_millis }", "a=S:2026-01-01T00:00:00.250Z", "a=N:1767225600250")]
    [InlineData("convert: { attribute: a, from: iso8601, to: unix_seconds }", "a=S:2026-01-01T02:00:00+02:00", "a=N:1767225600")]
    [InlineData("convert: { attribute: a, from: unix_seconds, to: iso8601 }", "a=N:1767225600", "a=S:2026-01-01T00:00:00.000Z")]
    [InlineData("convert: { attribute: a, from: unix_millis, to: unix_seconds }", "a=N:1767225600250", "a=N:1767225600")]
    [InlineData("convert: { attribute: a, from: string, to: list }", "a=S:x", "a=L:x")]
    [InlineData("convert: { attribute: a, from: list, to: string_set }", "a=L:x,y,x", "a=SS:x,y")]
    [InlineData("map: { attribute: a, words: { x: y } }", "a=S:x", "a=S:y")]
    [InlineData("map: { attribute: a, words: { x: y }, others: keep }", "a=S:z", "a=S:z")]
    [InlineData("derive: { attribute: c, of: \"{a}#{b}!\" }", "a=S:x b=N:7", "a=S:x b=N:7 c=S:x#7!")]
    [InlineData("split: { attribute: a, by: '#', into: [b, c] }", "a=S:x#y", "a=S:x#y b=S:x c=S:y")]
    [InlineData("join: { attributes: [a, b], by: '-', into: c }", "a=S:x b=S:y", "a=S:x b=S:y c=S:x-y")]
    [InlineData("add: { attribute: a, by: 1 }", "a=N:1", "a=N:1")]
    public void Apply_Step_MakesTheItem(string step, string before, string after)
    {
        var made = Assert.IsType<ItemChange.Made>(ItemTransformation.Apply(Migration(step), Item(before)));

        Assert.Equal(after, Line(made.After));
    }

    [Theory]
    [InlineData("rename: { from: a, to: b }", "a=S:x b=S:y", "nobody can tell which is meant")]
    [InlineData("convert: { attribute: a, from: string, to: number }", "a=S:seven", "'a' cannot become Number from Text")]
    [InlineData("convert: { attribute: a, from: string, to: number }", "a=N:7", "'a' cannot become")]
    [InlineData("convert: { attribute: a, from: string, to: number }", "a=S:111111111111111111111111111111111111111", "'a' cannot become")]
    [InlineData("convert: { attribute: a, from: iso8601, to: unix_millis }", "a=S:soon", "'a' cannot become")]
    [InlineData("convert: { attribute: a, from: unix_seconds, to: iso8601 }", "a=N:99999999999999", "'a' cannot become")]
    [InlineData("map: { attribute: a, words: { x: y } }", "a=S:z", "none of the words")]
    [InlineData("derive: { attribute: c, of: \"{a}#{b}\" }", "a=S:x", "'b', of which 'c' is made")]
    [InlineData("split: { attribute: a, by: '#', into: [b, c] }", "a=S:x#y#z", "not a text of 2 parts")]
    public void Apply_ValueThatCannotBe_IsRefusedWithoutBeingTold(string step, string before, string reason)
    {
        var refused = Assert.IsType<ItemChange.Refused>(ItemTransformation.Apply(Migration(step), Item(before)));

        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.All(Item(before).Values.Select(Text).Where(text => text.Length > 3), value => Assert.DoesNotContain(value, refused.Reason, StringComparison.Ordinal));
    }

    private static MigrationFile.Data Migration(string step) => (MigrationFile.Data)MigrationFolder.Parse(
        $"version: 1\nkind: data\ndescription: One step.\ntable: t\nitem: i\nfrom: 1\nto: 2\nsteps:\n  - {step}\n", "0001-one-step.yaml");

    private static Dictionary<string, AttributeValue> Item(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => Value(pair[1].Split(':', 2)[0], pair[1].Split(':', 2)[1]), StringComparer.Ordinal);

    private static AttributeValue Value(string letter, string text) => letter switch
    {
        "S" => new(text),
        "N" => new() { N = text },
        "BOOL" => new() { BOOL = text == "true" },
        "SS" => new() { SS = [.. text.Split(',')] },
        _ => new() { L = [.. text.Split(',').Select(one => new AttributeValue(one))] },
    };

    private static string Line(IReadOnlyDictionary<string, AttributeValue> item) => string.Join(' ', item.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={Letter(one.Value)}:{Text(one.Value)}"));

    private static string Letter(AttributeValue value) => value.S is not null ? "S" : value.N is not null ? "N" : value.BOOL is not null ? "BOOL" : value.SS is not null ? "SS" : "L";

    private static string Text(AttributeValue value) =>
        value.S ?? value.N ?? (value.BOOL is { } flag ? (flag ? "true" : "false") : string.Join(',', value.SS ?? [.. value.L.Select(one => one.S)]));
}
