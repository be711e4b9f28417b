using System.Text.RegularExpressions;

namespace Engines.Conversations;

/// <summary>Reads the rules of a <see cref="ReplyPolicy"/>, and whatever else in it says what to do.</summary>
internal static class ReplyRuleReader
{
    private const int RulesMax = 50;
    private const int EntriesMax = 100;
    private const int NameLengthMax = 64;
    private const int PatternLengthMax = 500;
    private const RegexOptions PatternOptions = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan MatchTimeLimit = TimeSpan.FromMilliseconds(50);

    public static List<ReplyRule> Read(AttributeReader policy, IReadOnlyDictionary<TemplateKey, Template> templates)
    {
        var rules = new List<ReplyRule>();
        foreach (var reader in policy.OptionalMaps("rules"))
        {
            if (rules.Count == RulesMax)
                throw policy.Invalid("rules", $"has too many entries; {RulesMax} are the most");

            var name = reader.OptionalText("name", NameLengthMax) ?? throw reader.Invalid("name", "is missing; metrics and items name the rule by it");
            foreach (var earlier in rules)
            {
                if (earlier.Name == name)
                    throw reader.Invalid("name", "is the name of an earlier rule; give each its own");
            }

            rules.Add(new ReplyRule(name, ReadCondition(reader.RequiredMap("when")), ReadAction(reader.RequiredMap("then"), templates)));
        }

        return rules;
    }

    public static RuleAction ReadAction(AttributeReader reader, IReadOnlyDictionary<TemplateKey, Template> templates) => new(
        reader.OptionalText("text", ReplyPolicyReader.TextLengthMax),
        reader.OptionalMap("template") is { } use ? ReadTemplate(use, templates) : null,
        reader.OptionalText("ending") switch
        {
            null or "open" => TurnEnding.Open,
            "hand_off" => TurnEnding.HandOff,
            "close" => TurnEnding.Close,
            _ => throw reader.Invalid("ending", "must be open, hand_off or close"),
        });

    public static TemplateUse ReadTemplate(AttributeReader reader, IReadOnlyDictionary<TemplateKey, Template> templates)
    {
        var use = new TemplateUse(reader.RequiredText("name"), reader.RequiredText("language"), ReadVariables(reader));
        var used = new HashSet<string>(StringComparer.Ordinal);
        var isKnown = false;
        foreach (var template in templates.Values)
        {
            if (template.Key.Name != use.Name || template.Key.Language != use.Language)
                continue;

            isKnown = true;
            foreach (var parameter in template.Parameters)
            {
                used.Add(parameter.Name);
                if (!use.Variables.ContainsKey(parameter.Name))
                    throw reader.Invalid($"variables.{parameter.Name}", "is missing; the template has this parameter");
            }
        }

        if (!isKnown)
            throw reader.Invalid("name", "is none of the company's templates in this language; add it to templates");
        foreach (var name in use.Variables.Keys)
        {
            if (!used.Contains(name))
                throw reader.Invalid($"variables.{name}", "is no parameter of the template; leave it out");
        }

        return use;
    }

    private static Dictionary<string, string> ReadVariables(AttributeReader reader)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (reader.OptionalMap("variables") is { } given)
        {
            foreach (var name in given.Names)
                variables[name] = given.RequiredText(name);
        }

        return variables;
    }

    private static RuleCondition ReadCondition(AttributeReader reader)
    {
        RuleCondition? condition = null;
        foreach (var name in reader.Names)
        {
            // It belongs to words and says how they are looked for.
            if (name == "whole")
                continue;
            if (condition is not null)
                throw reader.Invalid(name, "stands beside another condition; give each rule one");

            condition = name switch
            {
                "words" => new RuleCondition.Words(Some(reader, name), reader.OptionalFlag("whole")),
                "pattern" => new RuleCondition.Pattern(ReadPattern(reader)),
                "payload" => new RuleCondition.Payload(Some(reader, name)),
                "kind" => new RuleCondition.Kind(ReadKinds(reader)),
                "always" => reader.OptionalFlag(name) ? new RuleCondition.Always() : throw reader.Invalid(name, "must be true"),
                _ => throw reader.Invalid(name, "is not a condition; it is words, pattern, payload, kind or always"),
            };
        }

        if (reader.Has("whole") && condition is not RuleCondition.Words)
            throw reader.Invalid("whole", "says how words are looked for; give words, or leave it out");
        return condition ?? throw reader.Invalid("words", "is missing; give words, pattern, payload, kind or always");
    }

    private static List<string> Some(AttributeReader reader, string name) => reader.OptionalTexts(name, EntriesMax) is { Count: > 0 } texts
        ? texts
        : throw reader.Invalid(name, "is empty; give at least one");

    private static List<InboundKind> ReadKinds(AttributeReader reader)
    {
        var kinds = new List<InboundKind>();
        foreach (var name in Some(reader, "kind"))
        {
            kinds.Add(InboundKindWords.Parse(name)
                ?? throw reader.Invalid("kind", "has an entry that is not a kind; it is text, button, media, location, contact, reaction, order or other"));
        }

        return kinds;
    }

    private static Regex ReadPattern(AttributeReader reader)
    {
        var expression = reader.OptionalText("pattern", PatternLengthMax) ?? throw reader.Invalid("pattern", "is missing");
        try
        {
            return new Regex(expression, PatternOptions | RegexOptions.NonBacktracking, MatchTimeLimit);
        }
        catch (NotSupportedException)
        {
            // Looking around and back references need the other engine, which only the time limit holds.
            return new Regex(expression, PatternOptions, MatchTimeLimit);
        }
        catch (RegexParseException fault)
        {
            throw reader.Invalid("pattern", $"is not a regular expression: {fault.Error} at character {fault.Offset + 1}; correct it");
        }
    }
}
