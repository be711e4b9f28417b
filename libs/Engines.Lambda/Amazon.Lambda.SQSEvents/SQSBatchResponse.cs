// The official package says nothing about null, and code must compile against either.
#nullable disable

using System.Text.Json.Serialization;

namespace Amazon.Lambda.SQSEvents;

/// <summary>Which messages of a batch failed. The others are deleted from the queue.</summary>
/// <param name="batchItemFailures">The messages that failed.</param>
public sealed class SQSBatchResponse(List<SQSBatchResponse.BatchItemFailure> batchItemFailures)
{
    /// <summary>Creates the response of a batch without failures.</summary>
    public SQSBatchResponse()
        : this([])
    {
    }

    /// <summary>The messages that failed.</summary>
    [JsonPropertyName("batchItemFailures")]
    public List<BatchItemFailure> BatchItemFailures { get; set; } = batchItemFailures;

    /// <summary>A message that failed.</summary>
    public sealed class BatchItemFailure
    {
        /// <summary>The id of the message.</summary>
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
