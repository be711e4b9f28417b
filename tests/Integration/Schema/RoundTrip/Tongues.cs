using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>The three languages.</summary>
internal static class Tongues
{
    /// <summary>Ready to work on the items of a schema.</summary>
    /// <param name="schema"><c>engines</c> or <c>everything</c>.</param>
    /// <param name="dynamo">DynamoDB; null where nothing is written or read.</param>
    public static async Task<Tongue[]> OfAsync(string schema, IAmazonDynamoDB? dynamo) =>
    [
        new CSharpTongue(dynamo, Codes.Of),
        await PythonAsync(schema),
        await TypeScriptAsync(schema),
    ];

    public static async Task<Tongue> PythonAsync(string schema) => new ForeignTongue(
        "Python", ["python3", GeneratedCode.Script("round_trip.py")], new() { ["folder"] = await GeneratedCode.PythonAsync(schema), ["package"] = $"{schema}_tables" });

    public static async Task<Tongue> TypeScriptAsync(string schema) => new ForeignTongue(
        "TypeScript", ["node", GeneratedCode.Script("round-trip.mjs")], new() { ["folder"] = await GeneratedCode.TypeScriptAsync(schema), ["modules"] = GeneratedCode.Modules });
}
