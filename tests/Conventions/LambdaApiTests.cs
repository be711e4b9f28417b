namespace Engines.Tests.Conventions;

/// <summary>
/// The project's own slice of the Lambda API has exactly the members that were checked against the official sources, so that a function built on
/// it also builds on the official packages.
/// </summary>
public sealed class LambdaApiTests
{
    private const string ListPath = "tests/Conventions/lambda-api.txt";

    [Fact]
    public void Slice_HasWhatTheListHas_AndNothingElse()
    {
        var listed = SourceTree.Read(ListPath).Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var present = LambdaApi.Lines();

        Assert.Empty(present.Except(listed));
        Assert.Empty(listed.Except(present));
        Assert.Equal(listed.Order(StringComparer.Ordinal), listed);
    }
}
