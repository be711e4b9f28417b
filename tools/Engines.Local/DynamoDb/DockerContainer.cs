using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Engines.Local.DynamoDb;

/// <summary>The second way: the official image, published on the host's loopback address only.</summary>
internal static class DockerContainer
{
    private const string Way = "Docker";
    private const string Image = "amazon/dynamodb-local";
    private const string Mark = "ENGINES-STARTED";
    private static readonly TimeSpan EngineTimeout = TimeSpan.FromSeconds(3);

    // The container lives as long as its stdin, so that it does not outlive a parent that was killed.
    private const string Script =
        $"java -Djava.library.path=./DynamoDBLocal_lib -jar DynamoDBLocal.jar -inMemory -sharedDb & echo {Mark}; read -r _; kill $!";

    public static async Task<StartResult> StartAsync(DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(new(options.DockerCommand, ["info"]), EngineTimeout, options.Time, cancellationToken);
        if (exitCode != 0)
            return Unavailable($"no engine answers ({LastLine(output)}).", "start the Docker engine, or use one of the other ways.");

        var name = "engines-dynamodb-" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        var container = ChildProcess.Start(options.DockerCommand, RunArguments(name), folder: null, options.Time);
        if (container is null)
            return Unavailable($"'{options.DockerCommand}' disappeared.", "install Docker again.");

        StartResult result = Unavailable("cancelled.", "");
        try
        {
            return result = await ReachAsync(container, name, options, cancellationToken);
        }
        finally
        {
            if (result is not StartResult.Started)
                await container.DisposeAsync();
        }
    }

    public static IReadOnlyList<string> RunArguments(string name) =>
        ["run", "--rm", "--interactive", "--name", name, "--publish", "127.0.0.1::8000", "--entrypoint", "sh", Image, "-c", Script];

    /// <summary>Reads <c>127.0.0.1:49153</c>; null for an address that is not loopback.</summary>
    public static Uri? ReadPublished(string line) =>
        IPEndPoint.TryParse(line, out var published) && IPAddress.IsLoopback(published.Address) && published.Port > 0
            ? new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{published.Port}/"))
            : null;

    private static async Task<StartResult> ReachAsync(
        ChildProcess container, string name, DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        if (await container.WaitForLineAsync(Mark, options.DownloadTimeout, cancellationToken) is null)
            return Unavailable($"the container did not start ({LastLine(container.Tail.ToString())}).", $"run 'docker pull {Image}' by hand.");

        var (_, output) = await ChildProcess.RunAsync(
            new(options.DockerCommand, ["port", name, "8000/tcp"]), EngineTimeout, options.Time, cancellationToken);
        if (ReadPublished(LastLine(output)) is not { } endpoint)
            return Unavailable($"its port is not published on loopback ({LastLine(output)}).", "use one of the other ways.");

        return await Readiness.AnswersAsync(endpoint, options.StartTimeout, options.Time, cancellationToken)
            ? new StartResult.Started(endpoint, container)
            : Unavailable($"nothing answered at {endpoint} ({LastLine(container.Tail.ToString())}).", $"run the image {Image} by hand to see why.");
    }

    private static StartResult.Unavailable Unavailable(string reason, string remedy) => new(Way, reason, remedy);

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1];
}
