namespace Engines.Conversations;

/// <summary>Makes <see cref="Template"/>s of <c>templates</c> in a COMPANY item.</summary>
internal static class TemplateReader
{
    // WhatsApp templates have at most ten buttons.
    private const int ButtonIndexMax = 9;

    public static Dictionary<TemplateKey, Template> Read(IReadOnlyDictionary<string, CompanyTemplate>? all)
    {
        var templates = new Dictionary<TemplateKey, Template>();
        if (all is null)
            return templates;

        var place = DataPlace.Item.At(CompanyNames.Templates);
        foreach (var (name, template) in all)
        {
            var key = TemplateKeyNames.Parse(name) ?? throw place.Invalid(name, "must be named {channel}/{name}/{language}, such as whatsapp/visit_reminder/en_US");
            templates[key] = ReadTemplate(template, key, place.At(name));
        }

        return templates;
    }

    private static Template ReadTemplate(CompanyTemplate template, TemplateKey key, DataPlace place)
    {
        if (template.ProviderId is null && template.Text is null)
            throw place.Invalid(CompanyTemplateNames.ProviderId, "is missing, and there is no text either");
        if (template.Text is not null && key.Channel != Channel.Sms)
            throw place.Invalid(CompanyTemplateNames.Text, $"is for sms only; give {CompanyTemplateNames.ProviderId}");

        return new Template
        {
            Key = key,
            ProviderId = template.ProviderId,
            Text = template.Text,
            Category = template.Category,
            State = template.State,
            StateDetail = template.StateDetail,
            WhenUnconfirmed = template.WhenUnconfirmed,
            Parameters = ReadParameters(template.Parameters, place),
        };
    }

    private static TemplateParameter[] ReadParameters(IReadOnlyList<CompanyParameter>? all, DataPlace template)
    {
        if (all is null || all.Count == 0)
            return [];

        var parameters = new TemplateParameter[all.Count];
        for (var index = 0; index < parameters.Length; index++)
            parameters[index] = ReadParameter(all[index], template.At(CompanyTemplateNames.Parameters, index));
        return parameters;
    }

    private static TemplateParameter ReadParameter(CompanyParameter parameter, DataPlace place) => new()
    {
        Name = place.RequiredText(CompanyParameterNames.Name, parameter.Name),
        Type = parameter.Type,
        Place = parameter.Place,
        ButtonIndex = place.Number(CompanyParameterNames.ButtonIndex, parameter.ButtonIndex, 0, ButtonIndexMax),
        IsNamed = parameter.Named,
        LengthMax = place.Number(CompanyParameterNames.LengthMax, parameter.LengthMax, int.MinValue, int.MaxValue),
    };
}
