using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Engines.Local.Functions.Watching;

/// <summary>What a watch looks at and does.</summary>
public sealed record CodeWatchSettings
{
    /// <summary>The folders whose sources make up the function.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Builds it.</summary>
    public required Func<CancellationToken, Task<BuildResult>> BuildAsync { get; init; }

    /// <summary>Lets new code take over; <see cref="FunctionHost.ReplaceAsync"/>.</summary>
    public required Func<string, CancellationToken, Task> ReplaceAsync { get; init; }

    /// <summary>Hears what happens.</summary>
    public required Action<CodeChange> Heard { get; init; }

    /// <summary>How long the sources have to be quiet before a build begins.</summary>
    /// <value>300 ms: an editor writes several files, and some of them twice.</value>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(300);
}

/// <summary>
/// Builds a function when its sources change and lets the new code take over, process by process. A build that fails changes nothing: the old code goes on. The
/// processes run copies of what is built (<see cref="CodeCopies"/>), the first ones too.
/// </summary>
public sealed class CodeWatch : IAsyncDisposable
{
    private static readonly string[] Extensions = [".cs", ".csproj", ".props", ".targets", ".json"];
    private static readonly string[] Ignored = ["bin", "obj", "artifacts"];

    private readonly CodeWatchSettings settings;
    private readonly CodeCopies copies;
    private readonly TimeProvider time;
    private readonly List<FileSystemWatcher> watchers = [];
    private readonly ConcurrentDictionary<string, bool> changed = new(StringComparer.Ordinal);
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource stopping = new();
    private readonly Task working;

    private CodeWatch(CodeWatchSettings settings, CodeCopies copies, TimeProvider time)
    {
        (this.settings, this.copies, this.time) = (settings, copies, time);
        foreach (var folder in settings.Folders)
            watchers.Add(Watch(folder));
        working = WorkAsync(stopping.Token);
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="settings">What to look at and to do.</param>
    /// <param name="copies">Where the copies go; the running processes run its latest.</param>
    /// <param name="time">Its clock.</param>
    public static CodeWatch Start(CodeWatchSettings settings, CodeCopies copies, TimeProvider time) => new(settings, copies, time);

    /// <summary>Ends the watch, and a build under way. The copies stay: processes run them.</summary>
    public async ValueTask DisposeAsync()
    {
        watchers.ForEach(watcher => watcher.Dispose());
        await stopping.CancelAsync().ConfigureAwait(false);
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    /// <summary>Whether a file is part of the sources.</summary>
    internal static bool IsSource(string folder, string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
        && !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Intersect(Ignored, StringComparer.Ordinal).Any();

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName };
        watcher.Changed += (_, change) => Note(folder, change.FullPath);
        watcher.Created += (_, change) => Note(folder, change.FullPath);
        watcher.Deleted += (_, change) => Note(folder, change.FullPath);
        watcher.Renamed += (_, change) => Note(folder, change.FullPath);

        // Too many changes to be told one by one are a change.
        watcher.Error += (_, _) => Note(folder, Path.Combine(folder, "all.cs"));
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Note(string folder, string path)
    {
        if (!IsSource(folder, path))
            return;
        changed[path] = true;
        changes.Writer.TryWrite(true);
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await changes.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var started = time.GetTimestamp();
            await UntilQuietAsync(cancellationToken).ConfigureAwait(false);
            var files = changed.Count;
            changed.Clear();
            settings.Heard(new CodeChange.Building(files));
            await BuildAsync(started, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task UntilQuietAsync(CancellationToken cancellationToken)
    {
        do
            await Task.Delay(settings.Quiet, time, cancellationToken).ConfigureAwait(false);
        while (changes.Reader.TryRead(out _));
    }

    // What goes wrong here is told and not thrown: whoever edits mends it, and the next change tries again.
    private async Task BuildAsync(long started, CancellationToken cancellationToken)
    {
        try
        {
            var result = await settings.BuildAsync(cancellationToken).ConfigureAwait(false);
            if (!result.IsGood)
            {
                settings.Heard(new CodeChange.Broken(result.Output));
                return;
            }

            await settings.ReplaceAsync(copies.Next(), cancellationToken).ConfigureAwait(false);
            copies.DeleteOld();
            settings.Heard(new CodeChange.Replaced(time.GetElapsedTime(started)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            settings.Heard(new CodeChange.Broken([failure.Message]));
        }
    }
}
