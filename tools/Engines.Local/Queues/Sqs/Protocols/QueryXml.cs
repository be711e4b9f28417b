using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Engines.Local.Queues.Sqs;

/// <summary>Writes answers as the older protocol has them: lists and maps as repeated elements.</summary>
internal static class QueryXml
{
    private const string Namespace = "http://queue.amazonaws.com/doc/2012-11-05/";

    // A carriage return in a message has to arrive as one.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };

    private static readonly Dictionary<string, string> Items = new(StringComparer.Ordinal)
    {
        ["QueueUrls"] = "QueueUrl",
        ["queueUrls"] = "QueueUrl",
        ["Messages"] = "Message",
        ["Failed"] = "BatchResultErrorEntry",
        ["Results"] = "ListMessageMoveTasksResultEntry",
    };

    private static readonly Dictionary<string, (string Element, string Key)> Maps = new(StringComparer.Ordinal)
    {
        ["Attributes"] = ("Attribute", "Name"),
        ["MessageAttributes"] = ("MessageAttribute", "Name"),
        ["Tags"] = ("Tag", "Key"),
    };

    public static ReadOnlyMemory<byte> Answer(string operation, JsonObject? answer, string requestId) => Write($"{operation}Response", xml =>
    {
        if (answer is not null)
        {
            xml.WriteStartElement($"{operation}Result", Namespace);
            Members(xml, operation, answer);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("ResponseMetadata", Namespace);
        xml.WriteElementString("RequestId", Namespace, requestId);
        xml.WriteEndElement();
    });

    public static ReadOnlyMemory<byte> Error(SqsError error, string message, string requestId) => Write("ErrorResponse", xml =>
    {
        xml.WriteStartElement("Error", Namespace);
        xml.WriteElementString("Type", Namespace, error.Party);
        xml.WriteElementString("Code", Namespace, error.QueryCode);
        xml.WriteElementString("Message", Namespace, Writable(message));
        xml.WriteEndElement();
        xml.WriteElementString("RequestId", Namespace, requestId);
    });

    private static ReadOnlyMemory<byte> Write(string root, Action<XmlWriter> inner)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement(root, Namespace);
            inner(xml);
            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static void Members(XmlWriter xml, string operation, JsonObject members)
    {
        foreach (var (name, value) in members)
        {
            switch (value)
            {
                case JsonObject map when Maps.TryGetValue(name, out var names):
                    foreach (var (key, entry) in map)
                        Element(xml, operation, names.Element, new JsonObject { [names.Key] = key, ["Value"] = entry?.DeepClone() });
                    break;
                case JsonArray list:
                    foreach (var item in list)
                        Element(xml, operation, name == "Successful" ? $"{operation}ResultEntry" : Items[name], item);
                    break;
                default:
                    Element(xml, operation, name, value);
                    break;
            }
        }
    }

    private static void Element(XmlWriter xml, string operation, string name, JsonNode? value)
    {
        xml.WriteStartElement(name, Namespace);
        if (value is JsonObject structure)
            Members(xml, operation, structure);
        else if (value is not null)
            xml.WriteString(value.GetValueKind() == JsonValueKind.String ? Writable(value.GetValue<string>()) : value.ToJsonString());
        xml.WriteEndElement();
    }

    // Messages hold nothing that XML cannot; the values of tags and what a complaint repeats may, when they come by the other protocol or are wrong.
    private static string Writable(string text)
    {
        var sound = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
                sound.Append(text[index]).Append(text[++index]);
            else
                sound.Append(XmlConvert.IsXmlChar(text[index]) ? text[index] : '\uFFFD');
        }

        return sound.ToString();
    }
}
