namespace Amazon.Lambda.Core;

/// <summary>Turns events into objects and results into documents.</summary>
public interface ILambdaSerializer
{
    /// <summary>Reads an event.</summary>
    /// <typeparam name="T">What the event is read as.</typeparam>
    /// <param name="requestStream">The event.</param>
    /// <returns>The event.</returns>
    T Deserialize<T>(Stream requestStream);

    /// <summary>Writes a result.</summary>
    /// <typeparam name="T">What the result is written as.</typeparam>
    /// <param name="response">The result.</param>
    /// <param name="responseStream">Where it is written.</param>
    void Serialize<T>(T response, Stream responseStream);
}
