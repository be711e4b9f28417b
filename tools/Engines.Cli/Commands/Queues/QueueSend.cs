using System.CommandLine;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Engines.Cli.Commands.Queues;

/// <summary><c>queue send</c>: one message, as it is; what the engine thinks of it, the engine says.</summary>
internal static class QueueSend
{
    private const int DelayMax = 900;

    public static Command Create(QueueWork work, TextReader? input)
    {
        var queue = QueueWork.Queue();
        var file = new Option<string>("--file") { Description = "A file that is the body." };
        var body = new Option<string>("--body") { Description = "The body. Without it and --file, the body is what is piped in." };
        var attributes = new Option<string[]>("--attribute") { Description = "A message attribute, name=value; may be repeated." };
        var delay = new Option<int?>("--delay") { Description = "Seconds before it can be received, 0 to 900." };
        var group = new Option<string>("--group") { Description = "The message group; a FIFO queue needs one." };
        var dedup = new Option<string>("--dedup") { Description = "The de-duplication id, for a FIFO queue." };
        var command = new Command("send", "Send a message. Nothing is checked but what SQS checks.") { queue, file, body, attributes, delay, group, dedup };
        command.Validators.Add(result =>
        {
            if (result.GetValue(file) is not null && result.GetValue(body) is not null)
                result.AddError("Give --file or --body, not both.");
            if (result.GetValue(file) is null && result.GetValue(body) is null && input is null)
                result.AddError("There is no body. Give --file or --body, or pipe it in.");
            if (result.GetValue(delay) is < 0 or > DelayMax)
                result.AddError($"--delay must be between 0 and {DelayMax} seconds.");
            foreach (var attribute in result.GetValue(attributes) ?? [])
            {
                if (attribute.IndexOf('=', StringComparison.Ordinal) < 1)
                    result.AddError($"--attribute must be name=value; '{attribute}' is not.");
            }
        });

        command.SetAction((arguments, cancellationToken) => work.RunAsync(arguments, async queues =>
        {
            var found = await queues.FindAsync(arguments.GetValue(queue)!, cancellationToken);
            var text = arguments.GetValue(body)
                ?? (arguments.GetValue(file) is { } path ? await File.ReadAllTextAsync(path, cancellationToken) : await input!.ReadToEndAsync(cancellationToken));
            var request = new JsonObject { ["QueueUrl"] = found.Url, ["MessageBody"] = text };
            if (arguments.GetValue(attributes) is { Length: > 0 } pairs)
                request["MessageAttributes"] = Attributes(pairs);
            if (arguments.GetValue(delay) is { } seconds)
                request["DelaySeconds"] = seconds;
            if (arguments.GetValue(group) is { } groupId)
                request["MessageGroupId"] = groupId;
            if (arguments.GetValue(dedup) is { } dedupId)
                request["MessageDeduplicationId"] = dedupId;

            var sent = await queues.CallAsync("SendMessage", request, cancellationToken);
            work.Console.WriteLine($"Sent {sent.GetProperty("MessageId").GetString()} to {found.Name}.");
            return ExitCode.Clean;
        }));
        return command;
    }

    private static JsonObject Attributes(IEnumerable<string> pairs)
    {
        var all = new JsonObject();
        foreach (var pair in pairs)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            all[pair[..at]] = new JsonObject { ["DataType"] = "String", ["StringValue"] = pair[(at + 1)..] };
        }

        return all;
    }
}
