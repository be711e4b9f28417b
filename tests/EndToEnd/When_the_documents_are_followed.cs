using Engines.Tests.EndToEnd.Documents;
using Engines.Tests.EndToEnd.Publishing;
using Engines.Tests.Support;
using Xunit.Abstractions;

namespace Engines.Tests.EndToEnd;

/// <summary>
/// The commands of README, runbook and the pages about the local cloud and the examples, as they stand there, in a shell beside <c>engines local</c>. Where the commands that they use
/// are not installed, the test says so in its output and checks nothing.
/// </summary>
[Collection(EndToEndTests.Name)]
public sealed class When_the_documents_are_followed(ITestOutputHelper output)
{
    private const int Interrupted = 0;

    /// <summary>What the documents are about: a message, a reply, a dead letter, a webhook that was not believed.</summary>
    private const string Troubles = """
        . artifacts/local/variables.sh
        wait_for() { for _ in $(seq 100); do if [ "$("$@")" -ge 1 ]; then return 0; fi; sleep 0.2; done; echo "waited in vain for: $*"; return 1; }
        waiting() { aws sqs get-queue-attributes --queue-url "$1" --attribute-names ApproximateNumberOfMessages --query Attributes.ApproximateNumberOfMessages --output text; }
        items() { aws dynamodb query --table-name $CONVERSATIONS_TABLE --key-condition-expression 'conversation_id = :c and begins_with(item_id, :i)' \
          --expression-attribute-values '{":c":{"S":"'$CONVERSATION'"},":i":{"S":"'$1'"}}' --query Count --output text; }
        export CONVERSATION=$(printf '%s\n%s\n%s' whatsapp +15555550100 +15555550123 | openssl dgst -sha256 -binary | base32 | tr -d = | tr A-Z a-z | cut -c1-26 | sed 's/^/c_/')
        export REQUEST_ID=practice-1
        aws sqs send-message --queue-url $QUEUE_URL --message-body '{"version":1,"request_id":"oops"}'
        aws sqs send-message --queue-url $QUEUE_URL --message-body '{"version":1,"request_id":"practice-1","company_id":"acme-clinic","project_id":"reminders","channel":"whatsapp","recipient":"+15555550123",
          "template":{"name":"visit_reminder","language":"en_US","variables":{"name":"Dana","date":"12 May"}}}'
        body='{"object":"whatsapp_business_account","entry":[{"id":"200000000000001","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
          "metadata":{"display_phone_number":"15555550100","phone_number_id":"100000000000001"},"contacts":[{"profile":{"name":"Dana"},"wa_id":"15555550123"}],
          "messages":[{"from":"15555550123","id":"wamid.PRACTICE1","timestamp":"'$(date +%s)'","type":"text","text":{"body":"yes"}}]}}]}]}'
        signature=$(printf '%s' "$body" | openssl dgst -sha256 -hmac local-app-secret | sed 's/.* //')
        wait_for items OUT#practice-1
        curl -fsS "$WEBHOOKS_URL/meta" -H 'Content-Type: application/json' -H "X-Hub-Signature-256: sha256=$signature" --data-binary "$body"
        curl -fsS "$WEBHOOKS_URL/meta" -H 'Content-Type: application/json' -H "X-Hub-Signature-256: sha256=00$signature" --data-binary "$body"
        wait_for items IN#wamid.PRACTICE1
        wait_for waiting $QUARANTINE_QUEUE_URL
        wait_for waiting $DEAD_LETTER_QUEUE_URL
        """;

    /// <summary>And a conversation that people have.</summary>
    private const string Handover = """
        . artifacts/local/variables.sh
        export REQUEST_ID=practice-1 CONVERSATION=$(printf '%s\n%s\n%s' whatsapp +15555550100 +15555550123 | openssl dgst -sha256 -binary | base32 | tr -d = | tr A-Z a-z | cut -c1-26 | sed 's/^/c_/')
        engines conversation handoff $CONVERSATION --reason practice
        """;

    [Fact]
    public async Task Should_do_what_they_say()
    {
        if (LocalSession.Lacking is { } lacking)
        {
            output.WriteLine($"NOT CHECKED: {lacking} not installed, so no document was followed.");
            return;
        }

        var session = new LocalSession();
        try
        {
            await session.InitializeAsync();
            var edge = await session.FollowAsync("", ShellBlock.Read("docs/local-edge.md"));
            Assert.Equal(3, edge.Count(said => said.Contains("HTTP/1.1 200", StringComparison.Ordinal)));

            var examples = await session.FollowAsync(". artifacts/local/variables.sh", ShellBlock.Read("docs/examples.md"));
            Assert.Contains(examples, said => said.Contains("forum-posts: key thread_id, post_id; by-author, by-state", StringComparison.Ordinal));

            var readme = await session.FollowAsync(Troubles, Local("README.md"));
            var runbook = await session.FollowAsync(Handover, Local("docs/runbook.md"));
            Assert.Contains(runbook, said => said.Contains("request_invalid", StringComparison.Ordinal));
            Assert.Contains(runbook, said => said.Contains("signature_invalid", StringComparison.Ordinal));

            Assert.Equal(Interrupted, await session.StopAsync());
            Figures.Write("documents followed", $"{edge.Count + examples.Count + readme.Count + runbook.Count} blocks of commands", output);
        }
        finally
        {
            await session.DisposeAsync();
        }
    }

    private static ShellBlock[] Local(string document) => [.. ShellBlock.Read(document).Where(block => !block.NeedsAccount)];
}
