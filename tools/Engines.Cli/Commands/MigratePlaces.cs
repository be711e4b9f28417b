using System.CommandLine;

namespace Engines.Cli.Commands;

/// <summary>Where migrations, their tables and their memory are.</summary>
internal sealed class MigratePlaces
{
    private readonly Option<string> file;
    private readonly Option<string?> folder = new("--migrations") { Description = "The folder with migrations; 'migrations' beside the file otherwise.", Recursive = true };
    private readonly Option<string> prefix = new("--prefix") { Description = "What real tables are called before their short names, such as engines-prod-.", DefaultValueFactory = _ => "", Recursive = true };
    private readonly Option<string[]> names = new("--table") { Description = "The real name of one table: conversations=my-conversations. May be there several times.", Recursive = true };
    private readonly Option<string?> migrations = new("--migrations-table") { Description = "The table that remembers; it is made if it is not there. The prefix and 'migrations' otherwise.", Recursive = true };

    public MigratePlaces(Option<string> file)
    {
        this.file = file;
        file.Recursive = true;
        names.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]) is { } wrong)
                result.AddError($"--table is a short name, = and a real name, such as conversations=my-conversations; '{wrong.Value}' is not.");
        });
    }

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { file, folder, prefix, names, migrations })
            command.Options.Add(option);
    }

    public string File(ParseResult arguments) => arguments.GetValue(file)!;

    public string Folder(ParseResult arguments) => arguments.GetValue(folder) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(File(arguments)))!, "migrations");

    public string MigrationsTable(ParseResult arguments) => arguments.GetValue(migrations) ?? $"{arguments.GetValue(prefix)}migrations";

    /// <summary>From the short name of a table to its real one.</summary>
    public Func<string, string> Naming(ParseResult arguments)
    {
        var (before, named) = (arguments.GetValue(prefix), (arguments.GetValue(names) ?? []).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal));
        return name => named.GetValueOrDefault(name) ?? $"{before}{name}";
    }
}
