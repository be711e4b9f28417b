using System.Globalization;
using System.Text.Json;

namespace Engines.Local.Functions.Invoking;

/// <summary>What <c>ListFunctions</c> says: enough to find a function's name.</summary>
internal static class FunctionList
{
    public static void Write(Utf8JsonWriter json, IEnumerable<FunctionHost> hosts)
    {
        json.WriteStartObject();
        json.WriteStartArray("Functions");
        foreach (var host in hosts.OrderBy(host => host.Settings.Name, StringComparer.Ordinal))
            Write(json, host.Settings);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FunctionSettings settings)
    {
        var assembly = new FileInfo(settings.Assembly);
        json.WriteStartObject();
        json.WriteString("FunctionName", settings.Name);
        json.WriteString("FunctionArn", settings.Arn);
        json.WriteString("Runtime", "dotnet10");
        json.WriteString("Handler", Path.GetFileNameWithoutExtension(settings.Assembly));
        json.WriteNumber("CodeSize", assembly.Exists ? assembly.Length : 0);
        json.WriteNumber("Timeout", (int)settings.Timeout.TotalSeconds);
        json.WriteNumber("MemorySize", settings.MemorySize);
        json.WriteString("LastModified", assembly.Exists ? assembly.LastWriteTimeUtc.ToString("yyyy-MM-ddTHH:mm:ss.fff+0000", CultureInfo.InvariantCulture) : "");
        json.WriteString("Version", "$LATEST");
        json.WriteString("PackageType", "Zip");
        json.WriteEndObject();
    }
}
