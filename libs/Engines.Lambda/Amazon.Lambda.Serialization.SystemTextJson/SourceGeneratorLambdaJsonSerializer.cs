#nullable disable

using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

/// <summary>Reads and writes JSON with the code that a <see cref="JsonSerializerContext"/> generated.</summary>
/// <typeparam name="TSGContext">The generated context; it must know every type that the handler takes and returns.</typeparam>
public sealed class SourceGeneratorLambdaJsonSerializer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSGContext>
    : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TSGContext context;

    /// <summary>Makes the context with the options of the official package: names as written, read in any case, nulls left out.</summary>
    /// <exception cref="JsonSerializerException">The context was not generated, so it cannot take options.</exception>
    public SourceGeneratorLambdaJsonSerializer()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = true,
            Converters = { new Base64StreamConverter() },
        };

        var constructor = typeof(TSGContext).GetConstructor([typeof(JsonSerializerOptions)])
            ?? throw new JsonSerializerException($"{typeof(TSGContext).FullName} has no constructor that takes JsonSerializerOptions.");
        context = (TSGContext)constructor.Invoke([options]);
    }

    /// <inheritdoc/>
    /// <exception cref="JsonSerializerException">The payload is not JSON of that type, or the context does not know the type.</exception>
    public T Deserialize<T>(Stream requestStream)
    {
        var typeInfo = TypeInfo<T>();
        try
        {
            return JsonSerializer.Deserialize(requestStream, typeInfo);
        }
        catch (Exception failure)
        {
            throw new JsonSerializerException($"The payload could not be read as {typeof(T).FullName}.", failure);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="JsonSerializerException">The answer could not be written, or the context does not know the type.</exception>
    public void Serialize<T>(T response, Stream responseStream)
    {
        var typeInfo = TypeInfo<T>();
        try
        {
            using var writer = new Utf8JsonWriter(responseStream, WriterOptions);
            JsonSerializer.Serialize(writer, response, typeInfo);
        }
        catch (Exception failure)
        {
            throw new JsonSerializerException($"The answer could not be written as {typeof(T).FullName}.", failure);
        }
    }

    private JsonTypeInfo<T> TypeInfo<T>() =>
        context.GetTypeInfo(typeof(T)) as JsonTypeInfo<T>
        ?? throw new JsonSerializerException($"{typeof(TSGContext).FullName} does not know {typeof(T).FullName}.");

    /// <summary>Lambda carries binary message attributes as base64 text.</summary>
    private sealed class Base64StreamConverter : JsonConverter<MemoryStream>
    {
        public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) =>
            writer.WriteBase64StringValue(value.ToArray());
    }
}
