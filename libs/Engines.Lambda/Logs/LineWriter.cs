using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engines.Lambda;

/// <summary>Writes JSON objects to a stream, one a line. Log and metrics share one, so that no line cuts into another.</summary>
public sealed class LineWriter : IDisposable
{
    private const int KeptBytesMax = 64 * 1024;
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Lock gate = new();
    private readonly Stream output;
    private readonly Utf8JsonWriter json;
    private ArrayBufferWriter<byte> buffer = new(1024);

    /// <summary>A writer.</summary>
    /// <param name="output">Where lines go: <c>Console.OpenStandardOutput()</c> in a function. It stays open.</param>
    public LineWriter(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        this.output = output;
        json = new Utf8JsonWriter(buffer, JsonOptions);
    }

    /// <summary>Writes one line: whole, or, when <paramref name="write"/> throws, not at all.</summary>
    /// <typeparam name="TState">What the line is about.</typeparam>
    /// <param name="state">What the line is about.</param>
    /// <param name="write">Writes one JSON object.</param>
    public void WriteLine<TState>(TState state, Action<Utf8JsonWriter, TState> write)
        where TState : allows ref struct
    {
        ArgumentNullException.ThrowIfNull(write);
        lock (gate)
        {
            try
            {
                write(json, state);
                json.Flush();
                buffer.Write("\n"u8);
                output.Write(buffer.WrittenSpan);
                output.Flush();
            }
            finally
            {
                Reset_NeedsLock();
            }
        }
    }

    /// <summary>Lets go of the buffer.</summary>
    public void Dispose() => json.Dispose();

    // One huge line must not hold its memory for the life of the process.
    private void Reset_NeedsLock()
    {
        if (buffer.Capacity > KeptBytesMax)
            buffer = new ArrayBufferWriter<byte>(1024);
        else
            buffer.ResetWrittenCount();

        json.Reset(buffer);
    }
}
