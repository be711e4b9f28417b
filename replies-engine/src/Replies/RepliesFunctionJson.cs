using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Replies;

/// <summary>The generated code that reads batches and writes answers.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class RepliesFunctionJson : JsonSerializerContext;
