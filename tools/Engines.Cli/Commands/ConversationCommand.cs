using System.CommandLine;
using Amazon.DynamoDBv2;
using Engines.Cli.Aws;
using Engines.Conversations;
using Engines.Local.Conversations;
using Spectre.Console;

namespace Engines.Cli.Commands;

/// <summary><c>conversation</c>: shows conversations to people, takes them from the engine and gives them back.</summary>
internal static class ConversationCommand
{
    private const int MostMax = 1000;

    public static Command Create(IAnsiConsole console, Func<AwsPlace, IAmazonDynamoDB> connect, TimeProvider time)
    {
        var aws = new AwsOptions("DYNAMODB");
        var command = new Command("conversation", "Show the conversations of a project, hand them to people, and give them back.")
        {
            List(console, aws, connect),
            Show(console, aws, connect),
            HandOff(console, aws, connect, time),
            Release(console, aws, connect, time),
        };
        aws.AddTo(command);
        return command;
    }

    private static Command List(IAnsiConsole console, AwsOptions aws, Func<AwsPlace, IAmazonDynamoDB> connect)
    {
        var table = TableOptions.Conversations();
        var company = new Option<string>("--company") { Description = "The company's id.", Required = true };
        var project = new Option<string>("--project") { Description = "The id of the company's project.", Required = true };
        var status = new Option<string>("--status") { Description = "Only conversations that stand so." };
        status.AcceptOnlyFromAmong([.. Enum.GetValues<ConversationStatus>().Select(value => value.ToWord())]);
        var most = new Option<int>("--most") { Description = "How many at most.", DefaultValueFactory = _ => 50 };
        most.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostMax)
                result.AddError($"--most must be between 1 and {MostMax}.");
        });
        var command = new Command("list", "List conversations, the one with the newest activity first.") { company, project, status, most, table };

        command.SetAction((arguments, cancellationToken) => TableOptions.WorkAsync(console, () => connect(aws.Of(arguments)), arguments.GetValue(table)!, async dynamo =>
        {
            ConversationStatus? wanted = arguments.GetValue(status) is { } name ? Tables.ConversationStatusWords.Parse(name) : null;
            var page = await new ConversationList(dynamo, arguments.GetValue(table)!)
                .ReadAsync(arguments.GetValue(company)!, arguments.GetValue(project)!, wanted, arguments.GetValue(most), cancellationToken);
            ConversationTables.Write(console, page);
            return ExitCode.Clean;
        }));
        return command;
    }

    private static Command Show(IAnsiConsole console, AwsOptions aws, Func<AwsPlace, IAmazonDynamoDB> connect)
    {
        var table = TableOptions.Conversations();
        var id = Id();
        var content = new Option<bool>("--with-content") { Description = "Show what was said, which is personal data." };
        var command = new Command("show", "Show one conversation in the order of time.") { id, content, table };

        command.SetAction((arguments, cancellationToken) => TableOptions.WorkAsync(console, () => connect(aws.Of(arguments)), arguments.GetValue(table)!, async dynamo =>
        {
            var conversation = Parse(arguments.GetValue(id));
            if (await ConversationHistory.ReadAsync(dynamo, arguments.GetValue(table)!, conversation, cancellationToken) is not { } history)
                return Refuse(console, Unknown(conversation));
            ConversationTables.Write(console, history, arguments.GetValue(content));
            return ExitCode.Clean;
        }));
        return command;
    }

    private static Command HandOff(IAnsiConsole console, AwsOptions aws, Func<AwsPlace, IAmazonDynamoDB> connect, TimeProvider time)
    {
        var table = TableOptions.Conversations();
        var id = Id();
        var reason = new Option<string>("--reason") { Description = "Why, in a few words that do not name the person.", Required = true };
        reason.Validators.Add(result =>
        {
            if (ConversationDesk.ProblemOf(result.GetValueOrDefault<string>() ?? "") is { } problem)
                result.AddError($"--reason {problem}.");
        });
        var command = new Command("handoff", "Give a conversation to people: nothing answers in it until it is released.") { id, reason, table };

        command.SetAction((arguments, cancellationToken) => TableOptions.WorkAsync(console, () => connect(aws.Of(arguments)), arguments.GetValue(table)!, async dynamo =>
        {
            var conversation = Parse(arguments.GetValue(id));
            var result = await new ConversationDesk(dynamo, arguments.GetValue(table)!, time).HandOffAsync(conversation, arguments.GetValue(reason)!, cancellationToken);
            return Tell(console, conversation, result, "is with people now; nothing answers in it until it is released");
        }));
        return command;
    }

    private static Command Release(IAnsiConsole console, AwsOptions aws, Func<AwsPlace, IAmazonDynamoDB> connect, TimeProvider time)
    {
        var table = TableOptions.Conversations();
        var id = Id();
        var command = new Command("release", "Give a conversation back to the engine: the next reply is answered.") { id, table };

        command.SetAction((arguments, cancellationToken) => TableOptions.WorkAsync(console, () => connect(aws.Of(arguments)), arguments.GetValue(table)!, async dynamo =>
        {
            var conversation = Parse(arguments.GetValue(id));
            var result = await new ConversationDesk(dynamo, arguments.GetValue(table)!, time).ReleaseAsync(conversation, cancellationToken);
            return Tell(console, conversation, result, "is open; the next reply is answered, those recorded meanwhile are not");
        }));
        return command;
    }

    private static Argument<string> Id()
    {
        var id = new Argument<string>("id") { Description = "The conversation's id, as the list shows it." };
        id.Validators.Add(result =>
        {
            if (!ConversationId.TryParse(result.GetValueOrDefault<string>(), out _))
                result.AddError($"'{result.GetValueOrDefault<string>()}' is no conversation id. Give c_ and the 26 letters and digits after it, as 'engines conversation list' shows them.");
        });
        return id;
    }

    private static ConversationId Parse(string? text) =>
        ConversationId.TryParse(text, out var id) ? id : throw new InvalidOperationException("The parser lets through only ids.");

    private static ExitCode Tell(IAnsiConsole console, ConversationId conversation, DeskResult result, string done)
    {
        switch (result)
        {
            case DeskResult.Done:
                console.WriteLine($"{conversation} {done}.");
                return ExitCode.Clean;
            case DeskResult.Unchanged { Status: null }:
                return Refuse(console, $"{conversation} was not with people: the person has not written yet.");
            case DeskResult.Unchanged standing:
                return Refuse(console, $"{conversation} was not with people: it is {standing.Status}.");
            case DeskResult.Elsewhere other:
                return Refuse(console, $"{conversation} is another address of a person whose conversation is {other.Conversation}. Give that id.");
            default:
                return Refuse(console, Unknown(conversation));
        }
    }

    private static string Unknown(ConversationId conversation) =>
        $"{conversation} is unknown in this table: the person has not written and said no wish. Look for it with 'engines conversation list', or check the table's name.";

    private static ExitCode Refuse(IAnsiConsole console, string why)
    {
        console.WriteLine(why);
        return ExitCode.CannotRun;
    }
}
