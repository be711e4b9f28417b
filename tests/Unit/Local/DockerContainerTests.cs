using Engines.Local.DynamoDb;

namespace Engines.Tests.Unit.Local;

public sealed class DockerContainerTests
{
    [Fact]
    public void RunArguments_Always_PublishOnLoopbackOnly()
    {
        var arguments = DockerContainer.RunArguments("name");

        Assert.Equal("127.0.0.1::8000", arguments[arguments.ToList().IndexOf("--publish") + 1]);
        Assert.Single(arguments, argument => argument is "--publish" or "-p" or "-P" or "--publish-all" or "--network");
    }

    [Theory]
    [InlineData("127.0.0.1:49153", "http://127.0.0.1:49153/")]
    [InlineData("192.0.2.7:49153", null)]
    [InlineData("[::]:49153", null)]
    [InlineData("Error: No such container: name", null)]
    public void ReadPublished_OfAnAddress_TakesLoopbackOnly(string line, string? endpoint) =>
        Assert.Equal(endpoint, DockerContainer.ReadPublished(line)?.AbsoluteUri);
}
