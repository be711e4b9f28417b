#nullable disable

namespace Amazon.Lambda.SQSEvents;

/// <summary>A batch of messages that Lambda took from a queue for the function.</summary>
public sealed class SQSEvent
{
    /// <summary>The messages.</summary>
    public List<SQSMessage> Records { get; set; }

    /// <summary>One message attribute.</summary>
    public sealed class MessageAttribute
    {
        /// <summary>The value of a <c>String</c> or <c>Number</c>.</summary>
        public string StringValue { get; set; }

        /// <summary>The value of a <c>Binary</c>.</summary>
        public MemoryStream BinaryValue { get; set; }

        /// <summary>Reserved by SQS.</summary>
        public List<string> StringListValues { get; set; }

        /// <summary>Reserved by SQS.</summary>
        public List<MemoryStream> BinaryListValues { get; set; }

        /// <summary><c>String</c>, <c>Number</c> or <c>Binary</c>, with an optional label after a dot.</summary>
        public string DataType { get; set; }
    }

    /// <summary>One message.</summary>
    public sealed class SQSMessage
    {
        /// <summary>The id that a batch response names.</summary>
        public string MessageId { get; set; }

        /// <summary>The handle of this delivery.</summary>
        public string ReceiptHandle { get; set; }

        /// <summary>The body.</summary>
        public string Body { get; set; }

        /// <summary>MD5 of the body.</summary>
        public string Md5OfBody { get; set; }

        /// <summary>MD5 of the message attributes.</summary>
        public string Md5OfMessageAttributes { get; set; }

        /// <summary>The queue's ARN.</summary>
        public string EventSourceArn { get; set; }

        /// <summary><c>aws:sqs</c>.</summary>
        public string EventSource { get; set; }

        /// <summary>The queue's Region.</summary>
        public string AwsRegion { get; set; }

        /// <summary>What SQS says: <c>ApproximateReceiveCount</c>, <c>SentTimestamp</c> and so on.</summary>
        public Dictionary<string, string> Attributes { get; set; }

        /// <summary>What the sender said.</summary>
        public Dictionary<string, MessageAttribute> MessageAttributes { get; set; }
    }
}
