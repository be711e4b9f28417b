using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Amazon.DynamoDBv2.Model;
using Engines.Local.DynamoDb;

namespace Engines.Tests.Integration.Local;

public sealed class DynamoDbLocalTests
{
    [Fact]
    public async Task CreateClient_OnTheSharedServer_PutsAndGetsAnItem()
    {
        var server = await DynamoDbLocal.SharedAsync();
        using var client = server.CreateClient();
        await client.CreateTableAsync(new CreateTableRequest
        {
            TableName = "dynamodb-local-put-get",
            BillingMode = "PAY_PER_REQUEST",
            AttributeDefinitions = [new("id", "S")],
            KeySchema = [new("id", "HASH")],
        });

        await client.PutItemAsync("dynamodb-local-put-get", new() { ["id"] = new("one"), ["text"] = new("hello") });
        var found = await client.GetItemAsync("dynamodb-local-put-get", new() { ["id"] = new("one") });

        Assert.Equal("hello", found.Item["text"].S);
    }

    [Fact]
    public async Task SharedAsync_Twice_IsOneServerThatDisposingDoesNotStop()
    {
        var first = await DynamoDbLocal.SharedAsync();
        await first.DisposeAsync();

        var second = await DynamoDbLocal.SharedAsync();
        using var client = second.CreateClient();

        Assert.Equal(first.Endpoint, second.Endpoint);
        Assert.NotNull(await client.ListTablesAsync());
    }

    [Fact]
    public async Task StartAsync_OwnedServer_ListensOnLoopbackOnlyAndStopsWhenDisposed()
    {
        await using var server = await DynamoDbLocal.StartAsync(Owned(), CancellationToken.None);
        var port = server.Endpoint.Port;

        Assert.Equal("127.0.0.1", server.Endpoint.Host);
        Assert.True(await AcceptsAsync(IPAddress.Loopback, port));
        if (OperatingSystem.IsLinux())
            Assert.Equal([IPAddress.Loopback], ListeningSockets.AddressesOf(port));
        foreach (var address in OtherAddresses())
            Assert.False(await AcceptsAsync(address, port), $"reachable through {address}");

        await server.DisposeAsync();

        Assert.False(await AcceptsAsync(IPAddress.Loopback, port));
    }

    [Fact]
    public async Task StartAsync_NoWayWorks_SaysWhatWasTriedWhyItFailedAndWhatHelps()
    {
        var options = Owned() with { DockerCommand = "no-such-docker", JavaCommand = "no-such-java" };

        var failure = await Assert.ThrowsAsync<DynamoDbLocalException>(() => DynamoDbLocal.StartAsync(options, CancellationToken.None));

        Assert.Contains("1. Endpoint in the environment: Neither ENGINES_DYNAMODB_ENDPOINT nor AWS_", failure.Message, StringComparison.Ordinal);
        Assert.Contains("2. Docker: no engine answers (the command 'no-such-docker' was not found). Remedy: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("3. Java: the command 'no-such-java' was not found. Remedy: install a JDK", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_ContainerThatDoesNotStart_GoesOnToJava()
    {
        // The command "true" says yes to 'docker info' and starts nothing.
        var options = Owned() with { DockerCommand = "true", JavaCommand = "no-such-java" };

        var failure = await Assert.ThrowsAsync<DynamoDbLocalException>(() => DynamoDbLocal.StartAsync(options, CancellationToken.None));

        Assert.Contains("2. Docker: the container did not start", failure.Message, StringComparison.Ordinal);
        Assert.Contains("3. Java: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_EndpointInTheEnvironment_IsUsedAndNotOwned()
    {
        var running = await DynamoDbLocal.SharedAsync();
        var options = new DynamoDbLocalOptions
        {
            Environment = name => name == "AWS_ENDPOINT_URL_DYNAMODB" ? running.Endpoint.AbsoluteUri : null,
        };

        var found = await DynamoDbLocal.StartAsync(options, CancellationToken.None);
        await found.DisposeAsync();

        Assert.Equal(running.Endpoint, found.Endpoint);
        Assert.True(await AcceptsAsync(IPAddress.Loopback, running.Endpoint.Port));
    }

    [Theory]
    [InlineData("127.0.0.1:8000", "is not an http or https address")]
    [InlineData("http://127.0.0.1:1/", "nothing answered within 0 s")]
    public async Task StartAsync_UselessEndpointInTheEnvironment_IsNamedInsteadOfReplaced(string value, string problem)
    {
        var options = new DynamoDbLocalOptions
        {
            Environment = name => name == "ENGINES_DYNAMODB_ENDPOINT" ? value : null,
            StartTimeout = TimeSpan.FromMilliseconds(200),
        };

        var failure = await Assert.ThrowsAsync<DynamoDbLocalException>(() => DynamoDbLocal.StartAsync(options, CancellationToken.None));

        Assert.Contains($"ENGINES_DYNAMODB_ENDPOINT is '{value}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    private static DynamoDbLocalOptions Owned() => new()
    {
        Environment = name => name.Contains("DYNAMODB", StringComparison.Ordinal) ? null : Environment.GetEnvironmentVariable(name),
    };

    private static IEnumerable<IPAddress> OtherAddresses() =>
        from network in NetworkInterface.GetAllNetworkInterfaces()
        where network.OperationalStatus == OperationalStatus.Up
        from unicast in network.GetIPProperties().UnicastAddresses
        where !unicast.Address.Equals(IPAddress.Loopback)
        select unicast.Address;

    private static async Task<bool> AcceptsAsync(IPAddress address, int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), TimeProvider.System);
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), limit.Token);
            return true;
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
