using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Local.Edge.Velocity;

namespace Engines.Local.Edge.Api;

/// <summary><c>$util</c> of a mapping template.</summary>
internal sealed class UtilVariable : IVelocityObject
{
    public object? Get(string name) => null;

    public object? Invoke(MethodCall call)
    {
        try
        {
            return call.Signature switch
            {
                "urlEncode/1" => JavaEncoding.UrlEncode(call.Text(0)),
                "urlDecode/1" => JavaEncoding.UrlDecode(call.Text(0)),
                "escapeJavaScript/1" => JavaEncoding.EscapeJavaScript(call.Text(0)),
                "base64Encode/1" => Convert.ToBase64String(Encoding.UTF8.GetBytes(call.Text(0))),
                "base64Decode/1" => Encoding.UTF8.GetString(Convert.FromBase64String(call.Text(0))),
                "parseJson/1" => JsonValues.ToValue(JsonNode.Parse(call.Text(0))),
                _ => throw call.Unknown("$util"),
            };
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            throw call.Error($"$util.{call.Name} cannot read its argument");
        }
    }
}
