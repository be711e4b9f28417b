using System.Globalization;

namespace Engines.Local.DynamoDb;

/// <summary>The third way: the jar, in a small Java process that listens on loopback only.</summary>
internal static class JavaServer
{
    private const string Way = "Java";
    private const string Mark = "ENGINES-PORT ";
    private const string JdkRemedy = "install a JDK (not a JRE) of version 11 or later, so that 'java' is on the path.";

    public static async Task<StartResult> StartAsync(DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        switch (await JarCache.GetAsync(options, cancellationToken))
        {
            case JarResult.Missing missing:
                return new StartResult.Unavailable(Way, missing.Reason, missing.Remedy);
            case JarResult.Found found:
                return await LaunchAsync(found.Folder, options, cancellationToken);
            case var other:
                throw new InvalidOperationException($"Unexpected result {other}.");
        }
    }

    private static async Task<StartResult> LaunchAsync(string folder, DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        var java = ChildProcess.Start(options.JavaCommand, Arguments(), folder, options.Time);
        if (java is null)
            return new StartResult.Unavailable(Way, $"the command '{options.JavaCommand}' was not found.", JdkRemedy);

        Uri? endpoint = null;
        try
        {
            var port = await java.WaitForLineAsync(Mark, options.StartTimeout, cancellationToken);
            if (port is null)
                return new StartResult.Unavailable(Way, $"the server did not start:\n{java.Tail}\n", Remedy(java.Tail.ToString()));

            endpoint = new($"http://127.0.0.1:{int.Parse(port, CultureInfo.InvariantCulture)}/");
            return new StartResult.Started(endpoint, java);
        }
        finally
        {
            if (endpoint is null)
                await java.DisposeAsync();
        }
    }

    private static string[] Arguments() =>
    [
        "-Xmx768m", "-Xmn384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true", "-Djava.library.path=DynamoDBLocal_lib",
        "-cp", "DynamoDBLocal.jar" + Path.PathSeparator + Path.Combine("DynamoDBLocal_lib", "*"),
        Path.Combine(AppContext.BaseDirectory, "DynamoDb", "LoopbackServer.java"),
    ];

    private static string Remedy(string output) => output switch
    {
        // A JRE has no compiler for the launcher; a Java before 11 takes the file's name for a class.
        _ when output.Contains("jdk.compiler", StringComparison.Ordinal) || output.Contains("load main class", StringComparison.Ordinal) => JdkRemedy,
        _ when output.Contains("UnsatisfiedLinkError", StringComparison.Ordinal) || output.Contains("sqlite4java", StringComparison.Ordinal) =>
            "this jar has native code for x64 only; on another processor start Docker, or set ENGINES_DYNAMODB_ENDPOINT.",
        _ => "see the output above; or start Docker, or set ENGINES_DYNAMODB_ENDPOINT.",
    };
}
