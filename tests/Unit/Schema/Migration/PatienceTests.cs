using Amazon.DynamoDBv2.Model;
using Engines.Schema.Migration;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Schema.Migration;

public sealed class PatienceTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task TryAsync_ThrottledTwice_IsAskedAgainLater()
    {
        var patience = new Patience(time, new(1));
        var calls = 0;
        var work = patience.TryAsync(_ => ++calls < 3 ? throw new ProvisionedThroughputExceededException("slow down") : Task.FromResult(calls), CancellationToken.None);

        Assert.Equal(1, calls);
        for (var step = 0; step < 100 && !work.IsCompleted; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }

        Assert.Equal((3, 2L), (await work, patience.Retries));
    }

    [Fact]
    public async Task TryAsync_RefusedCondition_IsNotAskedAgain()
    {
        var patience = new Patience(time, new(1));

        await Assert.ThrowsAsync<ConditionalCheckFailedException>(() => patience.TryAsync<int>(_ => throw new ConditionalCheckFailedException("no"), CancellationToken.None));

        Assert.Equal(0, patience.Retries);
    }
}
