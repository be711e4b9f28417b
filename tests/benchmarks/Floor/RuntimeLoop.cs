using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Floor;

/// <summary>Lambda's Runtime API: next, work, answer, for ever.</summary>
internal sealed class RuntimeLoop(HttpClient client, MessageSender sender)
{
    private static readonly byte[] Answer = """{"batchItemFailures":[]}"""u8.ToArray();

    private readonly string invocations = $"http://{Settings.RuntimeApi}/2018-06-01/runtime/invocation";

    public async Task RunAsync()
    {
        var next = new Uri($"{invocations}/next");
        while (true)
        {
            using var invocation = await client.GetAsync(next);
            invocation.EnsureSuccessStatusCode();
            var id = invocation.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").First();
            var deadline = long.Parse(invocation.Headers.GetValues("Lambda-Runtime-Deadline-Ms").First(), CultureInfo.InvariantCulture);

            await HandleAsync(await invocation.Content.ReadAsByteArrayAsync(), id, DateTimeOffset.FromUnixTimeMilliseconds(deadline));

            using var content = new ByteArrayContent(Answer);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await client.PostAsync(new Uri($"{invocations}/{id}/response"), content);
            response.EnsureSuccessStatusCode();
        }
    }

    private async Task HandleAsync(byte[] batch, string worker, DateTimeOffset deadline)
    {
        using var document = JsonDocument.Parse(batch);
        var records = document.RootElement.GetProperty("Records");
        var sends = new List<Task>(records.GetArrayLength());
        foreach (var record in records.EnumerateArray())
            sends.Add(sender.SendAsync(record.GetProperty("body").GetString()!, worker, deadline + Settings.LeaseMargin));
        await Task.WhenAll(sends);
    }
}
