using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Local.Edge.Velocity;

namespace Engines.Local.Edge.Api;

/// <summary><c>$input</c> of a mapping template: a body, and the parameters of the request.</summary>
internal sealed class InputVariable(string body, RequestParameters parameters) : IVelocityObject
{
    public object? Get(string name) => name == "body" ? body : null;

    public object? Invoke(MethodCall call) => call.Signature switch
    {
        "params/0" => parameters.All,
        "params/1" => parameters.Find(call.Text(0)),
        "path/1" => Find(call) is { } found ? JsonValues.ToValue(found) : "",
        "json/1" => JsonValues.ToText(Find(call)),
        _ => throw call.Unknown("$input"),
    };

    private JsonNode? Find(MethodCall call)
    {
        try
        {
            return JsonValues.Find(body, call.Text(0));
        }
        catch (JsonException)
        {
            throw new UnreadableBodyException();
        }
        catch (FormatException failure)
        {
            throw call.Error(failure.Message);
        }
    }
}

/// <summary>A template wants JSON of a body that is none.</summary>
internal sealed class UnreadableBodyException() : Exception("Could not parse request body into json");
