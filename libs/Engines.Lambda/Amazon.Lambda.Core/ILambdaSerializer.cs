#nullable disable

namespace Amazon.Lambda.Core;

/// <summary>Turns what Lambda delivers into objects, and answers into what Lambda takes.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads one object.</summary>
    /// <typeparam name="T">The type to read.</typeparam>
    /// <param name="requestStream">The payload of the invocation.</param>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes one object.</summary>
    /// <typeparam name="T">The type to write.</typeparam>
    /// <param name="response">The object.</param>
    /// <param name="responseStream">Where the answer goes.</param>
    void Serialize<T>(T response, Stream responseStream);
}
