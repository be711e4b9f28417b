using Engines.Conversations;
using Replies.Decisions;

namespace Replies.Turns;

/// <summary>Makes an outbound message of an answer.</summary>
internal static class AnswerComposer
{
    public static Outbound Compose(Speaker speaker, string requestId, Answer answer)
    {
        var (json, hash) = AnswerJson.Write(answer);
        var (content, problem, template) = Bind(speaker, answer.Content);
        return new Outbound
        {
            Record = new OutboundRecord
            {
                Conversation = speaker.Place.Conversation,
                RequestId = requestId,
                RequestHash = hash,
                RequestJson = json,
                CompanyId = speaker.Place.CompanyId,
                ProjectId = speaker.Place.ProjectId,
                Channel = speaker.Place.Channel,
                Provider = speaker.Sender.Provider,
                Template = answer.Content is AnswerContent.Template named ? $"{named.Use.Name}/{named.Use.Language}" : null,

                // An answer that may have arrived is for a person to look at, not for a second try.
                WhenUnconfirmed = template?.WhenUnconfirmed ?? UnconfirmedPolicy.NeverTwice,
                Answers = answer.Replies,
            },
            Sender = speaker.Sender,
            Recipient = answer.Recipient,
            Content = content,
            Problem = problem,
            Category = template?.Category ?? TemplateCategory.Utility,

            // Who writes first has asked for an answer.
            Consent = ConsentStatement.Granted,
            ConsentRule = speaker.Company.Consent,
            IsCompanyPaused = speaker.Company.IsPaused,
        };
    }

    private static (MessageContent? Content, ContentProblem? Problem, Template? Template) Bind(Speaker speaker, AnswerContent content)
    {
        if (content is AnswerContent.Text text)
        {
            var subject = speaker.Place.Channel == Channel.Email ? speaker.Company.Name : null;
            return (new MessageContent.FreeText(text.Body) { Subject = subject }, null, null);
        }

        var use = ((AnswerContent.Template)content).Use;
        var key = new TemplateKey(speaker.Place.Channel, use.Name, use.Language);
        if (!speaker.Company.Templates.TryGetValue(key, out var template))
            return (null, new ContentProblem(Reasons.TemplateUnknown, $"the answer's template '{use.Name}' has no language '{use.Language}'; add it to the company's data or correct the rule"), null);
        if (template.State is TemplateState.Paused or TemplateState.Disabled)
            return (null, new ContentProblem(Reasons.TemplatePaused, $"the template '{use.Name}' is stopped", IsPause: true), template);
        if (template.State != TemplateState.Approved)
            return (null, new ContentProblem(Reasons.TemplateNotApproved, $"the template '{use.Name}' is not approved"), template);

        var values = new List<VariableValue>(template.Parameters.Count);
        foreach (var parameter in template.Parameters)
        {
            if (parameter.Type == ParameterType.Currency)
                return (null, new ContentProblem(Reasons.TemplateVariables, $"the template '{use.Name}' takes an amount as '{parameter.Name}', which a rule cannot give"), template);
            if (!use.Variables.TryGetValue(parameter.Name, out var value) || value.Length > parameter.LengthMax)
                return (null, new ContentProblem(Reasons.TemplateVariables, $"the answer gives no '{parameter.Name}' of at most {parameter.LengthMax} characters to the template '{use.Name}'"), template);
            values.Add(new VariableValue(value));
        }

        return (new MessageContent.FromTemplate(template, values), null, template);
    }
}
