using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engines.Cli.Queues;
using Spectre.Console;

namespace Engines.Cli.Commands.Queues;

/// <summary><c>queue peek</c>: shows messages and puts them back. SQS knows no looking, so it receives them.</summary>
internal static class QueuePeek
{
    private const int MostMax = 100;
    private const int BatchMax = 10;
    private const int HiddenSeconds = 30;

    // Everything else that a message carries may be about a person: addresses, signatures, what was said.
    private static readonly string[] Shown = ["reason", "detail", "source", "source_message_id", "content_type"];

    public static Command Create(QueueWork work)
    {
        var queue = QueueWork.Queue();
        var most = new Option<int>("--most") { Description = "How many at most.", DefaultValueFactory = _ => 10 };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostMax)
                result.AddError($"--most must be between 1 and {MostMax}.");
        });
        var withBody = new Option<bool>("--with-body") { Description = "Show bodies and all attributes, which are personal data." };
        var command = new Command(
            "peek",
            "Show messages and make them visible again. It counts as a receive: in a queue with dead letters, a message that is looked at too often goes there.") { queue, most, withBody };

        command.SetAction((arguments, cancellationToken) => work.RunAsync(arguments, async queues =>
        {
            var found = await queues.FindAsync(arguments.GetValue(queue)!, cancellationToken);
            var messages = new List<JsonElement>();
            try
            {
                await ReceiveAsync(queues, found, messages, arguments.GetValue(most), cancellationToken);
            }
            finally
            {
                // Also when the user has had enough: nobody is to wait for them.
                await ShowAgainAsync(queues, found, messages);
            }

            Write(work, found, messages, arguments.GetValue(withBody));
            return ExitCode.Clean;
        }));
        return command;
    }

    private static async Task ReceiveAsync(QueueClient queues, KnownQueue queue, List<JsonElement> messages, int most, CancellationToken cancellationToken)
    {
        while (messages.Count < most)
        {
            var answer = await queues.CallAsync("ReceiveMessage", new()
            {
                ["QueueUrl"] = queue.Url,
                ["MaxNumberOfMessages"] = Math.Min(most - messages.Count, BatchMax),
                ["VisibilityTimeout"] = HiddenSeconds,
                ["WaitTimeSeconds"] = 1,
                ["MessageSystemAttributeNames"] = new JsonArray("All"),
                ["MessageAttributeNames"] = new JsonArray("All"),
            }, cancellationToken);
            if (!answer.TryGetProperty("Messages", out var more) || more.GetArrayLength() == 0)
                return;
            messages.AddRange(more.EnumerateArray());
        }
    }

    private static async Task ShowAgainAsync(QueueClient queues, KnownQueue queue, List<JsonElement> messages)
    {
        foreach (var batch in messages.Index().Chunk(BatchMax))
        {
            await queues.CallAsync("ChangeMessageVisibilityBatch", new()
            {
                ["QueueUrl"] = queue.Url,
                ["Entries"] = new JsonArray([.. batch.Select(entry => new JsonObject
                {
                    ["Id"] = entry.Index.ToString(CultureInfo.InvariantCulture),
                    ["ReceiptHandle"] = entry.Item.GetProperty("ReceiptHandle").GetString(),
                    ["VisibilityTimeout"] = 0,
                })]),
            }, CancellationToken.None);
        }
    }

    private static void Write(QueueWork work, KnownQueue queue, List<JsonElement> messages, bool withBody)
    {
        if (messages.Count == 0)
        {
            work.Console.WriteLine($"Nothing is visible in {queue.Name}: {queue.InFlight} in flight, {queue.Delayed} delayed.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("Message") { NoWrap = true });
        foreach (var column in (string[])["Age", "Receives", "Attributes", .. withBody ? (string[])["Body"] : []])
            table.AddColumn(column);
        foreach (var message in messages)
        {
            var system = message.GetProperty("Attributes");
            List<string> cells =
            [
                message.GetProperty("MessageId").GetString()!,
                Age(work.Time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(system.GetProperty("SentTimestamp").GetString()!, CultureInfo.InvariantCulture))),
                system.GetProperty("ApproximateReceiveCount").GetString()!,
                Attributes(message, withBody),
            ];
            if (withBody)
                cells.Add(message.GetProperty("Body").GetString()!);
            table.AddRow(cells.Select(cell => new Text(cell)));
        }

        work.Console.Write(table);
        work.Console.WriteLine($"{messages.Count} of about {queue.Total} in {queue.Name}. Each was received once more by this look.");
    }

    private static string Attributes(JsonElement message, bool all)
    {
        if (!message.TryGetProperty("MessageAttributes", out var attributes))
            return "-";
        return string.Join(", ", attributes.EnumerateObject().Select(attribute => all || Shown.Contains(attribute.Name)
            ? $"{attribute.Name}={(attribute.Value.TryGetProperty("StringValue", out var value) ? value.GetString() : "(bytes)")}"
            : attribute.Name));
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => $"{(int)age.TotalDays} d {age.Hours} h",
        { TotalHours: >= 1 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} min {age.Seconds} s",
        _ => $"{Math.Max(0, (int)age.TotalSeconds)} s",
    };
}
