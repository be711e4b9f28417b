using Engines.Channels;
using Engines.Conversations;
using static Engines.Tests.Unit.Channels.Samples;

namespace Engines.Tests.Unit.Channels;

public sealed class SesPayloadTests
{
    private static readonly string Id = Attempt().Value;
    private static readonly string Conversation = Attempt().Conversation.Value;

    [Fact]
    public void Write_Template_IsThePayloadOfTheFactSheet()
    {
        var template = Template(Channel.Email, "visit-reminder-v3", null, Parameter("name"), Parameter("date"));

        SameJson(
            $$$$"""
            {"FromEmailAddress":"Acme <hello@acme.example>",
             "Destination":{"ToAddresses":["dana@example.test"]},
             "ReplyToAddresses":["replies@acme.example"],
             "Content":{"Template":{"TemplateName":"visit-reminder-v3","TemplateData":"{\"name\":\"Dana\",\"date\":\"12 May\"}",
                "Headers":[{"Name":"X-Attempt","Value":"{{{{Id}}}}"}]}},
             "EmailTags":[{"Name":"attempt","Value":"{{{{Id}}}}"},{"Name":"conversation","Value":"{{{{Conversation}}}}"}],
             "ConfigurationSetName":"engine",
             "TenantName":"ci-001"}
            """,
            SesPayload.Write(Message(Ses, Filled(template, "Dana", "12 May"))));
    }

    [Fact]
    public void Write_FreeTextThatAnswers_IsTiedToItsThread()
    {
        var sender = Ses with { DisplayName = null, ReplyTo = null, ConfigurationSet = null, TenantName = null };

        SameJson(
            $$$$"""
            {"FromEmailAddress":"hello@acme.example",
             "Destination":{"ToAddresses":["dana@example.test"]},
             "Content":{"Simple":{"Subject":{"Data":"Re: visit Bcc: x@y.test","Charset":"UTF-8"},"Body":{"Text":{"Data":"Line\nline","Charset":"UTF-8"}},
                "Headers":[{"Name":"X-Attempt","Value":"{{{{Id}}}}"},
                 {"Name":"In-Reply-To","Value":"<a1@mail.test>"},{"Name":"References","Value":"<a1@mail.test>"}]}},
             "EmailTags":[{"Name":"attempt","Value":"{{{{Id}}}}"},{"Name":"conversation","Value":"{{{{Conversation}}}}"}]}
            """,
            SesPayload.Write(Message(sender, Text("Line\nline", inReplyTo: "a1@mail.test", subject: "Re: visit\nBcc: x@y.test"))));
    }

    [Theory]
    [InlineData("<a@b.test>\r\nBcc: x@y.test")]
    [InlineData("not-a-message-id")]
    [InlineData("")]
    public void Write_UnusableMessageId_LeavesTheHeadersOut(string id)
    {
        var body = SesPayload.Write(Message(Ses, Text("Yes", inReplyTo: id)));

        Assert.DoesNotContain("In-Reply-To", System.Text.Encoding.UTF8.GetString(body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "a@b.test")]
    [InlineData("  ", "a@b.test")]
    [InlineData("Acme Ltd", "Acme Ltd <a@b.test>")]
    [InlineData("Acme, Inc.", "\"Acme, Inc.\" <a@b.test>")]
    [InlineData("The \"Best\" \\ Co", "\"The \\\"Best\\\" \\\\ Co\" <a@b.test>")]
    [InlineData("Evil\r\nBcc: x@y.test", "\"Evil  Bcc: x@y.test\" <a@b.test>")]
    [InlineData("Acme <x@y.test>", "\"Acme <x@y.test>\" <a@b.test>")]
    [InlineData("=?UTF-8?B?eA==?=", "\"=?UTF-8?B?eA==?=\" <a@b.test>")]
    [InlineData("Café", "=?UTF-8?B?Q2Fmw6k=?= <a@b.test>")]
    public void Mailbox_AnyName_StaysAName(string? name, string expected)
    {
        Assert.Equal(expected, Mailbox.Write(name, "a@b.test"));
    }

    [Fact]
    public void Mailbox_LongName_IsSplitBetweenCharacters()
    {
        var words = Mailbox.Write(new string('é', 60), "a@b.test").Split(' ')[..^1];

        Assert.All(words, word => Assert.InRange(word.Length, 13, 75));
        var name = string.Concat(words.Select(word => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(word[10..^2]))));
        Assert.Equal(new string('é', 60), name);
    }
}
