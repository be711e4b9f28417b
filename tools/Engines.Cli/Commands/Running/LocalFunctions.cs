using System.Security.Cryptography;
using Engines.Local.Cloud;
using Engines.Local.Functions;
using Engines.Local.Functions.Invoking;
using Engines.Local.Functions.Watching;

namespace Engines.Cli.Commands.Running;

/// <summary>What <c>local</c> does with the functions beyond feeding them from queues: calls from outside, and new code while they run.</summary>
internal sealed class LocalFunctions : IAsyncDisposable
{
    private const string Sender = "TemplateSender";
    private const string Replies = "Replies";

    // Both engines are built from the same libraries, and two builds would write the same files.
    private readonly SemaphoreSlim building = new(1, 1);
    private readonly Dictionary<string, CodeCopies> copies = [];
    private readonly List<CodeWatch> watches = [];
    private InvokeEndpoint? endpoint;

    /// <summary>Where functions are called.</summary>
    public Uri Address => endpoint!.Address;

    /// <summary>Lets the engines run copies of what is built, so that the next build does not change files under them.</summary>
    public LocalCloudOptions Copy(LocalCloudOptions options)
    {
        CodeCopies CopiesOf(string project, string assembly) => copies[project] = new(Path.Combine(options.Root, "artifacts", "watch", project), assembly);

        return options with
        {
            SenderAssembly = CopiesOf(Sender, options.SenderAssembly).Next(),
            Replies = options.Replies is { } replies ? replies with { Assembly = CopiesOf(Replies, replies.Assembly).Next() } : null,
        };
    }

    /// <summary>Listens for calls, and watches the sources of what was copied.</summary>
    public async Task StartAsync(LocalCloud cloud, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        IEnumerable<FunctionHost> Hosts() => cloud.Engines.Select(engine => engine.Host).OfType<FunctionHost>();
        endpoint = await InvokeEndpoint.StartAsync(Hosts, () => new(RandomNumberGenerator.GetBytes(16)), port, time, cancellationToken);
        foreach (var host in Hosts())
        {
            var project = Path.GetFileNameWithoutExtension(host.Settings.Assembly);
            if (copies.TryGetValue(project, out var code))
                watches.Add(CodeWatch.Start(SettingsOf(host, project), code, time));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in watches)
            await watch.DisposeAsync();
        if (endpoint is not null)
            await endpoint.DisposeAsync();
        building.Dispose();
    }

    /// <summary>Deletes the copies; nothing may run any more.</summary>
    public void DeleteCopies()
    {
        foreach (var code in copies.Values)
            code.Dispose();
    }

    private CodeWatchSettings SettingsOf(FunctionHost host, string project)
    {
        var engine = project == Sender ? "template-sender-engine" : "replies-engine";
        var root = Workplace.Root();
        return new()
        {
            Folders = [Path.Combine(root, engine, "src"), Path.Combine(root, "libs")],
            BuildAsync = async token =>
            {
                await building.WaitAsync(token);
                try
                {
                    return await CodeBuild.RunAsync(Workplace.ProjectOf(engine, project), Workplace.Configuration, token);
                }
                finally
                {
                    building.Release();
                }
            },
            ReplaceAsync = host.ReplaceAsync,
            Heard = change => Tell(host.Settings.Name, change),
        };
    }

    private static void Tell(string name, CodeChange change)
    {
        switch (change)
        {
            case CodeChange.Building building:
                Console.Out.WriteLine($"{name}: {building.Files} file(s) changed, building …");
                break;
            case CodeChange.Broken broken:
                Console.Out.WriteLine($"{name}: the build failed, the old code goes on:");
                foreach (var line in broken.Output)
                    Console.Out.WriteLine($"  {line}");
                break;
            case CodeChange.Replaced replaced:
                Console.Out.WriteLine($"{name}: every process runs the new code, {replaced.Took.TotalSeconds:F1} s after the change.");
                break;
        }
    }
}
