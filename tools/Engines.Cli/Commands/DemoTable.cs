using System.Globalization;
using Engines.Local.Campaigns;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>The closing table of the demo.</summary>
internal static class DemoTable
{
    public static Table Of(CampaignReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("What").AddColumn(new TableColumn("Requests").RightAligned());
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
        return table;
    }

    private static void Add(Table table, string what, int count) => table.AddRow(Markup.Escape(what), count.ToString(CultureInfo.InvariantCulture));

    private static void AddPromise(Table table, string what, int count) =>
        table.AddRow(Markup.Escape(what), count == 0 ? "[green]0[/]" : $"[red]{count}[/]");
}
