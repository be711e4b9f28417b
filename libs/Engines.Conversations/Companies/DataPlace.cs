namespace Engines.Conversations;

/// <summary>A place in a company's data and the rules that hold at many of them. It becomes text only in a complaint.</summary>
internal sealed class DataPlace
{
    private readonly DataPlace? around;
    private readonly string? name;
    private readonly int index;

    private DataPlace(DataPlace? around, string? name, int index) => (this.around, this.name, this.index) = (around, name, index);

    /// <summary>The item itself.</summary>
    public static DataPlace Item { get; } = new(null, null, 0);

    public DataPlace At(string entry) => new(this, entry, 0);

    public DataPlace At(string list, int position) => new(At(list), null, position);

    public CompanyDataException Invalid(string entry, string problem) => new(At(entry).ToString(), problem);

    public string RequiredText(string entry, string? value) => value is { Length: > 0 } ? value : throw Invalid(entry, "is missing");

    /// <summary>A text within a length; null where there is none.</summary>
    public string? Text(string entry, string? value, int lengthMax) => value switch
    {
        null => null,
        { Length: 0 } => throw Invalid(entry, "is empty; leave it out, or give a text"),
        _ when value.Length > lengthMax => throw Invalid(entry, $"is too long; {lengthMax} characters are the most"),
        _ => value,
    };

    /// <summary>A list of texts, none of them empty; an empty list where there is none.</summary>
    public IReadOnlyList<string> Texts(string entry, IReadOnlyList<string>? values, int countMax)
    {
        if (values is null)
            return [];
        Count(entry, values.Count, countMax);
        for (var position = 0; position < values.Count; position++)
        {
            if (values[position].Length == 0)
                throw new CompanyDataException(At(entry, position).ToString(), "must be a string that is not empty");
        }

        return values;
    }

    public void Count(string entry, int count, int countMax)
    {
        if (count > countMax)
            throw Invalid(entry, $"has too many entries; {countMax} are the most");
    }

    public int Number(string entry, long value, int min, int max) => value >= min && value <= max ? (int)value : throw Invalid(entry, $"must be from {min} to {max}");

    public Uri? HttpsUri(string entry, string? value)
    {
        if (value is null)
            return null;
        var isUri = Uri.TryCreate(value, UriKind.Absolute, out var uri);
        return isUri && (uri!.Scheme == Uri.UriSchemeHttps || uri.IsLoopback) ? uri : throw Invalid(entry, "must be an https URL");
    }

    public override string ToString() => name is null ? around is null ? "" : $"{around}[{index}]" : around?.ToString() is { Length: > 0 } path ? $"{path}.{name}" : name;
}
