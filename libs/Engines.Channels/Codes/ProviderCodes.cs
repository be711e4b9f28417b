using Engines.Conversations;

namespace Engines.Channels;

/// <summary>
/// What each provider's codes mean. The same code can answer a call or arrive later in a status event; there is one table for both.
/// </summary>
public static class ProviderCodes
{
    private static readonly Dictionary<string, CodeMeaning> Meta = Index(MetaCodes.All);
    private static readonly Dictionary<string, CodeMeaning> Twilio = Index(TwilioCodes.All);
    private static readonly Dictionary<string, CodeMeaning> Ses = Index(SesCodes.All);

    /// <summary>Every code that is known, in the order of the table.</summary>
    public static IReadOnlyList<KnownCode> All(ProviderKind provider) => provider switch
    {
        ProviderKind.Meta => MetaCodes.All,
        ProviderKind.Twilio => TwilioCodes.All,
        ProviderKind.Ses => SesCodes.All,
        _ => [],
    };

    /// <summary>Looks a code up.</summary>
    /// <returns>False when it is in no list.</returns>
    public static bool TryClassify(ProviderKind provider, string? code, out CodeMeaning meaning)
    {
        meaning = new(CodeAnswer.Refused, FailureClass.Unclassified);
        return code is not null && TableOf(provider).TryGetValue(code, out meaning);
    }

    /// <summary>The meaning of a code in a failed status: one that is in no list is refused and unclassified.</summary>
    public static CodeMeaning Classify(ProviderKind provider, string? code) =>
        TryClassify(provider, code, out var meaning) ? meaning : new(CodeAnswer.Refused, FailureClass.Unclassified);

    private static Dictionary<string, CodeMeaning> TableOf(ProviderKind provider) => provider switch
    {
        ProviderKind.Meta => Meta,
        ProviderKind.Twilio => Twilio,
        _ => Ses,
    };

    private static Dictionary<string, CodeMeaning> Index(IReadOnlyList<KnownCode> rows) =>
        rows.ToDictionary(row => row.Code, row => row.Meaning, StringComparer.Ordinal);
}
