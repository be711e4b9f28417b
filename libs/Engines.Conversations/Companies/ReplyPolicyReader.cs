using System.Globalization;

namespace Engines.Conversations;

/// <summary>Reads <c>replies</c> in an item of CompanyDataTable. Plain loops: it is read at a cold start.</summary>
internal static class ReplyPolicyReader
{
    // Whatever the channel, Twilio's limit of a body holds.
    public const int TextLengthMax = 1600;

    private const int WordsMax = 100;
    private const int InstructionsLengthMax = 16_000;

    public static ReplyPolicy Read(AttributeReader reader, IReadOnlyDictionary<TemplateKey, Template> templates) => new()
    {
        AnswersUnmatched = reader.OptionalText("unmatched") switch
        {
            null or "keep" => false,
            "answer" => true,
            _ => throw reader.Invalid("unmatched", "must be keep or answer"),
        },
        Words = ReadWords(reader),
        HelpText = reader.OptionalText("help_text", TextLengthMax),
        OptInText = reader.OptionalText("opt_in_text", TextLengthMax),
        Rules = ReplyRuleReader.Read(reader, templates),
        Ai = reader.OptionalMap("ai") is { } ai ? ReadAi(ai, templates) : null,
        HandOffText = reader.OptionalText("hand_off_text", TextLengthMax),
        OutsideWindow = reader.OptionalMap("outside_window") is { } use ? ReplyRuleReader.ReadTemplate(use, templates) : null,
        QuietHours = reader.OptionalMap("quiet_hours") is { } hours ? ReadQuietHours(hours) : null,
    };

    private static List<WishWords> ReadWords(AttributeReader reader)
    {
        var all = new List<WishWords>();
        if (reader.OptionalMap("words") is not { } languages)
            return all;

        foreach (var language in languages.Names)
        {
            var words = languages.RequiredMap(language);
            all.Add(new WishWords(language)
            {
                Stop = words.OptionalTexts("stop", WordsMax),
                Start = words.OptionalTexts("start", WordsMax),
                Help = words.OptionalTexts("help", WordsMax),
            });
        }

        return all;
    }

    private static AiPolicy ReadAi(AttributeReader reader, IReadOnlyDictionary<TemplateKey, Template> templates) => new()
    {
        Endpoint = reader.OptionalHttpsUri("endpoint") ?? throw reader.Invalid("endpoint", "is missing; give the URL up to its version, such as https://api.openai.com/v1"),
        Model = reader.RequiredText("model"),
        SecretReference = reader.RequiredText("secret") is var secret && (HasName(secret, "secretsmanager:") || HasName(secret, "ssm:"))
            ? secret
            : throw reader.Invalid("secret", "must be secretsmanager:NAME or ssm:NAME, and never the key itself"),
        Instructions = reader.OptionalText("instructions", InstructionsLengthMax) ?? throw reader.Invalid("instructions", "is missing; say who the AI is and what it may say"),
        OutputTokensMax = reader.OptionalNumber("output_tokens_max", 400, 16, 4000),
        HistoryMax = reader.OptionalNumber("history_max", 20, 0, 100),
        TimeLimit = TimeSpan.FromSeconds(reader.OptionalNumber("time_limit_seconds", 8, 1, 15)),
        Otherwise = reader.OptionalMap("otherwise") is { } otherwise ? ReplyRuleReader.ReadAction(otherwise, templates) : null,
    };

    private static QuietHours ReadQuietHours(AttributeReader reader)
    {
        var hours = new QuietHours(ReadTime(reader, "from"), ReadTime(reader, "to"), ReadZone(reader));
        return hours.From != hours.To ? hours : throw reader.Invalid("to", "is the same as from; leave quiet_hours out where no hour is quiet");
    }

    private static TimeOnly ReadTime(AttributeReader reader, string name) =>
        TimeOnly.TryParseExact(reader.RequiredText(name), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw reader.Invalid(name, "must be hours and minutes from 00:00 to 23:59, such as 21:00");

    private static TimeZoneInfo ReadZone(AttributeReader reader) => TimeZoneInfo.TryFindSystemTimeZoneById(reader.RequiredText("time_zone"), out var zone)
        ? zone
        : throw reader.Invalid("time_zone", "is not known here; give an IANA name such as Europe/Berlin, and if it is one, deploy tzdata with the function");

    private static bool HasName(string reference, string prefix) => reference.Length > prefix.Length && reference.StartsWith(prefix, StringComparison.Ordinal);
}
