using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Engines.Local.Queues;

/// <summary>Says which delivery of which message in which queue; opaque to receivers.</summary>
internal readonly record struct ReceiptHandle(string Queue, long Sequence, int Receive)
{
    private const int LengthMax = 1024;

    public override string ToString() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"receipt {Queue} {Sequence} {Receive}")));

    public static bool TryParse(string? text, out ReceiptHandle handle)
    {
        handle = default;
        if (string.IsNullOrEmpty(text) || text.Length > LengthMax || !Base64.IsValid(text))
            return false;

        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(text)).Split(' ');
        if (parts is not ["receipt", var queue, var sequenceText, var receiveText]
            || !long.TryParse(sequenceText, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !int.TryParse(receiveText, NumberStyles.None, CultureInfo.InvariantCulture, out var receive))
        {
            return false;
        }

        handle = new(queue, sequence, receive);
        return true;
    }
}
