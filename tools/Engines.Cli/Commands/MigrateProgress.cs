using System.Globalization;
using Engines.Schema.Migration;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary>How far a run has come: one line that changes on a terminal, a line a second where output goes to a file or a pipe.</summary>
internal static class MigrateProgress
{
    public static Task ShowAsync(IAnsiConsole console, MigrationTally tally, (TimeSpan Step, TimeProvider Time) pace, CancellationToken cancellationToken) =>
        console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi
            ? console.Status().StartAsync(Line(tally), async context =>
            {
                while (true)
                {
                    await Task.Delay(pace.Step, pace.Time, cancellationToken);
                    context.Status(Markup.Escape(Line(tally)));
                }
            })
            : WriteAsync(console, tally, pace, cancellationToken);

    private static async Task WriteAsync(IAnsiConsole console, MigrationTally tally, (TimeSpan Step, TimeProvider Time) pace, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(pace.Step, pace.Time, cancellationToken);
            console.WriteLine($"  {Line(tally)}");
        }
    }

    private static string Line(MigrationTally tally) => string.Create(CultureInfo.InvariantCulture, $"{MigrateText.Of(tally.Counts)}; {tally.SegmentsDone} segments done");
}
