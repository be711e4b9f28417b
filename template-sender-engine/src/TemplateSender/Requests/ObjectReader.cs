using System.Globalization;
using System.Text.Json;

namespace TemplateSender.Requests;

/// <summary>Reads one JSON object strictly: complains about every field that is missing, of a wrong type, or not in the contract.</summary>
internal sealed class ObjectReader(JsonElement element, string path, List<RequestProblem> problems)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public JsonElement.ObjectEnumerator Fields => element.EnumerateObject();

    public void RefuseUnknown(params ReadOnlySpan<string> known)
    {
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
                Complain(field.Name, "is not a field of the contract; remove it or correct its name");
        }
    }

    public string? Text(string name, int lengthMax, bool isRequired = true)
    {
        if (!TryFind(name, isRequired, JsonValueKind.String, "a string", out var value))
            return null;

        var text = value.GetString()!;
        if (text.Length >= 1 && text.Length <= lengthMax)
            return text;

        Complain(name, $"has {text.Length} characters; give 1 to {lengthMax}");
        return null;
    }

    /// <summary>The text of a variable, which may be empty here: whether its template allows that is decided later.</summary>
    public string TextOrEmpty(string name)
    {
        if (!TryFind(name, isRequired: true, JsonValueKind.String, "a string", out var value))
            return "";

        var text = value.GetString()!;
        if (text.Length > RequestLimits.VariableLengthMax)
            Complain(name, $"has {text.Length} characters; the most is {RequestLimits.VariableLengthMax}");
        return text;
    }

    /// <summary>An id of a company or project: ASCII letters, digits, <c>.</c>, <c>_</c>, <c>:</c> and <c>-</c>.</summary>
    public string? Id(string name)
    {
        if (Text(name, RequestLimits.IdLengthMax) is not { } text)
            return null;
        if (text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-'))
            return text;

        Complain(name, "may hold letters, digits, '.', '_', ':' and '-' only");
        return null;
    }

    public long? Number(string name)
    {
        if (!TryFind(name, isRequired: true, JsonValueKind.Number, "a whole number", out var value))
            return null;
        if (value.TryGetInt64(out var number))
            return number;

        Complain(name, "must be a whole number");
        return null;
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

    public ObjectReader? Object(string name, bool isRequired = true) =>
        TryFind(name, isRequired, JsonValueKind.Object, "an object", out var value) ? new ObjectReader(value, PathOf(name), problems) : null;

    public void Complain(string name, string problem)
    {
        if (problems.Count < RequestLimits.ProblemsMax)
            problems.Add(new(PathOf(name), problem));
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

        Complain(name, $"is {Describe(value.ValueKind)}; give {wanted}");
        return false;
    }

    // A long or odd field name may be somebody's data; the contract's own names are short and plain.
    private string PathOf(string name)
    {
        var shown = name.Length <= RequestLimits.VariableNameLengthMax && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? name : "(a name that cannot be shown)";
        return path.Length == 0 ? shown : $"{path}.{shown}";
    }

    public static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };
}
