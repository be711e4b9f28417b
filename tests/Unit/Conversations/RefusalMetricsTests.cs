using Engines.Conversations;

namespace Engines.Tests.Unit.Conversations;

public sealed class RefusalMetricsTests
{
    [Fact]
    public void NameOf_EveryClass_IsItsOwn() => Assert.All(Enum.GetValues<FailureClass>(), failure => Assert.Equal($"Refused{failure}", RefusalMetrics.NameOf(failure)));
}
