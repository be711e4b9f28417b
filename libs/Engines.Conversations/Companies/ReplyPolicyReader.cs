using System.Globalization;

namespace Engines.Conversations;

/// <summary>Makes a <see cref="ReplyPolicy"/> of <c>replies</c> in a COMPANY item. Plain loops: it is read at a cold start.</summary>
internal static class ReplyPolicyReader
{
    // Whatever the channel, Twilio's limit of a body holds.
    public const int TextLengthMax = 1600;

    private const int WordsMax = 100;
    private const int InstructionsLengthMax = 16_000;

    public static ReplyPolicy Read(CompanyReplies replies, IReadOnlyDictionary<TemplateKey, Template> templates, DataPlace place) => new()
    {
        AnswersUnmatched = replies.Unmatched == UnmatchedPolicy.Answer,
        Words = ReadWords(replies.Words, place.At(CompanyRepliesNames.Words)),
        HelpText = place.Text(CompanyRepliesNames.HelpText, replies.HelpText, TextLengthMax),
        OptInText = place.Text(CompanyRepliesNames.OptInText, replies.OptInText, TextLengthMax),
        Rules = ReplyRuleReader.Read(replies.Rules, templates, place),
        Ai = replies.Ai is { } ai ? ReadAi(ai, templates, place.At(CompanyRepliesNames.Ai)) : null,
        HandOffText = place.Text(CompanyRepliesNames.HandOffText, replies.HandOffText, TextLengthMax),
        OutsideWindow = replies.OutsideWindow is { } use ? ReplyRuleReader.ReadTemplate(use, templates, place.At(CompanyRepliesNames.OutsideWindow)) : null,
        QuietHours = replies.QuietHours is { } hours ? ReadQuietHours(hours, place.At(CompanyRepliesNames.QuietHours)) : null,
    };

    private static List<WishWords> ReadWords(IReadOnlyDictionary<string, CompanyWords>? languages, DataPlace place)
    {
        var all = new List<WishWords>();
        if (languages is null)
            return all;

        foreach (var (language, words) in languages)
        {
            var at = place.At(language);
            all.Add(new WishWords(language)
            {
                Stop = at.Texts(CompanyWordsNames.Stop, words.Stop, WordsMax),
                Start = at.Texts(CompanyWordsNames.Start, words.Start, WordsMax),
                Help = at.Texts(CompanyWordsNames.Help, words.Help, WordsMax),
            });
        }

        return all;
    }

    private static AiPolicy ReadAi(CompanyAi ai, IReadOnlyDictionary<TemplateKey, Template> templates, DataPlace place) => new()
    {
        Endpoint = place.HttpsUri(CompanyAiNames.Endpoint, ai.Endpoint)!,
        Model = place.RequiredText(CompanyAiNames.Model, ai.Model),
        SecretReference = HasName(ai.Secret, "secretsmanager:") || HasName(ai.Secret, "ssm:")
            ? ai.Secret
            : throw place.Invalid(CompanyAiNames.Secret, "must be secretsmanager:NAME or ssm:NAME, and never the key itself"),
        Instructions = place.Text(CompanyAiNames.Instructions, ai.Instructions, InstructionsLengthMax)!,
        OutputTokensMax = place.Number(CompanyAiNames.OutputTokensMax, ai.OutputTokensMax, 16, 4000),
        HistoryMax = place.Number(CompanyAiNames.HistoryMax, ai.HistoryMax, 0, 100),
        TimeLimit = TimeSpan.FromSeconds(place.Number(CompanyAiNames.TimeLimitSeconds, ai.TimeLimitSeconds, 1, 15)),
        Otherwise = ai.Otherwise is { } otherwise ? ReplyRuleReader.ReadAction(otherwise, templates, place.At(CompanyAiNames.Otherwise)) : null,
    };

    private static QuietHours ReadQuietHours(CompanyQuietHours quiet, DataPlace place)
    {
        var hours = new QuietHours(
            ReadTime(CompanyQuietHoursNames.From, quiet.From, place), ReadTime(CompanyQuietHoursNames.To, quiet.To, place), ReadZone(quiet.TimeZone, place));
        return hours.From != hours.To
            ? hours
            : throw place.Invalid(CompanyQuietHoursNames.To, $"is the same as {CompanyQuietHoursNames.From}; leave {CompanyRepliesNames.QuietHours} out where no hour is quiet");
    }

    private static TimeOnly ReadTime(string name, string value, DataPlace place) =>
        TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw place.Invalid(name, "must be hours and minutes from 00:00 to 23:59, such as 21:00");

    private static TimeZoneInfo ReadZone(string name, DataPlace place) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw place.Invalid(CompanyQuietHoursNames.TimeZone, "is not known here; give an IANA name such as Europe/Berlin, and if it is one, deploy tzdata with the function");

    private static bool HasName(string reference, string prefix) => reference.Length > prefix.Length && reference.StartsWith(prefix, StringComparison.Ordinal);
}
