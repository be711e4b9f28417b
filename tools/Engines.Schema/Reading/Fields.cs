namespace Engines.Schema;

/// <summary>The entries of a mapping by name. One that is missing was noted already, and reads as something harmless.</summary>
internal sealed class Fields(Dictionary<string, Node> entries)
{
    public Node? Find(string name) => entries.GetValueOrDefault(name);

    public bool Has(string name) => entries.ContainsKey(name);

    public string Text(string name, string fallback = "") => Find(name)?.Text(fallback) ?? fallback;

    public string? OptionalText(string name) => Find(name)?.Text();

    public bool Flag(string name, bool fallback = false) => Find(name)?.Flag() ?? fallback;

    public string OneOf(string name, params IReadOnlyList<string> allowed) => Find(name)?.OneOf(allowed) ?? allowed[0];

    public long Number(string name, long min, long max, long fallback) => Find(name)?.Number(min, max) ?? fallback;

    public IReadOnlyList<string> Texts(string name) => Find(name)?.Texts() ?? [];
}
