using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Engines.Lambda;

/// <summary>Reads a function's environment variables and collects what is wrong with them, so that all problems are reported at once.</summary>
/// <param name="variable">A look-up such as <see cref="Environment.GetEnvironmentVariable(string)"/>; an empty variable counts as absent.</param>
public sealed class VariableReader(Func<string, string?> variable)
{
    private readonly List<string> problems = [];

    /// <summary>A text; null where it is absent.</summary>
    public string? Optional(string name) => variable(name) is { Length: > 0 } value ? value : null;

    /// <summary>A text; a problem where it is absent.</summary>
    public string Required(string name)
    {
        if (Optional(name) is { } value)
            return value;
        problems.Add($"{name} is not set; template.yaml sets it");
        return "";
    }

    /// <summary>An https URL, or an http one on loopback; null where it is absent.</summary>
    public Uri? OptionalUri(string name)
    {
        if (Optional(name) is not { } value)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
            return uri;
        problems.Add($"{name} is '{value}'; give an https URL (http on loopback only)");
        return null;
    }

    /// <summary>An https URL, or an http one on loopback; a problem where it is absent.</summary>
    public Uri RequiredUri(string name) => Required(name).Length > 0 && OptionalUri(name) is { } uri ? uri : new("https://missing.invalid");

    /// <summary>A number within bounds.</summary>
    public double Number(string name, double otherwise, double min, double max)
    {
        if (Optional(name) is not { } value)
            return otherwise;
        if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is '{value}'; give a number from {min} to {max}"));
        return otherwise;
    }

    /// <summary>A number of seconds within bounds.</summary>
    public TimeSpan Seconds(string name, double otherwise, double min, double max) => TimeSpan.FromSeconds(Number(name, otherwise, min, max));

    /// <summary>One of several words.</summary>
    public string OneOf(string name, string otherwise, params string[] others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var value = Optional(name) ?? otherwise;
        if (value == otherwise || Array.IndexOf(others, value) >= 0)
            return value;
        problems.Add($"{name} is '{value}'; give {otherwise} or {string.Join(", ", others)}");
        return otherwise;
    }

    /// <summary>A level of logging; Information where it is absent.</summary>
    public LogLevel LogLevel(string name) => OneOf(name, "Information", "Trace", "Debug", "Warning", "Error", "Critical", "None") switch
    {
        "Trace" => Microsoft.Extensions.Logging.LogLevel.Trace,
        "Debug" => Microsoft.Extensions.Logging.LogLevel.Debug,
        "Warning" => Microsoft.Extensions.Logging.LogLevel.Warning,
        "Error" => Microsoft.Extensions.Logging.LogLevel.Error,
        "Critical" => Microsoft.Extensions.Logging.LogLevel.Critical,
        "None" => Microsoft.Extensions.Logging.LogLevel.None,
        _ => Microsoft.Extensions.Logging.LogLevel.Information,
    };

    /// <summary>Reports what was wrong.</summary>
    /// <exception cref="InvalidOperationException">Names every variable that is missing or wrong, its value and the remedy.</exception>
    public void ThrowIfAnyProblem()
    {
        if (problems.Count > 0)
            throw new InvalidOperationException($"The function's environment cannot be used: {string.Join("; ", problems)}.");
    }
}
