using Engines.Conversations;
using Engines.Tests.Support;
using TemplateSender.Requests;

namespace Engines.Tests.Unit.Sender;

public sealed class TemplateBinderTests
{
    private static readonly Template Reminder = Sample.Template() with
    {
        Parameters =
        [
            new() { Name = "name", Type = ParameterType.Text, LengthMax = 10 },
            new() { Name = "price", Type = ParameterType.Currency },
            new() { Name = "photo", Type = ParameterType.Image, Place = ParameterPlace.Header },
        ],
    };

    private static readonly RequestVariable Price = new("$1") { CurrencyCode = "USD", AmountThousandths = 1000 };

    [Fact]
    public void Bind_AllVariables_AreInTheTemplatesOrder()
    {
        var binding = Bind(Reminder, ("price", Price), ("photo", new("https://cdn.example.test/a.jpg")), ("name", new("Dana")));

        var content = Assert.IsType<MessageContent.FromTemplate>(binding.Content);
        Assert.Equal(["Dana", "$1", "https://cdn.example.test/a.jpg"], content.Variables.Select(variable => variable.Text));
        Assert.Equal("USD", content.Variables[1].CurrencyCode);
    }

    [Fact]
    public void Bind_WrongVariables_NamesEachAndWhatTheTemplateTakes()
    {
        var binding = Bind(Reminder, ("name", new("Dana Dana Dana")), ("price", new("1")), ("colour", new("red")));

        Assert.Null(binding.Content);
        Assert.Equal(Reasons.TemplateVariables, binding.Problem!.Reason);
        Assert.Equal(
            "variables.name has 14 characters; the most is 10; variables.price must be an object of text, currency and amount_thousandths; variables.photo is missing; "
            + "1 of the variables are not in the template; the template visit_reminder in en_US takes name, price, photo",
            binding.Problem.Detail);
    }

    [Theory]
    [InlineData("name", "", "variables.name is empty")]
    [InlineData("photo", "http://cdn.example.test/a.jpg", "variables.photo must be an https URL")]
    public void Bind_UnfitText_SaysWhy(string name, string text, string expected)
    {
        var variables = new Dictionary<string, RequestVariable> { ["name"] = new("Dana"), ["price"] = Price, ["photo"] = new("https://cdn.example.test/a.jpg") };
        variables[name] = new(text);

        var binding = Bind(Reminder, [.. variables.Select(pair => (pair.Key, pair.Value))]);

        Assert.StartsWith(expected, binding.Problem!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_UnknownTemplateOrLanguage_SaysWhichAndWhatThereIs()
    {
        var unknown = Bind(Reminder with { Key = Reminder.Key with { Name = "other" } });
        var language = Bind(Reminder with { Key = Reminder.Key with { Language = "de" } });

        Assert.Equal(Reasons.TemplateUnknown, unknown.Problem!.Reason);
        Assert.Equal((Reasons.TemplateLanguageUnknown, "the template 'visit_reminder' is not there in 'en_US'; it is in de"), (language.Problem!.Reason, language.Problem.Detail));
    }

    [Theory]
    [InlineData(TemplateState.Paused, Reasons.TemplatePaused, true)]
    [InlineData(TemplateState.Disabled, Reasons.TemplatePaused, true)]
    [InlineData(TemplateState.Pending, Reasons.TemplateNotApproved, false)]
    [InlineData(TemplateState.Rejected, Reasons.TemplateNotApproved, false)]
    public void Bind_TemplateNotReady_IsAPauseOrAFailure(TemplateState state, string reason, bool isPause)
    {
        var binding = Bind(Reminder with { State = state });

        Assert.Equal((reason, isPause), (binding.Problem!.Reason, binding.Problem.IsPause));
    }

    [Fact]
    public void Bind_TemplateStoppedByTheProvider_SaysWhy() => Assert.Equal(
        "the template 'visit_reminder' is paused: quality is low",
        Bind(Reminder with { State = TemplateState.Paused, StateDetail = "quality is low" }).Problem!.Detail);

    private static TemplateBinder.Binding Bind(Template template, params (string Name, RequestVariable Value)[] variables)
    {
        var company = new Company
        {
            CompanyId = Sample.CompanyId,
            ProjectId = Sample.ProjectId,
            Name = "Acme",
            IsPaused = false,
            Consent = ConsentRule.Required,
            Senders = new Dictionary<Channel, ChannelSender> { [Channel.WhatsApp] = Sample.Sender() },
            Templates = new Dictionary<TemplateKey, Template> { [template.Key] = template },
        };
        var request = new SendRequest
        {
            RequestId = "r-1",
            CompanyId = Sample.CompanyId,
            ProjectId = Sample.ProjectId,
            Channel = Channel.WhatsApp,
            Recipient = Sample.PersonNumber,
            TemplateName = "visit_reminder",
            Language = "en_US",
            Variables = new(variables.ToDictionary(pair => pair.Name, pair => pair.Value), StringComparer.Ordinal),
            Metadata = [],
        };
        return TemplateBinder.Bind(company, request);
    }
}
