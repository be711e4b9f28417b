using System.Globalization;
using System.Text.Json;
using Engines.Conversations;

namespace Replies.Inbound;

/// <summary>Reads one object of our own form strictly: names every member that is missing, of a wrong type or not in the form, and never shows a value.</summary>
internal sealed class StrictObject(JsonElement element, string path, List<string> problems)
{
    private const int ProblemsMax = 20;
    private const int NameLengthMax = 64;

    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public JsonElement Element => element;

    public void RefuseUnknown(params ReadOnlySpan<string> known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                Complain(member.Name, "is not a member of this form");
        }
    }

    public string? Text(string name, int lengthMax, bool isRequired = false, bool canBeEmpty = false)
    {
        if (!TryFind(name, isRequired, JsonValueKind.String, "a string", out var value))
            return null;

        var text = value.GetString()!;
        if (text.Length <= lengthMax && (canBeEmpty || text.Length > 0))
            return text;

        Complain(name, $"has {text.Length} characters; give {(canBeEmpty ? 0 : 1)} to {lengthMax}");
        return null;
    }

    /// <summary>One word of a list.</summary>
    public T? Word<T>(string name, Func<string, T?> read, string wanted, bool isRequired = false)
        where T : struct
    {
        if (Text(name, NameLengthMax, isRequired) is not { } text)
            return null;
        if (read(text) is { } word)
            return word;

        Complain(name, $"is not one of {wanted}");
        return null;
    }

    /// <summary>The normalised address of a person; empty where it is missing or wrong.</summary>
    public string Address(string name, Channel? channel, bool isRequired = true)
    {
        if (Text(name, NormalisedLimits.AddressLengthMax, isRequired) is not { } text || channel is not { } known)
            return "";
        if (PersonAddress.TryNormalise(known, text, out var address, out var problem))
            return address;

        Complain(name, problem);
        return "";
    }

    public bool? Flag(string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return null;
        if (value.Flag() is { } flag)
            return flag;

        Complain(name, "is not true or false");
        return null;
    }

    public double Degrees(string name, double max)
    {
        if (!TryFind(name, isRequired: true, JsonValueKind.Number, "a number", out var value))
            return 0;
        if (value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= max)
            return degrees;

        Complain(name, string.Create(CultureInfo.InvariantCulture, $"is not between -{max} and {max}"));
        return 0;
    }

    public DateTimeOffset? Time(string name)
    {
        if (!TryFind(name, isRequired: false, JsonValueKind.String, "a time such as 2026-05-12T09:30:00Z", out var value))
            return null;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(value.GetString(), TimeFormats, CultureInfo.InvariantCulture, Utc, out var time))
            return time;

        Complain(name, "is not a UTC time in ISO 8601; write it like 2026-05-12T09:30:00Z");
        return null;
    }

    public StrictObject? Object(string name, bool isRequired = false) =>
        TryFind(name, isRequired, JsonValueKind.Object, "an object", out var value) ? new(value, PathOf(name), problems) : null;

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<StrictObject> Objects(string name, int countMax)
    {
        if (!TryFind(name, isRequired: false, JsonValueKind.Array, "a list", out var list))
            return [];
        if (list.GetArrayLength() > countMax)
            Complain(name, $"has {list.GetArrayLength()} entries; the most is {countMax}");

        var found = new List<StrictObject>();
        foreach (var (index, entry) in list.EnumerateArray().Index().Take(countMax))
        {
            if (entry.IsObject())
                found.Add(new(entry, $"{PathOf(name)}[{index}]", problems));
            else
                Complain($"{name}[{index}]", "is not an object");
        }

        return found;
    }

    public void Complain(string name, string problem)
    {
        if (problems.Count < ProblemsMax)
            problems.Add($"{PathOf(name)} {problem}");
    }

    private bool TryFind(string name, bool isRequired, JsonValueKind kind, string wanted, out JsonElement value)
    {
        if (!element.TryGetProperty(name, out value))
        {
            if (isRequired)
                Complain(name, $"is missing; give {wanted}");
            return false;
        }

        if (value.ValueKind == kind)
            return true;

        Complain(name, $"is not {wanted}");
        return false;
    }

    // The form's own names are short and plain; anything else may be somebody's data.
    private string PathOf(string name)
    {
        var isPlain = name.Length is > 0 and <= NameLengthMax && name.All(c => char.IsAsciiLetter(c) || c is '_' or '[' or ']' || char.IsAsciiDigit(c));
        var shown = isPlain && !name.All(char.IsAsciiDigit) ? name : "(a name that cannot be shown)";
        return path.Length == 0 ? shown : $"{path}.{shown}";
    }
}
