using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.EndToEnd.Running;

namespace Engines.Tests.EndToEnd;

[Collection(EndToEndTests.Name)]
public sealed class When_the_environment_is_wrong(PublishedSender sender)
{
    [Fact]
    public async Task Should_name_every_missing_variable_and_where_it_is_set()
    {
        var (exitCode, error) = await DoomedStart.RunAsync("template-sender", sender.Assembly, []);

        Assert.NotEqual(0, exitCode);
        Assert.All(
            ["CONVERSATIONS_TABLE", "COMPANIES_TABLE", "QUEUE_URL", "DEAD_LETTER_QUEUE_URL"],
            name => Assert.Contains($"{name} is not set; template.yaml sets it", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_name_every_wrong_variable_its_value_and_the_remedy()
    {
        var (exitCode, error) = await DoomedStart.RunAsync("template-sender", sender.Assembly, new()
        {
            ["CONVERSATIONS_TABLE"] = "conversations",
            ["COMPANIES_TABLE"] = "companies",
            ["QUEUE_URL"] = "ftp://queue.example.test",
            ["DEAD_LETTER_QUEUE_URL"] = "not a URL",
            ["META_BASE_URL"] = "http://meta.example.test",
            ["ATTEMPTS_MAX"] = "many",
            ["RECONCILE_WINDOW_SECONDS"] = "0",
            ["RETENTION_DAYS"] = "1",
            ["LOG_LEVEL"] = "Loud",
            ["SECRETS_SOURCE"] = "file",
        });

        Assert.NotEqual(0, exitCode);
        Assert.DoesNotContain("TABLE", error.Message, StringComparison.Ordinal);
        Assert.All(
            [
                "QUEUE_URL is 'ftp://queue.example.test'; give an https URL",
                "DEAD_LETTER_QUEUE_URL is 'not a URL'; give an https URL",
                "META_BASE_URL is 'http://meta.example.test'; give an https URL",
                "ATTEMPTS_MAX is 'many'; give a number from 1 to 35",
                "RECONCILE_WINDOW_SECONDS is '0'; give a number from 1 to 43200",
                "RETENTION_DAYS is '1'; give a number from 30 to 3650",
                "LOG_LEVEL is 'Loud'; give Information or Trace",
                "SECRETS_SOURCE is 'file'; give extension or environment",
            ],
            problem => Assert.Contains(problem, error.Message, StringComparison.Ordinal));
    }
}
