using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engines.Local.Ai;

namespace Engines.Tests.Unit.Replies.Decisions;

public sealed class StubAiTests
{
    private static readonly Dictionary<string, Action<JsonObject>> Wrongs = new()
    {
        ["store"] = body => body.Remove("store"),
        ["model"] = body => body["model"] = "",
        ["instructions"] = body => body.Remove("instructions"),
        ["temperature"] = body => body["temperature"] = 1,
        ["max_output_tokens"] = body => body["max_output_tokens"] = 4,
        ["input"] = body => body["input"] = new JsonArray(),
        ["input[0].role"] = body => body["input"]![0]!["role"] = "system",
        ["input[0].content[0].type"] = body => body["input"]![0]!["content"]![0]!["type"] = "output_text",
        ["metadata"] = body => body["metadata"] = new JsonObject { ["turn"] = 7 },
        ["text.format"] = body => body.Remove("text"),
        ["text.format.name"] = body => body["text"]!["format"]!["name"] = "two words",
        ["text.format.schema"] = body => body["text"]!["format"]!["schema"]!["required"] = new JsonArray(),
    };

    public static TheoryData<string> Parameters => [.. Wrongs.Keys];

    [Fact]
    public async Task Post_RightForm_IsAnsweredAndRecorded()
    {
        var (status, body, ledger) = await PostAsync(_ => { });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("completed", body["status"]!.GetValue<string>());
        Assert.Equal([new("user", "Hello")], Assert.Single(ledger.Calls).Messages);
    }

    [Theory, MemberData(nameof(Parameters))]
    public async Task Post_OneThingWrong_IsRefusedInOpenAisWords(string parameter)
    {
        var (status, body, ledger) = await PostAsync(Wrongs[parameter]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(("invalid_request_error", parameter), (body["error"]!["type"]!.GetValue<string>(), body["error"]!["param"]!.GetValue<string>()));
        Assert.Equal(400, Assert.Single(ledger.Calls).Status);
    }

    [Theory]
    [InlineData("Bearer wrong", "application/json", "/v1/responses", HttpStatusCode.Unauthorized)]
    [InlineData("Basic sk-test", "application/json", "/v1/responses", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer sk-test", "text/plain", "/v1/responses", HttpStatusCode.BadRequest)]
    [InlineData("Bearer sk-test", "application/json", "/v1/assistants", HttpStatusCode.NotFound)]
    public async Task Post_WrongKeyTypeOrPath_IsRefused(string authorization, string type, string path, HttpStatusCode expected) =>
        Assert.Equal(expected, (await PostAsync(_ => { }, authorization, type, path)).Status);

    private static async Task<(HttpStatusCode Status, JsonNode Body, AiLedger Ledger)> PostAsync(
        Action<JsonObject> change, string authorization = "Bearer sk-test", string type = "application/json", string path = "/v1/responses")
    {
        var body = JsonNode.Parse("""
            {
              "model": "stub", "instructions": "Be kind.", "store": false, "max_output_tokens": 400, "metadata": { "turn": "1" },
              "input": [{ "type": "message", "role": "user", "content": [{ "type": "input_text", "text": "Hello" }] }],
              "text": { "format": { "type": "json_schema", "name": "reply", "strict": true, "schema": {
                "type": "object", "properties": { "text": { "type": "string" } }, "required": ["text"], "additionalProperties": false } } }
            }
            """)!.AsObject();
        change(body);

        var ledger = new AiLedger();
        var plan = new AiPlan(_ => new AiAnswer.Reply("answer", "Hello!")) { Keys = new HashSet<string> { "sk-test" } };
        await using var stub = await StubAi.StartAsync(plan, ledger, CancellationToken.None);
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stub.BaseAddress, path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, type) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!, ledger);
    }
}
