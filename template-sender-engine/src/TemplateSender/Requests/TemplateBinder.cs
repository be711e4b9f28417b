using Engines.Conversations;

namespace TemplateSender.Requests;

/// <summary>Finds the template that a request names, and fits the request's variables into it.</summary>
public static class TemplateBinder
{
    /// <summary>What binding came to: either content, or why there is none.</summary>
    public sealed record Binding(Template? Template, MessageContent? Content, ContentProblem? Problem);

    public static Binding Bind(Company company, SendRequest request)
    {
        var key = new TemplateKey(request.Channel, request.TemplateName, request.Language);
        if (!company.Templates.TryGetValue(key, out var template))
            return new(null, null, Missing(company, key));
        if (StateProblem(template) is { } stopped)
            return new(template, null, stopped);

        var problems = new List<string>();
        var values = new List<VariableValue>(template.Parameters.Count);
        foreach (var parameter in template.Parameters)
        {
            if (!request.Variables.TryGetValue(parameter.Name, out var variable))
                problems.Add($"variables.{parameter.Name} is missing");
            else if (Misfit(parameter, variable) is { } misfit)
                problems.Add($"variables.{parameter.Name} {misfit}");
            else
                values.Add(new(variable.Text) { CurrencyCode = variable.CurrencyCode, AmountThousandths = variable.AmountThousandths });
        }

        var known = template.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var surplus = request.Variables.Keys.Count(name => !known.Contains(name));
        if (surplus > 0)
            problems.Add($"{surplus} of the variables are not in the template");

        if (problems.Count == 0)
            return new(template, new MessageContent.FromTemplate(template, values), null);

        var wanted = known.Count == 0 ? "no variables" : string.Join(", ", known);
        return new(template, null, new(Reasons.TemplateVariables, $"{string.Join("; ", problems)}; the template {key.Name} in {key.Language} takes {wanted}"));
    }

    private static ContentProblem Missing(Company company, TemplateKey key)
    {
        var languages = company.Templates.Keys
            .Where(other => other.Channel == key.Channel && other.Name == key.Name)
            .Select(other => other.Language)
            .Order(StringComparer.Ordinal)
            .ToList();
        return languages.Count == 0
            ? new(Reasons.TemplateUnknown, $"the company has no template '{key.Name}' for {key.Channel.ToName()}")
            : new(Reasons.TemplateLanguageUnknown, $"the template '{key.Name}' is not there in '{key.Language}'; it is in {string.Join(", ", languages)}");
    }

    private static ContentProblem? StateProblem(Template template) => template.State switch
    {
        TemplateState.Approved => null,
        TemplateState.Paused => new(Reasons.TemplatePaused, $"the template '{template.Key.Name}' is paused{Why(template)}", IsPause: true),
        TemplateState.Disabled => new(Reasons.TemplatePaused, $"the template '{template.Key.Name}' is disabled{Why(template)}", IsPause: true),
        TemplateState.Pending => new(Reasons.TemplateNotApproved, $"the template '{template.Key.Name}' waits for approval{Why(template)}"),
        _ => new(Reasons.TemplateNotApproved, $"the template '{template.Key.Name}' was rejected{Why(template)}"),
    };

    private static string Why(Template template) => template.StateDetail is { Length: > 0 } detail ? $": {detail}" : "";

    private static string? Misfit(TemplateParameter parameter, RequestVariable variable)
    {
        var isMoney = variable.CurrencyCode is not null;
        if (parameter.Type == ParameterType.Currency)
            return isMoney ? null : "must be an object of text, currency and amount_thousandths";
        if (isMoney)
            return "must be a string";
        if (variable.Text.Length == 0)
            return "is empty";
        if (variable.Text.Length > parameter.LengthMax)
            return $"has {variable.Text.Length} characters; the most is {parameter.LengthMax}";

        var isLink = parameter.Type is ParameterType.Image or ParameterType.Video or ParameterType.Document;
        return isLink && !variable.Text.StartsWith("https://", StringComparison.Ordinal) ? "must be an https URL" : null;
    }
}
