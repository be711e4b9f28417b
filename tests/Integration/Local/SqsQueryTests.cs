using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Engines.Local.Queues;
using Engines.Local.Queues.Sqs;
using Engines.Tests.Integration.Local.Sqs;

namespace Engines.Tests.Integration.Local;

/// <summary>The older protocol, byte by byte where boto3 is too polite to send it.</summary>
public sealed class SqsQueryTests : IAsyncLifetime
{
    private static readonly XNamespace Sqs = "http://queue.amazonaws.com/doc/2012-11-05/";
    private static readonly HttpClient Http = new();

    private readonly LocalQueue queue = new(new() { Name = "work" }, TimeProvider.System);
    private SqsEndpoint endpoint = null!;

    public async Task InitializeAsync() => endpoint = await SqsEndpoint.StartAsync(LocalQueues.Of(queue), port: 0, CancellationToken.None);

    public async Task DisposeAsync() => await endpoint.DisposeAsync();

    [Fact]
    public async Task SendReceive_PostedToTheQueueItself_KeepsEveryCharacter()
    {
        var body = "a\r\nb\t<&> ü";
        var sent = await CallAsync(endpoint.UrlOf(queue), $"Action=SendMessage&Version=2012-11-05&MessageBody={Uri.EscapeDataString(body)}");
        var received = await CallAsync(endpoint.UrlOf(queue), "Action=ReceiveMessage&AttributeName=All&MaxNumberOfMessages=10");

        var message = received.Xml.Descendants(Sqs + "Message").Single();
        Assert.Equal("text/xml", sent.ContentType);
        Assert.Equal("SendMessageResponse/SendMessageResult/MessageId", Path(sent.Xml.Descendants(Sqs + "MessageId").Single()));
        Assert.NotEmpty(sent.Xml.Element(Sqs + "ResponseMetadata")!.Element(Sqs + "RequestId")!.Value);
        Assert.Equal(body, message.Element(Sqs + "Body")!.Value);
        Assert.Equal("1", Named(message, "Attribute", "ApproximateReceiveCount"));
    }

    [Fact]
    public async Task SendMessageBatch_TwelveEntriesWithGapsInTheirNumbers_AreCountedAndOrdered()
    {
        var answer = await CallAsync(endpoint.UrlOf(queue), Batch([20, 3, 100]));
        var refused = await CallAsync(endpoint.UrlOf(queue), Batch(Enumerable.Range(1, 12)));

        Assert.Equal(["n3", "n20", "n100"], answer.Xml.Descendants(Sqs + "SendMessageBatchResultEntry").Select(entry => entry.Element(Sqs + "Id")!.Value));
        Assert.Equal((HttpStatusCode.BadRequest, "AWS.SimpleQueueService.TooManyEntriesInBatchRequest"), (refused.Status, refused.Code));

        static string Batch(IEnumerable<int> numbers) => "Action=SendMessageBatch" + string.Concat(numbers.Select(number =>
            $"&SendMessageBatchRequestEntry.{number}.Id=n{number}&SendMessageBatchRequestEntry.{number}.MessageBody=x"));
    }

    [Fact]
    public async Task GetQueueAttributes_AskedForInTheAddress_Answers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{endpoint.UrlOf(queue)}?Action=GetQueueAttributes&AttributeName.1=QueueArn&AttributeName.2=DelaySeconds"));

        var answer = await CallAsync(request);

        Assert.Equal((HttpStatusCode.OK, "0"), (answer.Status, Named(answer.Xml, "Attribute", "DelaySeconds")));
        Assert.Equal(2, answer.Xml.Descendants(Sqs + "Attribute").Count());
    }

    [Fact]
    public async Task ListQueueTags_WithACharacterThatXmlLacks_AnswersWithoutIt()
    {
        queue.Change(options => options with { Tags = options.Tags.SetItem("team", "a\u0001b\U0001F600") });

        var answer = await CallAsync(endpoint.UrlOf(queue), "Action=ListQueueTags");

        Assert.Equal("a\uFFFDb\U0001F600", answer.Xml.Descendants(Sqs + "Tag").Single().Element(Sqs + "Value")!.Value);
    }

    [Theory]
    [InlineData("Version=2012-11-05", "MissingAction")]
    [InlineData("Action=Fly", "InvalidAction")]
    [InlineData("Action=%01", "InvalidAction")]
    [InlineData("Action=SendMessage&MessageBody=x&DelaySeconds=%01", "InvalidParameterValue")]
    [InlineData("Action=SendMessage&MessageBody=x&MessageBody=y", "MalformedInput")]
    [InlineData("Action=SendMessage&MessageBody=x&a.b.c.d.e.f.g=x", "MalformedInput")]
    [InlineData("Action=SendMessage", "MissingParameter")]
    [InlineData("Action=SendMessage&MessageBody=x&QueueUrl=http://h/0/none", "AWS.SimpleQueueService.NonExistentQueue")]
    [InlineData("Action=SendMessage&MessageBody=x&DelaySeconds=soon", "InvalidParameterValue")]
    [InlineData("Action=SendMessage&MessageBody.1=x", "MalformedInput")]
    [InlineData("Action=SendMessage&MessageBody=x&MessageAttribute.first.Name=x", "MalformedInput")]
    [InlineData("Action=SendMessage&MessageBody=x&MessageAttribute.1.Name=x", "MissingParameter")]
    [InlineData("Action=SendMessage&MessageBody=x&MessageAttribute.1.Value.StringValue=x", "MissingParameter")]
    [InlineData("Action=DeleteMessageBatch&Entries=", "AWS.SimpleQueueService.EmptyBatchRequest")]
    [InlineData("Action=SendMessage&MessageBody=%01", "InvalidMessageContents")]
    public async Task Call_ThatSqsRefuses_SaysSoInXml(string form, string code)
    {
        var answer = await CallAsync(endpoint.UrlOf(queue), form);

        Assert.Equal((HttpStatusCode.BadRequest, code, "Sender"), (answer.Status, answer.Code, answer.Xml.Descendants(Sqs + "Type").Single().Value));
        Assert.Equal("ErrorResponse/Error/Code", Path(answer.Xml.Descendants(Sqs + "Code").Single()));
        Assert.Equal(0, queue.Count().Total);
    }

    private static string Named(XElement from, string element, string name) =>
        from.Descendants(Sqs + element).Single(one => one.Element(Sqs + "Name")!.Value == name).Element(Sqs + "Value")!.Value;

    private static string Path(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Select(one => one.Name.LocalName));

    private static async Task<Answer> CallAsync(Uri address, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(form, Encoding.UTF8) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        return await CallAsync(request);
    }

    private static async Task<Answer> CallAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Authorization", LocalSignature.Header);
        using var response = await Http.SendAsync(request);
        var xml = XElement.Parse(await response.Content.ReadAsStringAsync(), LoadOptions.PreserveWhitespace);
        return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, xml, xml.Descendants(Sqs + "Code").FirstOrDefault()?.Value);
    }

    private sealed record Answer(HttpStatusCode Status, string? ContentType, XElement Xml, string? Code);
}
