namespace Engines.Local.Templates;

/// <summary>A value and the line that it stands on.</summary>
/// <param name="Texts">The value as text; more than one for an array.</param>
/// <param name="IsList">Whether it is an array.</param>
/// <param name="Line">From 1.</param>
internal sealed record TomlValue(IReadOnlyList<string> Texts, bool IsList, int Line);

/// <summary>As much of TOML as samconfig.toml is made of: tables, texts, numbers, booleans and arrays of these. Anything else is refused, not overlooked.</summary>
internal sealed class TomlFile
{
    private readonly Dictionary<string, Dictionary<string, TomlValue>> tables = new(StringComparer.Ordinal);
    private readonly TomlScanner scanner;

    private TomlFile(TomlScanner scanner) => this.scanner = scanner;

    /// <summary>The names of its tables, dotted.</summary>
    public IEnumerable<string> Tables => tables.Keys;

    /// <summary>A table; null if there is none of that name.</summary>
    public IReadOnlyDictionary<string, TomlValue>? Find(string table) => tables.GetValueOrDefault(table);

    /// <exception cref="TemplateException">It is no TOML, or holds what is not read here.</exception>
    public static TomlFile Parse(string text, string path)
    {
        var file = new TomlFile(new TomlScanner(text, path));
        file.Read();
        return file;
    }

    private void Read()
    {
        var table = tables[""] = new(StringComparer.Ordinal);
        while (scanner.SkipToContent())
        {
            if (scanner.Take('['))
            {
                if (scanner.Take('['))
                    throw scanner.Fault("arrays of tables are not read here", "Write [name] with one pair of brackets");
                var name = string.Join('.', scanner.Key());
                scanner.Require(']');
                if (!tables.TryAdd(name, table = new(StringComparer.Ordinal)))
                    throw scanner.Fault($"[{name}] stands there twice", "Write it once");
            }
            else
            {
                var key = string.Join('.', scanner.Key());
                scanner.Require('=');
                if (!table.TryAdd(key, Value()))
                    throw scanner.Fault($"{key} stands there twice", "Write it once");
            }

            scanner.RequireEndOfLine();
        }
    }

    private TomlValue Value()
    {
        var line = scanner.Line;
        scanner.SkipBlanks();
        if (!scanner.Take('['))
            return new([scanner.Scalar()], false, line);

        var entries = new List<string>();
        while (scanner.SkipToContent() && !scanner.Take(']'))
        {
            entries.Add(scanner.Scalar());
            scanner.SkipToContent();
            if (!scanner.Take(','))
            {
                scanner.Require(']');
                break;
            }
        }

        return new(entries, true, line);
    }
}
