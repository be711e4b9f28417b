using System.Text.Json;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>What Meta wants of a message; 131008 for what is missing, 131009 for what is wrong, 1320xx for a template.</summary>
internal sealed class MetaPayloadRules(IReadOnlyList<StubTemplate>? templates)
{
    private const int EchoLengthMax = 512;

    private readonly Judging judge = new("131008", "131009");

    public void Check(JsonElement root)
    {
        judge.Require(root.ValueKind == JsonValueKind.Object, "The body is not a JSON object");
        judge.Only(root, "messaging_product", "recipient_type", "to", "recipient", "type", "template", "text", "context", "biz_opaque_callback_data");
        judge.OneOf(root, "messaging_product", "whatsapp");
        judge.OneOf(root, "recipient_type", "individual");
        CheckRecipient(root);
        judge.OneOf(root, "type", "template", "text");
        if (root.TryGetProperty("biz_opaque_callback_data", out _))
            judge.Text(root, "biz_opaque_callback_data", EchoLengthMax);

        CheckContext(root);
        if (judge.Text(root, "type") == "template")
        {
            judge.Require(!root.TryGetProperty("text", out _), "Unexpected key text");
            CheckTemplate(judge.Object(root, "template"));
        }
        else
        {
            CheckText(root);
        }
    }

    private void CheckRecipient(JsonElement root)
    {
        if (root.TryGetProperty("recipient", out _))
        {
            judge.Require(!root.TryGetProperty("to", out _), "Give either to or recipient");
            judge.Require(PersonAddress.IsBusinessScopedUserId(judge.Text(root, "recipient")), "Parameter recipient is not valid");
            return;
        }

        var number = judge.Text(root, "to");
        judge.Require(PersonAddress.IsE164("+" + number), "Parameter to is not valid");
    }

    private void CheckText(JsonElement root)
    {
        var text = judge.Object(root, "text");
        judge.Only(text, "body", "preview_url");
        judge.Text(text, "body");
        judge.Require(!root.TryGetProperty("template", out _), "Unexpected key template");
        judge.Require(Judging.Member(text, "preview_url").ValueKind is JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False, "Parameter preview_url has the wrong type");
    }

    private void CheckContext(JsonElement root)
    {
        if (!root.TryGetProperty("context", out _))
            return;

        var context = judge.Object(root, "context");
        judge.Only(context, "message_id");
        judge.Text(context, "message_id");
    }

    private void CheckTemplate(JsonElement template)
    {
        judge.Only(template, "name", "language", "components");
        var name = judge.Text(template, "name", 512);
        var language = judge.Object(template, "language");
        judge.Only(language, "code");
        var code = judge.Text(language, "code");

        List<JsonElement> body = [];
        if (template.TryGetProperty("components", out _))
        {
            var components = judge.Array(template, "components").EnumerateArray().ToList();
            judge.Require(components.Count > 0, "Parameter components is empty");
            var types = components.Select(CheckComponent).ToList();
            judge.Require(types.Count(type => type == "body") <= 1 && types.Count(type => type == "header") <= 1, "Repeated component");
            body = [.. components.Where((_, index) => types[index] == "body").SelectMany(component => component.GetProperty("parameters").EnumerateArray())];
        }

        CheckAgainst(name, code, body);
    }

    private void CheckAgainst(string name, string language, List<JsonElement> body)
    {
        if (templates is null)
            return;

        var known = templates.FirstOrDefault(template => template.Name == name && template.Language == language)
            ?? throw new StubRefusalException("132001", $"template name ({name}) does not exist in {language}");
        if (known.ParameterCount != body.Count)
        {
            var details = $"body: number of localizable_params ({body.Count}) does not match the expected number of params ({known.ParameterCount})";
            throw new StubRefusalException("132000", details);
        }

        if (body.Any(parameter => parameter.GetProperty("type").GetString() == "text" && parameter.TryGetProperty("parameter_name", out _) != known.IsNamed))
            throw new StubRefusalException("132012", "Parameter format does not match format in the created template");
    }

    private string CheckComponent(JsonElement component)
    {
        judge.Require(component.ValueKind == JsonValueKind.Object, "A component is not an object");
        judge.OneOf(component, "type", "header", "body", "button");
        var type = judge.Text(component, "type");
        var parameters = judge.Array(component, "parameters").EnumerateArray().ToList();
        judge.Require(parameters.Count > 0, "Parameter parameters is empty");
        if (type == "button")
        {
            judge.Only(component, "type", "sub_type", "index", "parameters");
            judge.OneOf(component, "sub_type", "quick_reply", "url");
            judge.Require(judge.Text(component, "index").All(char.IsAsciiDigit), "Parameter index is not valid");
            judge.Require(parameters.Count == 1, "A button takes one parameter");
            var kind = judge.Text(component, "sub_type") == "quick_reply" ? "payload" : "text";
            judge.Only(parameters[0], "type", kind);
            judge.OneOf(parameters[0], "type", kind);
            judge.Text(parameters[0], kind);
            return type;
        }

        judge.Only(component, "type", "parameters");
        foreach (var parameter in parameters)
            CheckParameter(parameter);
        return type;
    }

    private void CheckParameter(JsonElement parameter)
    {
        judge.OneOf(parameter, "type", "text", "currency", "date_time", "image", "video", "document");
        var type = judge.Text(parameter, "type");
        if (type == "text")
        {
            judge.Only(parameter, "type", "text", "parameter_name");
            judge.Text(parameter, "text");
            return;
        }

        judge.Only(parameter, "type", type);
        var value = judge.Object(parameter, type);
        switch (type)
        {
            case "currency":
                judge.Only(value, "fallback_value", "code", "amount_1000");
                judge.Text(value, "fallback_value");
                judge.Require(judge.Text(value, "code").Length == 3, "Parameter code is not valid");
                judge.Require(Judging.Member(value, "amount_1000").ValueKind == JsonValueKind.Number, "Parameter amount_1000 is not valid");
                break;
            case "date_time":
                judge.Only(value, "fallback_value");
                judge.Text(value, "fallback_value");
                break;
            default:
                judge.Only(value, "link");
                var isLink = Uri.TryCreate(judge.Text(value, "link"), UriKind.Absolute, out var link) && link.Scheme == "https";
                judge.Require(isLink, "Parameter link is not valid");
                break;
        }
    }
}
