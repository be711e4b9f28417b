using Amazon.Runtime;
using Engines.Cli.Queues;
using Engines.Local.DynamoDb;
using Engines.Local.Templates;
using Engines.Schema;
using Spectre.Console;

namespace Engines.Cli;

/// <summary>Tells what the user can mend from what is a defect: the first is one clear line, the second keeps its stack.</summary>
internal static class Failure
{
    public static async Task<int> ReportAsync(IAnsiConsole console, Func<Task<ExitCode>> work)
    {
        try
        {
            return (int)await work();
        }
        catch (Exception failure) when (failure is CannotRunException or SqsRefusal or DynamoDbLocalException or SchemaException or TemplateException
            or IOException or UnauthorizedAccessException or AmazonClientException or AmazonServiceException or HttpRequestException)
        {
            console.WriteLine(failure.Message);
            return (int)ExitCode.CannotRun;
        }
        catch (OperationCanceledException)
        {
            console.WriteLine("Stopped.");
            return (int)ExitCode.CannotRun;
        }
        catch (Exception defect)
        {
            // Nothing above expects it, so its stack is what helps.
            console.WriteException(defect);
            return (int)ExitCode.Defect;
        }
    }
}
