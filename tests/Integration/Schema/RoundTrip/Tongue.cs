using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>A language that writes and reads items through the code generated for it.</summary>
internal abstract class Tongue(string name)
{
    public string Name => name;

    /// <summary>Writes items of each table into a real one: each through its type.</summary>
    public abstract Task WriteAsync(Request request);

    /// <summary>Reads everything: by table the items as they would be written again (<c>item</c>), and their fields in plain words (<c>fields</c>).</summary>
    public abstract Task<JsonObject> ReadAsync(Request request);

    /// <summary>The same with the items of the request, without a table between.</summary>
    public abstract Task<JsonObject> PassAsync(Request request);

    /// <summary>By table: what is wrong with each item of the request; null for nothing.</summary>
    public abstract Task<JsonObject> RefuseAsync(Request request);
}

/// <summary>What is written or read.</summary>
/// <param name="Endpoint">DynamoDB.</param>
/// <param name="Tables">From the schema's name of a table to the real one.</param>
/// <param name="Items">The items to write, by the schema's name of the table.</param>
internal sealed record Request(Uri Endpoint, IReadOnlyDictionary<string, string> Tables, JsonObject Items)
{
    public JsonObject ToJson(string work) => new()
    {
        ["do"] = work,
        ["endpoint"] = Endpoint.AbsoluteUri.TrimEnd('/'),
        ["tables"] = new JsonObject(Tables.Select(table => KeyValuePair.Create(table.Key, (JsonNode?)table.Value))),
        ["items"] = Items.DeepClone(),
    };
}

/// <summary>A language that runs as a process of its own.</summary>
/// <param name="name">What it is called.</param>
/// <param name="start">The command.</param>
/// <param name="settings">What the script has to know beside the request.</param>
internal sealed class ForeignTongue(string name, string[] start, JsonObject settings) : Tongue(name)
{
    public override async Task WriteAsync(Request request) => await RunAsync(request.ToJson("write"));

    public override Task<JsonObject> ReadAsync(Request request) => RunAsync(request.ToJson("read"));

    public override Task<JsonObject> PassAsync(Request request) => RunAsync(request.ToJson("pass"));

    public override Task<JsonObject> RefuseAsync(Request request) => RunAsync(request.ToJson("refuse"));

    private async Task<JsonObject> RunAsync(JsonObject request)
    {
        foreach (var (name, value) in settings)
            request[name] = value!.DeepClone();
        var answer = await Command.RunAsync(new ProcessStartInfo(start[0], start[1..]), request.ToJsonString());
        return JsonNode.Parse(answer)!.AsObject();
    }
}
