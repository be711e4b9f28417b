using Amazon.Lambda.TestUtilities;
using Engines.Lambda;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Lambda;

public sealed class InvocationDeadlineTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Token_BeforeRemainingMinusReserve_HasNotFired()
    {
        using var deadline = Start(remainingSeconds: 30, reserveSeconds: 3);

        time.Advance(TimeSpan.FromSeconds(27) - TimeSpan.FromMilliseconds(1));

        Assert.False(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_AtRemainingMinusReserve_Fires()
    {
        using var deadline = Start(remainingSeconds: 30, reserveSeconds: 3);

        time.Advance(TimeSpan.FromSeconds(27));

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(-5)]
    public void Token_NoMoreThanTheReserveLeft_HasFiredFromTheStart(int remainingSeconds)
    {
        using var deadline = Start(remainingSeconds, reserveSeconds: 3);

        Assert.True(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void EndsAt_Always_IsTheFunctionsOwnEnd()
    {
        using var deadline = Start(remainingSeconds: 30, reserveSeconds: 3);

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 0, 30, TimeSpan.Zero), deadline.EndsAt);
        Assert.Equal(TimeSpan.Zero, deadline.EndsAt.Offset);
    }

    [Fact]
    public void Remaining_AsTimePasses_ShrinksToZeroAndNoFurther()
    {
        using var deadline = Start(remainingSeconds: 30, reserveSeconds: 3);

        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(20), deadline.Remaining);

        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(TimeSpan.Zero, deadline.Remaining);
    }

    private InvocationDeadline Start(int remainingSeconds, int reserveSeconds) => InvocationDeadline.Start(
        new TestLambdaContext { RemainingTime = TimeSpan.FromSeconds(remainingSeconds) }, TimeSpan.FromSeconds(reserveSeconds), time);
}
