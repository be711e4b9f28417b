using System.Buffers;
using System.Text.Json;

namespace Benchmarks;

/// <summary>The company that all messages are sent for: one of the schema's own examples, in DynamoDB's JSON.</summary>
internal sealed class SampleCompany
{
    public const string CompanyId = "acme-clinic";
    public const string ProjectId = "reminders";

    private SampleCompany(byte[] getItemAnswer, string secretReference) => (GetItemAnswer, SecretReference) = (getItemAnswer, secretReference);

    /// <summary>What DynamoDB answers to GetItem.</summary>
    public byte[] GetItemAnswer { get; }

    /// <summary>The environment variable that the engine reads the provider's secret from, in local work.</summary>
    public string SecretVariable =>
        "SECRET_" + string.Concat(SecretReference["secretsmanager:".Length..].Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));

    private string SecretReference { get; }

    public static SampleCompany Read()
    {
        var path = Path.Combine(Publishing.Root, "shared-infra", "schema", "examples", "companies.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var company = document.RootElement.EnumerateArray().Single(item =>
            item.GetProperty("company_id").GetString() == CompanyId && item.GetProperty("project_id").GetString() == ProjectId);

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WritePropertyName("Item");
            WriteMembers(json, company);
            json.WriteEndObject();
        }

        var secret = company.GetProperty("channels").GetProperty("whatsapp").GetProperty("secret").GetString()!;
        return new(buffer.WrittenSpan.ToArray(), secret);
    }

    private static void WriteMembers(Utf8JsonWriter json, JsonElement map)
    {
        json.WriteStartObject();
        foreach (var member in map.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            WriteAttribute(json, member.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, JsonElement value)
    {
        json.WriteStartObject();
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WritePropertyName("M");
                WriteMembers(json, value);
                break;
            case JsonValueKind.Array:
                json.WriteStartArray("L");
                foreach (var element in value.EnumerateArray())
                    WriteAttribute(json, element);
                json.WriteEndArray();
                break;
            case JsonValueKind.Number:
                json.WriteString("N", value.GetRawText());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                json.WriteBoolean("BOOL", value.GetBoolean());
                break;
            default:
                json.WriteString("S", value.GetString());
                break;
        }

        json.WriteEndObject();
    }
}
