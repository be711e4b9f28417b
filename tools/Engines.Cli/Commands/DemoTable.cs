using System.Globalization;
using Engines.Local.Campaigns;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>The closing table of the demo.</summary>
internal static class DemoTable
{
    public static Table Of(CampaignReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("What").AddColumn(new TableColumn("Count").RightAligned());
        table.AddRow("[bold]requests[/]", $"[bold]{report.Requests}[/]");
        foreach (var (status, count) in report.Statuses)
            Add(table, $"status {status}", count);

        table.AddEmptyRow();
        foreach (var (reason, count) in report.DeadLetters)
            Add(table, $"dead letter: {reason}", count);

        table.AddEmptyRow();
        foreach (var (calls, count) in report.CallsPerRequest)
            Add(table, calls == 1 ? "1 provider call" : $"{calls} provider calls", count);

        table.AddEmptyRow();
        Add(table, "doubled, as the template allows", report.DoubledAsAllowed);
        AddPromise(table, "lost", report.Lost);
        AddPromise(table, "doubled against the template's policy", report.Doubled);
        AddPromise(table, "status untrue to the provider's ledger", report.Untrue);
        AddPromise(table, "calls about people who opted out", report.CallsToOptedOut);
        AddPromise(table, "conversations inconsistent", report.Consistency.Inconsistent);
        foreach (var kind in report.Consistency.Contradictions.CountBy(found => found.What).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            AddPromise(table, kind.Key, kind.Value);
        if (report.Replies is { } replies)
            AddReplies(table, replies);
        if (report.Chaos is { } chaos)
            AddChaos(table, chaos, report.Requests);
        return table;
    }

    private static void AddReplies(Table table, RepliesReport replies)
    {
        table.AddEmptyRow();
        table.AddRow("[bold]replies sent by people[/]", $"[bold]{replies.Sent}[/]");
        Add(table, "replies recorded", replies.Recorded);
        Add(table, "replies answered", replies.Answered);
        Add(table, "replies met with silence on purpose", replies.Silent);
        Add(table, "replies left to people or opted out", replies.LeftToPeople);
        Add(table, "replies whose answer could not be delivered", replies.Undelivered);
        Add(table, "conversations handed off", replies.HandedOff);
        Add(table, "conversations opted out", replies.OptedOut);
        foreach (var (reason, count) in replies.DeadLetters)
            Add(table, $"dead letter of replies: {reason}", count);

        table.AddEmptyRow();
        AddPromise(table, "replies not recorded", replies.Unrecorded);
        AddPromise(table, "replies skipped", replies.Skipped);
        AddPromise(table, "replies answered twice", replies.AnsweredTwice);
        AddPromise(table, "people who said stop and are not opted out", replies.StopsMissed);
        AddPromise(table, "calls to people after they opted out", replies.CallsAfterOptOut);
        AddPromise(table, "conversations left with pending replies", replies.LeftPending);
        AddPromise(table, "people we wrote to, taken for strangers", replies.Unmatched);
        AddPromise(table, "genuine webhooks in quarantine", replies.Quarantined);
    }

    private static void AddChaos(Table table, ChaosReport chaos, int requests)
    {
        table.AddEmptyRow();
        table.AddRow("[bold]processes killed, until everything was at rest[/]", $"[bold]{chaos.Tally.Kills}[/]");
        Add(table, "of these with an event in hand", chaos.Tally.Busy);
        Add(table, "times nobody was up to be killed", chaos.Tally.Missed);
        Add(table, "processes started", chaos.ProcessesStarted);
        Add(table, "invocations", chaos.Invocations);
        Add(table, "invocations whose process died", chaos.InvocationsLost);
        Add(table, "invocations that ran out of time", chaos.InvocationsTimedOut);
        Add(table, "provider calls", chaos.Calls);
        Add(table, "calls timed out after the message was taken", chaos.TimedOutAfter);
        Add(table, "calls timed out before", chaos.TimedOutBefore);
        Add(table, "seconds that it took", (long)chaos.Took.TotalSeconds);
        table.AddRow("requests a second", (requests / chaos.Took.TotalSeconds).ToString("F1", CultureInfo.InvariantCulture));
    }

    private static void Add(Table table, string what, long count) => table.AddRow(Markup.Escape(what), count.ToString(CultureInfo.InvariantCulture));

    private static void AddPromise(Table table, string what, int count) =>
        table.AddRow(Markup.Escape(what), count == 0 ? "[green]0[/]" : $"[red]{count}[/]");
}
