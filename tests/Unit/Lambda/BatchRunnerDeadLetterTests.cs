using System.Net;
using Engines.Lambda;

namespace Engines.Tests.Unit.Lambda;

public sealed class BatchRunnerDeadLetterTests : BatchRunnerFixture
{
    [Fact]
    public async Task DeadLetter_Sent_CountsAsDone()
    {
        var failed = await RunAsync(_ => DeadLetter("conflict", "other content"), Message("a"));

        Assert.Empty(failed);
        var letter = Assert.Single(Sqs.Sent);
        Assert.Equal((SqsStub.DeadLetters.ToString(), "body of a"), (letter.Text("QueueUrl"), letter.Text("MessageBody")));
        Assert.Equal(
            ("conflict", "other content", "a"),
            (letter.Attribute("reason"), letter.Attribute("detail"), letter.Attribute("source_message_id")));
        Assert.Empty(Sqs.Hidden);
    }

    [Fact]
    public async Task DeadLetter_SendFails_StaysFailed()
    {
        Sqs.Answer = _ => SqsStub.Error(HttpStatusCode.BadRequest, """{"__type":"QueueDoesNotExist"}""");

        var failed = await RunAsync(_ => DeadLetter("conflict", "x"), Message("a"));

        Assert.Equal(["a"], failed);
    }

    [Fact]
    public async Task DeadLetter_NotYetSent_IsNotYetDone()
    {
        var arrived = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        Sqs.Before = (_, _) =>
        {
            arrived.SetResult();
            return goOn.Task;
        };

        var running = RunAsync(_ => DeadLetter("conflict", "x"), Message("a"));
        await arrived.Task.WaitAsync(Patience);
        Assert.False(running.IsCompleted);
        goOn.SetResult();

        Assert.Empty(await running);
    }

    [Fact]
    public async Task DeadLetter_OriginalAttributes_AreKeptWithTheirTypes()
    {
        var record = Message("a");
        record.MessageAttributes = new()
        {
            ["source"] = new() { DataType = "String", StringValue = "meta" },
            ["count"] = new() { DataType = "Number", StringValue = "7" },
            ["raw"] = new() { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
            ["reason"] = new() { DataType = "String", StringValue = "of an earlier death" },
            ["empty"] = new() { DataType = "String" },
        };

        await RunAsync(_ => DeadLetter("conflict", "x"), record);

        var letter = Assert.Single(Sqs.Sent);
        var attributes = letter.Body.GetProperty("MessageAttributes");
        Assert.Equal(["reason", "detail", "source_message_id", "count", "raw", "source"], letter.AttributeNames);
        Assert.Equal("conflict", letter.Attribute("reason"));
        Assert.Equal("Number", attributes.GetProperty("count").GetProperty("DataType").GetString());
        Assert.Equal("AQID", attributes.GetProperty("raw").GetProperty("BinaryValue").GetString());
    }

    [Fact]
    public async Task DeadLetter_MoreThanSevenOriginals_KeepsReasonAndTenInAll()
    {
        var record = Message("a");
        record.MessageAttributes = Enumerable.Range(0, 10).ToDictionary(
            number => $"k{number}", number => new Amazon.Lambda.SQSEvents.SQSEvent.MessageAttribute { DataType = "String", StringValue = "v" });

        Assert.Empty(await RunAsync(_ => DeadLetter("conflict", "x"), record));

        var names = Assert.Single(Sqs.Sent).AttributeNames;
        Assert.Equal(["reason", "detail", "source_message_id", "k0", "k1", "k2", "k3", "k4", "k5", "k6"], names);
        Assert.Contains("\"Dropped\":3", LogText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeadLetter_LongDetail_IsCutBetweenCharacters()
    {
        await RunAsync(_ => DeadLetter("conflict", new string('x', 999) + "😀 and more"), Message("a"));

        Assert.Equal(new string('x', 999), Assert.Single(Sqs.Sent).Attribute("detail"));
    }

    [Fact]
    public async Task DeadLetter_DetailSqsWouldRefuse_IsMadeFit()
    {
        await RunAsync(
            record => DeadLetter("conflict", record.MessageId == "a" ? "" : "a\0b\uD800c😀\td"), Message("a"), Message("b"));

        Assert.DoesNotContain("detail", Sqs.Sent.Single(letter => letter.Attribute("source_message_id") == "a").AttributeNames);
        Assert.Equal("a?b?c😀\td", Sqs.Sent.Single(letter => letter.Attribute("source_message_id") == "b").Attribute("detail"));
    }

    [Fact]
    public async Task Failure_AtDeliveriesMax_DiesWithTheTypeOfTheFailure()
    {
        var failed = await RunAsync(_ => throw new InvalidOperationException("+4915112345678"), Message("a", receiveCount: 40));

        Assert.Empty(failed);
        var letter = Assert.Single(Sqs.Sent);
        Assert.Equal(("deliveries_exhausted", "InvalidOperationException"), (letter.Attribute("reason"), letter.Attribute("detail")));
    }

    [Theory]
    [InlineData(39, 0)]
    [InlineData(40, 1)]
    public async Task Redeliver_AtDeliveriesMax_DiesWithItsReason(int receiveCount, int letters)
    {
        await RunAsync(_ => Redeliver(5), Message("a", receiveCount));

        Assert.Equal(letters, Sqs.Sent.Count());
        Assert.All(Sqs.Sent, letter => Assert.Equal(("deliveries_exhausted", "waiting"), (letter.Attribute("reason"), letter.Attribute("detail"))));
    }

    [Theory]
    [InlineData(13, 5, 1)]
    [InlineData(12.9, 5, 0)]
    [InlineData(12.9, 9_000, 1)]
    public async Task Redeliver_CloseToRetention_DiesBeforeSqsDropsIt(double ageDays, double hiddenSeconds, int letters)
    {
        await RunAsync(_ => Redeliver(hiddenSeconds), Message("a", sentAt: Now.AddDays(-ageDays)));

        Assert.Equal(letters, Sqs.Sent.Count());
        Assert.All(Sqs.Sent, letter => Assert.Equal("too_old", letter.Attribute("reason")));
    }
}
