using System.Globalization;
using Engines.Local.Conversations;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>How conversations look on a terminal.</summary>
internal static class ConversationTables
{
    private const string Nothing = "-";

    public static void Write(IAnsiConsole console, ConversationPage page)
    {
        if (page.Entries.Count == 0)
        {
            console.WriteLine("No conversation. One is listed once the person has written, or has said what they want.");
            return;
        }

        var table = Table("Conversation", "Channel", "Status", "Reason", "Last activity", "Opted out");
        foreach (var entry in page.Entries)
            AddRow(table, entry.Id, entry.Channel, entry.Status, entry.Reason, entry.LastActivityAt, entry.IsOptedOut ? "yes" : "no");
        console.Write(table);
        if (page.HasMore)
            console.WriteLine($"These are the newest {page.Entries.Count}; --most shows more.");
    }

    public static void Write(IAnsiConsole console, ConversationHistory history, bool withContent)
    {
        if (history.AliasOf is { } other)
            console.WriteLine($"Another address of the same person: the replies stand in {other}.");
        WriteHead(console, history.Head);
        if (history.Entries.Count == 0)
            return;

        var table = Table([.. (string[])["Time", "Way", "Kind", "Status", "Turn", "Answer or request", "Reason"], .. withContent ? (string[])["Content"] : []]);
        foreach (var line in history.Entries)
        {
            List<string?> cells = [TimeOf(line.At), line.IsInbound ? "in" : "out", line.Kind, line.Status, line.Turn, line.Answer, line.Reason];
            if (withContent)
                cells.Add(line.Content);
            AddRow(table, [.. cells]);
        }

        console.Write(table);
    }

    private static void WriteHead(IAnsiConsole console, HeadSummary? head)
    {
        if (head is null)
        {
            console.WriteLine("The person has not written and said no wish.");
            return;
        }

        console.WriteLine($"Project    {head.Project}, {head.Channel}");
        console.WriteLine($"Status     {head.Status ?? Nothing}{(head.Reason is { } reason ? $" ({reason})" : "")}{(head.HandedOffAt is { } since ? $" since {since}" : "")}");
        console.WriteLine($"Waiting    {head.Pending}");
        console.WriteLine($"Opted out  {(head.IsOptedOut ? "yes" : head.IsMarketingOptedOut ? "of marketing" : "no")}");
        if (head.WindowUntil is { } until)
            console.WriteLine($"Window     until {TimeOf(until)}");
    }

    // An id that a line break cuts in two cannot be copied.
    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column) { NoWrap = column is "Conversation" or "Time" or "Last activity" or "Answer or request" });
        return table;
    }

    private static void AddRow(Table table, params string?[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell ?? Nothing))]);

    private static string TimeOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
