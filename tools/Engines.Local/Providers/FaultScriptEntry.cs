using System.Text.Json;
using Engines.Conversations;

namespace Engines.Local.Providers;

/// <summary>One entry of a script: which calls it is about, and what they meet.</summary>
internal sealed class FaultScriptEntry(Func<StubCall, bool> fits, int nth, int? times, Fault fault)
{
    private static readonly string[] Members = ["provider", "recipient", "template", "nth", "times", "fault", "status", "code", "seconds"];

    private int seen;

    /// <summary>What a call meets; every call that fits is counted.</summary>
    public Fault Next(StubCall call)
    {
        if (!fits(call))
            return Fault.None;
        var place = Interlocked.Increment(ref seen) - nth;
        return place >= 0 && (times is null || place < times) ? fault : Fault.None;
    }

    /// <exception cref="InvalidDataException">The entry is wrong.</exception>
    public static FaultScriptEntry Read(JsonElement entry, int number)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw Wrong(number, "it is not an object");
        foreach (var member in entry.EnumerateObject().Where(member => Array.IndexOf(Members, member.Name) < 0))
            throw Wrong(number, $"there is no member '{member.Name}'; there are {string.Join(", ", Members)}");

        var provider = Text(entry, "provider", number);
        ProviderKind? kind = provider is null ? null : Enum.GetValues<ProviderKind>().Where(one => one.ToName() == provider).Select(one => (ProviderKind?)one).FirstOrDefault()
            ?? throw Wrong(number, $"there is no provider '{provider}'; there are {string.Join(", ", Enum.GetValues<ProviderKind>().Select(one => one.ToName()))}");
        var (recipient, template) = (Text(entry, "recipient", number), Text(entry, "template", number));
        var nth = Number(entry, "nth", number);
        return new(
            call => (kind is null || call.Provider == kind) && (recipient is null || call.Recipient == recipient)
                && (template is null || (call.IsTemplate && call.Text == template)),
            nth ?? 1,
            Number(entry, "times", number) ?? (nth is null ? null : 1),
            FaultOf(entry, number));
    }

    private static Fault FaultOf(JsonElement entry, int number)
    {
        var name = Text(entry, "fault", number) ?? throw Wrong(number, "'fault' is missing");
        var (status, seconds, code) = (Number(entry, "status", number), Number(entry, "seconds", number), Text(entry, "code", number));
        Fault fault = name switch
        {
            "refuse" => new Fault.RefuseWith(code ?? throw Wrong(number, "'refuse' needs the provider's 'code'")),
            "throttle" => new Fault.Throttle429(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null),
            "error-before" => new Fault.Error5xxBeforeAccept(ServerError(status, number) ?? 503),
            "error-after" => new Fault.Error5xxAfterAccept(ServerError(status, number) ?? 500),
            "slow" => new Fault.SlowAnswer(TimeSpan.FromSeconds(seconds ?? 3)),
            _ => FaultPanel.Find(name)?.Fault
                ?? throw Wrong(number, $"there is no fault '{name}'; there are refuse, {string.Join(", ", FaultPanel.Switches.Select(one => one.Name))}"),
        };
        if ((code is not null && name != "refuse") || (status is not null && !name.StartsWith("error-", StringComparison.Ordinal)) || (seconds is not null && name is not ("throttle" or "slow")))
            throw Wrong(number, $"'{name}' takes {(name switch { "refuse" => "only code", "throttle" or "slow" => "only seconds", _ when name.StartsWith("error-", StringComparison.Ordinal) => "only status", _ => "neither code, status nor seconds" })}");
        return fault;
    }

    private static int? ServerError(int? status, int number) =>
        status is null or (>= 500 and <= 599) ? status : throw Wrong(number, "'status' is from 500 to 599; use refuse or throttle for another one");

    private static string? Text(JsonElement entry, string name, int number) => Judging.Member(entry, name) switch
    {
        { ValueKind: JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(number, $"'{name}' is not a text"),
    };

    private static int? Number(JsonElement entry, string name, int number) => Judging.Member(entry, name) switch
    {
        { ValueKind: JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var whole) && whole > 0 => whole,
        _ => throw Wrong(number, $"'{name}' is not a whole number above 0"),
    };

    private static InvalidDataException Wrong(int number, string problem) => new($"Entry {number} of the script: {problem}.");
}
