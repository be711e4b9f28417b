#nullable disable

using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.SQSEvents;

/// <summary>Which messages of a batch have to be delivered again. None named: all are deleted.</summary>
[DataContract]
public sealed class SQSBatchResponse
{
    /// <summary>Names no message.</summary>
    public SQSBatchResponse()
        : this([])
    {
    }

    /// <summary>Names messages.</summary>
    /// <param name="batchItemFailures">The messages.</param>
    public SQSBatchResponse(List<BatchItemFailure> batchItemFailures) => BatchItemFailures = batchItemFailures;

    /// <summary>The messages that failed.</summary>
    [DataMember(Name = "batchItemFailures")]
    [JsonPropertyName("batchItemFailures")]
    public List<BatchItemFailure> BatchItemFailures { get; set; }

    /// <summary>One message that failed.</summary>
    [DataContract]
    public sealed class BatchItemFailure
    {
        /// <summary>The message id.</summary>
        [DataMember(Name = "itemIdentifier")]
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
