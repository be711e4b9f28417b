using System.Globalization;
using Amazon.DynamoDBv2.Model;

namespace Engines.Conversations;

/// <summary>Reads a map of attributes and knows its own path, so that every complaint can name it.</summary>
internal sealed class AttributeReader(Dictionary<string, AttributeValue> map, string path)
{
    public IEnumerable<string> Names => map.Keys;

    public string? OptionalText(string name)
    {
        if (!map.TryGetValue(name, out var value) || value.NULL == true)
            return null;
        return value.S ?? throw new CompanyDataException(PathOf(name), "must be a string");
    }

    public string RequiredText(string name) =>
        OptionalText(name) is { Length: > 0 } text ? text : throw new CompanyDataException(PathOf(name), "is missing");

    public int OptionalNumber(string name, int otherwise)
    {
        if (!map.TryGetValue(name, out var value) || value.NULL == true)
            return otherwise;
        return int.TryParse(value.N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new CompanyDataException(PathOf(name), "must be a whole number");
    }

    public bool OptionalFlag(string name)
    {
        if (!map.TryGetValue(name, out var value) || value.NULL == true)
            return false;
        return value.BOOL ?? throw new CompanyDataException(PathOf(name), "must be true or false");
    }

    public Uri? OptionalHttpsUri(string name)
    {
        if (OptionalText(name) is not { } text)
            return null;
        var isUri = Uri.TryCreate(text, UriKind.Absolute, out var uri);
        return isUri && (uri!.Scheme == Uri.UriSchemeHttps || uri.IsLoopback) ? uri : throw new CompanyDataException(PathOf(name), "must be an https URL");
    }

    public AttributeReader? OptionalMap(string name)
    {
        if (!map.TryGetValue(name, out var value) || value.NULL == true)
            return null;
        return value.M is { } inner ? new AttributeReader(inner, PathOf(name)) : throw new CompanyDataException(PathOf(name), "must be a map");
    }

    public IReadOnlyList<AttributeReader> OptionalMaps(string name)
    {
        if (!map.TryGetValue(name, out var value) || value.NULL == true)
            return [];
        if (value.L is not { } list)
            throw new CompanyDataException(PathOf(name), "must be a list");

        var readers = new List<AttributeReader>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            var at = $"{PathOf(name)}[{i}]";
            readers.Add(new AttributeReader(list[i].M ?? throw new CompanyDataException(at, "must be a map"), at));
        }

        return readers;
    }

    public AttributeReader RequiredMap(string name) => OptionalMap(name) ?? throw new CompanyDataException(PathOf(name), "is missing");

    public bool Has(string name) => map.TryGetValue(name, out var value) && value.NULL != true;

    /// <summary>A list of texts, none of them empty; an empty list where there is none.</summary>
    public List<string> OptionalTexts(string name, int countMax)
    {
        var texts = new List<string>();
        if (!Has(name))
            return texts;
        if (map[name].L is not { } list)
            throw new CompanyDataException(PathOf(name), "must be a list");
        if (list.Count > countMax)
            throw new CompanyDataException(PathOf(name), $"has too many entries; {countMax} are the most");

        for (var i = 0; i < list.Count; i++)
            texts.Add(list[i].S is { Length: > 0 } text ? text : throw new CompanyDataException($"{PathOf(name)}[{i}]", "must be a string that is not empty"));
        return texts;
    }

    /// <summary>A text within a length; null where there is none.</summary>
    public string? OptionalText(string name, int lengthMax) => OptionalText(name) switch
    {
        null => null,
        { Length: 0 } => throw new CompanyDataException(PathOf(name), "is empty; leave it out, or give a text"),
        { } text when text.Length > lengthMax => throw new CompanyDataException(PathOf(name), $"is too long; {lengthMax} characters are the most"),
        { } text => text,
    };

    /// <summary>A number between two bounds.</summary>
    public int OptionalNumber(string name, int otherwise, int min, int max) => OptionalNumber(name, otherwise) is var number && number >= min && number <= max
        ? number
        : throw new CompanyDataException(PathOf(name), $"must be from {min} to {max}");

    public CompanyDataException Invalid(string name, string problem) => new(PathOf(name), problem);

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
