// The official package says nothing about null, and code must compile against either.
#nullable disable

namespace Amazon.Lambda.SQSEvents;

/// <summary>A batch of messages from a queue. Any part of it may be missing from the document.</summary>
public sealed class SQSEvent
{
    /// <summary>The messages.</summary>
    public List<SQSMessage> Records { get; set; }

    /// <summary>An attribute that the sender of a message gave it.</summary>
    public sealed class MessageAttribute
    {
        /// <summary>The value of an attribute of type String or Number.</summary>
        public string StringValue { get; set; }

        /// <summary>The value of an attribute of type Binary.</summary>
        public MemoryStream BinaryValue { get; set; }

        /// <summary>The values of a list of strings.</summary>
        public List<string> StringListValues { get; set; }

        /// <summary>The values of a list of binaries.</summary>
        public List<MemoryStream> BinaryListValues { get; set; }

        /// <summary>The attribute's type.</summary>
        public string DataType { get; set; }
    }

    /// <summary>One message.</summary>
    public sealed class SQSMessage
    {
        /// <summary>The id that the queue gave the message.</summary>
        public string MessageId { get; set; }

        /// <summary>What the message is deleted by.</summary>
        public string ReceiptHandle { get; set; }

        /// <summary>The message's text.</summary>
        public string Body { get; set; }

        /// <summary>The MD5 digest of the body.</summary>
        public string Md5OfBody { get; set; }

        /// <summary>The MD5 digest of the message attributes.</summary>
        public string Md5OfMessageAttributes { get; set; }

        /// <summary>The ARN of the queue.</summary>
        public string EventSourceArn { get; set; }

        /// <summary>The service that the message comes from.</summary>
        public string EventSource { get; set; }

        /// <summary>The region of the queue.</summary>
        public string AwsRegion { get; set; }

        /// <summary>What the queue says of the message, such as how often it was received.</summary>
        public Dictionary<string, string> Attributes { get; set; }

        /// <summary>What the sender said of the message.</summary>
        public Dictionary<string, MessageAttribute> MessageAttributes { get; set; }
    }
}
