using Engines.Local.Queues;
using Microsoft.Extensions.Time.Testing;

namespace Engines.Tests.Unit.Local;

/// <summary>How the number of batches at once grows and falls.</summary>
public sealed class MappingScaleTests
{
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(1000, 5)]
    public void Limit_AtFirst_IsFiveOrFewer(int maximum, int limit) => Assert.Equal(limit, new MappingScale(maximum, clock).Limit);

    [Fact]
    public void Press_ForAMinute_AddsSixty()
    {
        var scale = new MappingScale(1000, clock);
        scale.Press();
        for (var look = 0; look < 240; look++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(250));
            scale.Press();
        }

        Assert.Equal(65, scale.Limit);
    }

    [Fact]
    public void Press_ForLong_StopsAtTheMost()
    {
        var scale = new MappingScale(20, clock);
        scale.Press();
        clock.Advance(TimeSpan.FromMinutes(5));
        scale.Press();

        Assert.Equal((20, false), (scale.Limit, scale.CanGrow));
    }

    [Fact]
    public void Rest_AfterPressure_FallsBackToTheStart()
    {
        var scale = new MappingScale(1000, clock);
        scale.Press();
        clock.Advance(TimeSpan.FromSeconds(30));
        scale.Press();
        scale.Rest();
        Assert.Equal(35, scale.Limit);

        clock.Advance(TimeSpan.FromSeconds(10));
        scale.Rest();
        Assert.Equal(25, scale.Limit);
        clock.Advance(TimeSpan.FromMinutes(1));
        scale.Rest();
        Assert.Equal(5, scale.Limit);
    }

    [Fact]
    public void BackOff_FromTheStart_NeverEndsAtNothing()
    {
        var scale = new MappingScale(3, clock);
        for (var refusal = 0; refusal < 5; refusal++)
            scale.BackOff();
        scale.Rest();

        Assert.Equal(1, scale.Limit);
    }
}
