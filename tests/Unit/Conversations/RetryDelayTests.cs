using Engines.Conversations;

namespace Engines.Tests.Unit.Conversations;

public sealed class RetryDelayTests
{
    private static readonly OutboundOptions Options = new() { Jitter = () => 1 };

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(9, 512)]
    [InlineData(10, 900)]
    [InlineData(1000, 900)]
    public void After_ARateLimit_DoublesUpToTheMost(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.After(Error(FailureClass.Rate), attempt, null, Options));

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 16)]
    [InlineData(3, 64)]
    [InlineData(50, 900)]
    public void After_APairRateLimit_IsAPowerOfFourAsMetaAsks(int attempt, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.After(Error(FailureClass.PairRate), attempt, null, Options));

    [Theory]
    [InlineData(FailureClass.Configuration)]
    [InlineData(FailureClass.AccountStopped)]
    public void After_SomethingThatSomebodyHasToMend_IsAtLeastAMinuteWhateverTheJitter(FailureClass failure) =>
        Assert.Equal(TimeSpan.FromMinutes(1), RetryDelay.After(Error(failure), 1, null, Options with { Jitter = () => 0 }));

    [Fact]
    public void After_Jitter_SpreadsTheLaterHalf() =>
        Assert.Equal(TimeSpan.FromSeconds(16), RetryDelay.After(Error(FailureClass.Unavailable), 5, null, Options with { Jitter = () => 0 }));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(60, 60)]
    [InlineData(1_000_000_000, 43_200)]
    public void After_RetryAfter_IsHeardWhenLongerAndCutWhenAbsurd(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryDelay.After(Error(FailureClass.Rate), 1, TimeSpan.FromSeconds(asked), Options));

    private static ProviderError Error(FailureClass failure) => new(ProviderKind.Meta, "130429", failure);
}
