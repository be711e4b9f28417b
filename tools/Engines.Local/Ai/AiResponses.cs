using System.Text.Json.Nodes;

namespace Engines.Local.Ai;

/// <summary>Answers in the words of the Responses API.</summary>
internal static class AiResponses
{
    public static JsonObject Reply(AiAnswer.Reply reply) =>
        OfText(new JsonObject { ["action"] = reply.Action, ["text"] = reply.Text, ["reason"] = "As planned." }.ToJsonString());

    public static JsonObject OfText(string text, string status = "completed") =>
        Response(status, new JsonObject { ["type"] = "output_text", ["text"] = text, ["annotations"] = new JsonArray(), ["logprobs"] = new JsonArray() });

    public static JsonObject Refusal() =>
        Response("completed", new JsonObject { ["type"] = "refusal", ["refusal"] = "I'm sorry, I can't help with that." });

    public static JsonObject Incomplete()
    {
        var response = OfText("{\"action\":\"answer\",\"text\":\"We open at", "incomplete");
        response["incomplete_details"] = new JsonObject { ["reason"] = "max_output_tokens" };
        return response;
    }

    public static JsonObject Failed()
    {
        var response = Response("failed", null);
        response["error"] = new JsonObject { ["code"] = "server_error", ["message"] = "The model could not answer." };
        return response;
    }

    public static JsonObject Error(int status, string message, string? parameter)
    {
        var (type, code) = status switch
        {
            401 => ("invalid_request_error", "invalid_api_key"),
            429 => ("requests", "rate_limit_exceeded"),
            >= 500 => ("server_error", null),
            _ => ("invalid_request_error", (string?)null),
        };
        return new() { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = parameter, ["code"] = code } };
    }

    private static JsonObject Response(string status, JsonObject? content)
    {
        var output = new JsonArray(new JsonObject { ["id"] = "rs_0001", ["type"] = "reasoning", ["summary"] = new JsonArray() });
        if (content is not null)
        {
            output.Add((JsonNode)new JsonObject
            {
                ["id"] = "msg_0001", ["type"] = "message", ["status"] = status, ["role"] = "assistant", ["content"] = new JsonArray(content),
            });
        }

        return new()
        {
            ["id"] = "resp_0001", ["object"] = "response", ["created_at"] = 1_790_000_000, ["status"] = status,
            ["error"] = null, ["incomplete_details"] = null, ["instructions"] = null, ["max_output_tokens"] = 400, ["model"] = "stub",
            ["output"] = output, ["parallel_tool_calls"] = true, ["previous_response_id"] = null, ["store"] = false, ["temperature"] = 1.0,
            ["tool_choice"] = "auto", ["tools"] = new JsonArray(), ["top_p"] = 1.0, ["truncation"] = "disabled",
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = 120, ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
                ["output_tokens"] = 35, ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 }, ["total_tokens"] = 155,
            },
            ["metadata"] = new JsonObject(),
        };
    }
}
