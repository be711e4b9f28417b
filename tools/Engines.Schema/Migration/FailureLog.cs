using System.Text.Json;
using Amazon.DynamoDBv2.Model;

namespace Engines.Schema.Migration;

/// <summary>Items that could not be migrated, one line of JSON each, written as they are met: what was found before a crash is not lost.</summary>
/// <param name="path">The file; made with the first line.</param>
/// <param name="withKeys">Whether keys are written beside their hashes. They can say something about a person.</param>
public sealed class FailureLog(string path, bool withKeys = false)
{
    private readonly Lock gate = new();

    /// <summary>The file.</summary>
    public string Path => path;

    internal void Add(MigrationTarget target, IReadOnlyDictionary<string, AttributeValue> item, string reason)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("migration", target.Migration.Id);
            json.WriteString("key_hash", target.HashOf(item));
            json.WriteString("reason", reason);
            if (withKeys)
            {
                json.WriteStartObject("key");
                foreach (var (name, value) in target.KeyOf(item))
                    json.WriteString(name, value.S ?? value.N ?? Convert.ToBase64String(value.B.ToArray()));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        lock (gate)
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            buffer.WriteTo(file);
        }
    }
}
