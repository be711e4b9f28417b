using Amazon.DynamoDBv2.Model;
using Engines.Conversations;
using Engines.Local.Seeding;
using Engines.Tests.Support;
using CompanyItem = Engines.Tables.CompanyItem;

namespace Engines.Tests.Unit.Conversations;

public sealed class CompanyReaderTests
{
    private static readonly string Samples = Repository.PathOf("shared-infra/schema/examples/companies.json");

    [Fact]
    public void Read_EverySample_IsUsable()
    {
        var companies = CompanySeed.Read(Samples).Select(CompanyReader.Read).ToList();

        Assert.Equal(["acme-clinic", "bolt-bikes", "cedar-books", "cedar-books"], companies.Select(company => company.CompanyId));
        var clinic = companies[0];
        Assert.Equal((ConsentRule.Required, false), (clinic.Consent, clinic.IsPaused));
        Assert.Equal(("+15555550100", ProviderKind.Meta), (clinic.Senders[Channel.WhatsApp].Address, clinic.Senders[Channel.WhatsApp].Provider));
        var directions = clinic.Templates[new(Channel.WhatsApp, "visit_directions", "en_US")];
        Assert.Equal(UnconfirmedPolicy.AtLeastOnce, directions.WhenUnconfirmed);
        Assert.Equal([ParameterPlace.Header, ParameterPlace.Body, ParameterPlace.Button], directions.Parameters.Select(parameter => parameter.Place));
        Assert.True(directions.Parameters[1].IsNamed);
        Assert.Equal(TemplateState.Paused, clinic.Templates[new(Channel.WhatsApp, "spring_checkup", "en_US")].State);
        Assert.True(companies[3].IsPaused);
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "name", "", "name" },
        { "status", "closed", "status" },
        { "consent", "maybe", "consent" },
        { "channels.whatsapp.provider", "ses", "channels.whatsapp.provider" },
        { "channels.whatsapp.address", "5550100", "channels.whatsapp.address" },
        { "channels.whatsapp.status_callback", "http://hooks.example.test/", "channels.whatsapp.status_callback" },
        { "templates.whatsapp/visit_reminder/en_US.category", "spam", "templates.whatsapp/visit_reminder/en_US.category" },
        { "templates.whatsapp/visit_reminder/en_US.state", "ready", "templates.whatsapp/visit_reminder/en_US.state" },
        { "templates.whatsapp/visit_reminder/en_US.when_unconfirmed", "never", "templates.whatsapp/visit_reminder/en_US.when_unconfirmed" },
        { "templates.whatsapp/visit_reminder/en_US.text", "hello", "templates.whatsapp/visit_reminder/en_US.text" },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Read_OneValueWrong_SaysWhere(string path, string value, string expected)
    {
        var item = CompanySeed.Read(Samples)[0];
        Put(item, path, new AttributeValue(value));

        var fault = Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item));

        Assert.Equal(expected, fault.Path);
        Assert.NotEqual("", fault.Problem);
    }

    [Theory]
    [InlineData("status", "closed", "should be one of active, paused and is another string")]
    [InlineData("channels.whatsapp.provider", "sns", "should be one of meta, twilio, ses and is another string")]
    [InlineData("channels.whatsapp.provider", "ses", "must be meta or twilio for whatsapp, twilio for sms, ses for email")]
    [InlineData("channels.whatsapp.paused_by", "people", "should be one of provider and is another string")]
    [InlineData("templates.whatsapp/visit_reminder/en_US.category", "spam", "should be one of utility, marketing, authentication and is another string")]
    [InlineData("templates.whatsapp/visit_reminder/en_US.text", "hello", "is for sms only; give provider_id")]
    public void Read_OneValueWrong_SaysWhatWouldBeRight(string path, string value, string problem)
    {
        var item = CompanySeed.Read(Samples)[0];
        Put(item, path, new AttributeValue(value));

        var fault = Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item));

        Assert.Equal((path, problem), (fault.Path, fault.Problem));
        Assert.Equal($"Company data: {path} {problem}.", fault.Message);
    }

    [Fact]
    public void Read_NullWhereNothingIsAllowed_IsNothing()
    {
        var item = CompanySeed.Read(Samples)[0];
        foreach (var path in new[] { "status", "consent", "replies.help_text", "replies.words", "channels.whatsapp.account_id", "channels.whatsapp.status", "templates.whatsapp/visit_reminder/en_US.when_unconfirmed" })
            Put(item, path, new AttributeValue { NULL = true });
        item["templates"].M["whatsapp/visit_reminder/en_US"].M["parameters"].L[0].M["length_max"] = new AttributeValue { NULL = true };

        var company = CompanyReader.Read(item);

        Assert.Equal((false, ConsentRule.Required), (company.IsPaused, company.Consent));
        Assert.Equal((null, 0), (company.Replies!.HelpText, company.Replies.Words.Count));
        Assert.Equal((false, null), (company.Senders[Channel.WhatsApp].IsPaused, company.Senders[Channel.WhatsApp].AccountId));
        var reminder = company.Templates[new(Channel.WhatsApp, "visit_reminder", "en_US")];
        Assert.Equal((UnconfirmedPolicy.NeverTwice, 1024), (reminder.WhenUnconfirmed, reminder.Parameters[0].LengthMax));

        Put(item, "channels", new AttributeValue { NULL = true });
        item.Remove("templates");
        Assert.Equal((0, 0), (CompanyReader.ReadForSending(item).Senders.Count, CompanyReader.ReadForSending(item).Templates.Count));
    }

    [Fact]
    public void Read_WhatNobodyKnows_IsPassedOverAndKept()
    {
        var item = CompanySeed.Read(Samples)[0];
        foreach (var path in new[] { "owner", "channels.whatsapp.owner", "templates.whatsapp/visit_reminder/en_US.owner", "replies.owner" })
            Put(item, path, new AttributeValue("somebody"));

        Assert.Equal("acme-clinic", CompanyReader.Read(item).CompanyId);
        var again = CompanyItem.FromItem(item).ToItem();
        Assert.Equal("somebody", again["owner"].S);
        Assert.Equal("somebody", again["channels"].M["whatsapp"].M["owner"].S);
        Assert.Equal("somebody", again["templates"].M["whatsapp/visit_reminder/en_US"].M["owner"].S);
        Assert.Equal("somebody", again["replies"].M["owner"].S);
    }

    [Fact]
    public void ReadForSending_AnySample_IsTheSameWithoutReplies()
    {
        foreach (var item in CompanySeed.Read(Samples))
        {
            var (whole, lean) = (CompanyReader.Read(item), CompanyReader.ReadForSending(item));

            Assert.Null(lean.Replies);
            Assert.Equal((whole.CompanyId, whole.ProjectId, whole.Name, whole.IsPaused, whole.Consent), (lean.CompanyId, lean.ProjectId, lean.Name, lean.IsPaused, lean.Consent));
            Assert.Equal(whole.Senders, lean.Senders);
            Assert.Equal(whole.Templates.Keys, lean.Templates.Keys);
        }
    }

    [Fact]
    public void ReadForSending_RepliesWrong_IsReadAllTheSame()
    {
        var item = CompanySeed.Read(Samples)[3];
        item["replies"].M["quiet_hours"].M["time_zone"] = new AttributeValue("Nowhere/Land");

        Assert.Equal("replies.quiet_hours.time_zone", Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item)).Path);
        Assert.Equal("cedar-books", CompanyReader.ReadForSending(item).CompanyId);

        item["replies"] = new AttributeValue("soon");
        Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item));
        Assert.Equal("cedar-books", CompanyReader.ReadForSending(item).CompanyId);
    }

    [Theory]
    [InlineData("whatsapp/visit_reminder")]
    [InlineData("fax/visit_reminder/en_US")]
    public void Read_TemplateUnderAWrongName_SaysWhatTheNameMustBe(string name)
    {
        var item = CompanySeed.Read(Samples)[0];
        item["templates"].M[name] = item["templates"].M["whatsapp/visit_reminder/en_US"];

        var fault = Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item));

        Assert.Equal($"templates.{name}", fault.Path);
    }

    [Fact]
    public void Read_ParameterWrong_SaysWhichInTheList()
    {
        var item = CompanySeed.Read(Samples)[0];
        item["templates"].M["whatsapp/visit_directions/en_US"].M["parameters"].L[2].M["button_index"] = new AttributeValue { N = "10" };

        var fault = Assert.Throws<CompanyDataException>(() => CompanyReader.Read(item));

        Assert.Equal("templates.whatsapp/visit_directions/en_US.parameters[2].button_index", fault.Path);
    }

    private static void Put(Dictionary<string, AttributeValue> item, string path, AttributeValue value)
    {
        var names = path.Split('.');
        names[..^1].Aggregate(item, (inner, name) => inner[name].M)[names[^1]] = value;
    }
}
