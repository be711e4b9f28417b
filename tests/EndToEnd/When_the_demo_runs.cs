using System.Globalization;
using System.Text.RegularExpressions;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>The command as people start it, in a process of its own.</summary>
[Collection(EndToEndTests.Name)]
public sealed class When_the_demo_runs(ITestOutputHelper output)
{
    private const int CannotParse = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private static readonly string[] Promises =
    [
        "lost", "doubled against the template's policy", "status untrue to the provider's ledger", "calls about people who opted out", "conversations inconsistent",
        "replies not recorded", "replies skipped", "replies answered twice", "people who said stop and are not opted out", "calls to people after they opted out",
        "conversations left with pending replies", "people we wrote to, taken for strangers", "genuine webhooks in quarantine",
    ];

    private static readonly string[] Ends =
    [
        "replies answered", "replies met with silence on purpose", "replies left to people or opted out", "replies whose answer could not be delivered",
    ];

    private static readonly string[] Arrived = ["status sent", "status delivered", "status read"];

    [Fact]
    public async Task Should_keep_every_promise_and_say_so()
    {
        var started = TimeProvider.System.GetTimestamp();
        var result = await EnginesAsync("demo", "--messages", "60", "--seed", "7");
        Figures.Write("engines demo --messages 60", $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s", output);

        Assert.True(result.ExitCode == 0, $"Exit code {result.ExitCode}:\n{result.Output}");
        Assert.Equal(60, Row(result.Output, "requests"));
        Assert.All(Promises, promise => Assert.Equal(0, Row(result.Output, promise)));
        Assert.True(Row(result.Output, "replies recorded") > 20, result.Output);
        Assert.Equal(Row(result.Output, "replies sent by people"), Row(result.Output, "replies recorded"));
        Assert.Equal(Row(result.Output, "replies recorded"), Ends.Sum(end => Row(result.Output, end)));
        Assert.True(Row(result.Output, "replies answered") > 10, result.Output);
        Assert.True(Row(result.Output, "conversations handed off") > 0, result.Output);
        Assert.True(Row(result.Output, "conversations opted out") > 0, result.Output);
        Assert.True(Arrived.Sum(status => RowOrZero(result.Output, status)) > 30, result.Output);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("100001")]
    public async Task Should_refuse_a_number_of_messages_that_makes_no_sense(string messages)
    {
        var result = await EnginesAsync("demo", "--messages", messages);
        Assert.Equal(CannotParse, result.ExitCode);
        Assert.Contains("--messages must be between 1 and 100000.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demoo")]
    [InlineData("demo", "--mesages", "5")]
    [InlineData]
    public async Task Should_refuse_what_it_does_not_know(params string[] arguments)
    {
        var result = await EnginesAsync(arguments);
        Assert.Equal(CannotParse, result.ExitCode);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
    }

    private static Task<CommandResult> EnginesAsync(params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var engines = Repository.PathOf($"artifacts/bin/Engines.Cli/{configuration}/engines.dll");
        Assert.True(File.Exists(engines), $"There is no {engines}.");
        return Command.RunAsync("dotnet", [engines, .. arguments], new Dictionary<string, string>(), Patience);
    }

    private static int Row(string output, string what) => FindRow(output, what) ?? throw new InvalidOperationException($"There is no row '{what}' in\n{output}");

    private static int RowOrZero(string output, string what) => FindRow(output, what) ?? 0;

    // A row of the table: │ lost │ 0 │, whatever of it is bold or coloured.
    private static int? FindRow(string output, string what)
    {
        var table = Regex.Replace(output, @"\e\[[0-9;]*m", "");
        var match = Regex.Match(table, $@"│ {Regex.Escape(what)}\s+│\s+(\d+) │");
        return match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }
}
