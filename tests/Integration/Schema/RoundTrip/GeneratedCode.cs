using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Engines.Schema;
using Engines.Tests.Support;

namespace Engines.Tests.Integration.Schema.RoundTrip;

/// <summary>The generated Python and TypeScript of all schemas, ready to run in artifacts/. npm brings the SDK and the compiler, in the versions of the lock file.</summary>
internal static class GeneratedCode
{
    public const string Source = "tests/Integration/Schema/RoundTrip";

    private static readonly string Folder = Repository.PathOf("artifacts/schema-round-trip");
    private static readonly Lazy<Task> Ready = new(PrepareAsync);

    /// <summary>By the first word of their namespace.</summary>
    public static IReadOnlyDictionary<string, TablesFile> Schemas { get; } = new Dictionary<string, TablesFile>(StringComparer.Ordinal)
    {
        ["engines"] = Load("shared-infra/schema/tables.yaml"),
        ["everything"] = Load("tests/Integration/Schema/Everything/tables.yaml"),
        ["forum"] = Load("shared-infra/schema/examples/forum/tables.yaml"),
        ["inventory"] = Load("shared-infra/schema/examples/inventory/tables.yaml"),
        ["regional_leases"] = Load("shared-infra/schema/examples/leases/tables.yaml"),
    };

    public static string Modules => Folder;

    public static string Script(string name) => Repository.PathOf($"{Source}/{name}");

    public static async Task<string> PythonAsync(string schema)
    {
        await Ready.Value;
        return Path.Combine(Folder, "python", schema);
    }

    public static async Task<string> TypeScriptAsync(string schema)
    {
        await Ready.Value;
        return Path.Combine(Folder, "compiled", schema);
    }

    /// <summary>Fetches what package-lock.json pins, unless it is there.</summary>
    public static async Task InstallAsync()
    {
        var locked = await File.ReadAllTextAsync(Repository.PathOf($"{Source}/package-lock.json"));
        var copy = Path.Combine(Folder, "package-lock.json");
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")) && File.Exists(copy) && await File.ReadAllTextAsync(copy) == locked)
            return;

        Directory.CreateDirectory(Folder);
        foreach (var file in new[] { "package.json", "package-lock.json" })
            File.Copy(Repository.PathOf($"{Source}/{file}"), Path.Combine(Folder, file), overwrite: true);
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        await Command.RunAsync(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder });
    }

    private static TablesFile Load(string path) => TablesFile.Load(Repository.PathOf(path));

    private static async Task PrepareAsync()
    {
        await InstallAsync();
        var hash = new StringBuilder();
        foreach (var (name, schema) in Schemas)
        {
            foreach (var file in SchemaGenerator.Generate(schema, ["python", "typescript"]))
            {
                var (language, rest) = (file.Path.Split('/')[0], file.Path[(file.Path.IndexOf('/', StringComparison.Ordinal) + 1)..]);
                var path = Path.Combine(Folder, language == "python" ? "python" : "source", name, rest);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, file.Text);
                hash.Append(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text))));
            }
        }

        // Compiling takes longer than everything else together, and the outcome follows from the sources.
        var mark = Path.Combine(Folder, "compiled", "sources.txt");
        if (File.Exists(mark) && await File.ReadAllTextAsync(mark) == hash.ToString())
            return;

        File.Copy(Script("tsconfig.json"), Path.Combine(Folder, "tsconfig.json"), overwrite: true);
        await Command.RunAsync(new ProcessStartInfo("node", [Path.Combine(Folder, "node_modules/typescript/bin/tsc"), "-p", Folder]));
        await File.WriteAllTextAsync(mark, hash.ToString());
    }
}
