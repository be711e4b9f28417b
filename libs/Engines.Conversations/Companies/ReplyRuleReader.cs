using System.Text.RegularExpressions;

namespace Engines.Conversations;

/// <summary>Makes the rules of a <see cref="ReplyPolicy"/>, and whatever else in it says what to do.</summary>
internal static class ReplyRuleReader
{
    private const int RulesMax = 50;
    private const int EntriesMax = 100;
    private const int NameLengthMax = 64;
    private const int PatternLengthMax = 500;
    private const RegexOptions PatternOptions = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly TimeSpan MatchTimeLimit = TimeSpan.FromMilliseconds(50);

    public static List<ReplyRule> Read(IReadOnlyList<CompanyRule>? all, IReadOnlyDictionary<TemplateKey, Template> templates, DataPlace policy)
    {
        var rules = new List<ReplyRule>();
        if (all is null)
            return rules;

        policy.Count(CompanyRepliesNames.Rules, all.Count, RulesMax);
        for (var index = 0; index < all.Count; index++)
        {
            var (rule, place) = (all[index], policy.At(CompanyRepliesNames.Rules, index));
            var name = place.Text(CompanyRuleNames.Name, rule.Name, NameLengthMax)!;
            foreach (var earlier in rules)
            {
                if (earlier.Name == name)
                    throw place.Invalid(CompanyRuleNames.Name, "is the name of an earlier rule; give each its own");
            }

            rules.Add(new ReplyRule(name, ReadCondition(rule.When, place.At(CompanyRuleNames.When)), ReadAction(rule.Then, templates, place.At(CompanyRuleNames.Then))));
        }

        return rules;
    }

    public static RuleAction ReadAction(CompanyAction action, IReadOnlyDictionary<TemplateKey, Template> templates, DataPlace place) => new(
        place.Text(CompanyActionNames.Text, action.Text, ReplyPolicyReader.TextLengthMax),
        action.Template is { } use ? ReadTemplate(use, templates, place.At(CompanyActionNames.Template)) : null,
        action.Ending);

    public static TemplateUse ReadTemplate(CompanyTemplateUse template, IReadOnlyDictionary<TemplateKey, Template> templates, DataPlace place)
    {
        var variables = place.At(CompanyTemplateUseNames.Variables);
        var use = new TemplateUse(
            place.RequiredText(CompanyTemplateUseNames.Name, template.Name),
            place.RequiredText(CompanyTemplateUseNames.Language, template.Language),
            ReadVariables(template.Variables, variables));
        var used = new HashSet<string>(StringComparer.Ordinal);
        var isKnown = false;
        foreach (var known in templates.Values)
        {
            if (known.Key.Name != use.Name || known.Key.Language != use.Language)
                continue;

            isKnown = true;
            foreach (var parameter in known.Parameters)
            {
                used.Add(parameter.Name);
                if (!use.Variables.ContainsKey(parameter.Name))
                    throw variables.Invalid(parameter.Name, "is missing; the template has this parameter");
            }
        }

        if (!isKnown)
            throw place.Invalid(CompanyTemplateUseNames.Name, $"is none of the company's templates in this language; add it to {CompanyNames.Templates}");
        foreach (var name in use.Variables.Keys)
        {
            if (!used.Contains(name))
                throw variables.Invalid(name, "is no parameter of the template; leave it out");
        }

        return use;
    }

    private static Dictionary<string, string> ReadVariables(IReadOnlyDictionary<string, string>? given, DataPlace place)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (given is not null)
        {
            foreach (var (name, value) in given)
                variables[name] = place.RequiredText(name, value);
        }

        return variables;
    }

    private static RuleCondition ReadCondition(CompanyCondition when, DataPlace place)
    {
        CheckAlone(when, place);
        if (when.Words is { } words)
            return new RuleCondition.Words(Some(CompanyConditionNames.Words, words, place), when.Whole == true);
        if (when.Pattern is { } pattern)
            return new RuleCondition.Pattern(ReadPattern(pattern, place));
        if (when.Payload is { } payload)
            return new RuleCondition.Payload(Some(CompanyConditionNames.Payload, payload, place));
        if (when.Kind is { } kinds)
            return new RuleCondition.Kind(SomeKinds(kinds, place));
        return when.Always == true ? new RuleCondition.Always() : throw place.Invalid(CompanyConditionNames.Always, "must be true");
    }

    private static void CheckAlone(CompanyCondition when, DataPlace place)
    {
        const string Known = $"{CompanyConditionNames.Words}, {CompanyConditionNames.Pattern}, {CompanyConditionNames.Payload}, {CompanyConditionNames.Kind} or {CompanyConditionNames.Always}";
        foreach (var name in when.Unknown?.Keys ?? [])
            throw place.Invalid(name, $"is not a condition; it is {Known}");

        string? found = null;
        string?[] given =
        [
            when.Words is null ? null : CompanyConditionNames.Words,
            when.Pattern is null ? null : CompanyConditionNames.Pattern,
            when.Payload is null ? null : CompanyConditionNames.Payload,
            when.Kind is null ? null : CompanyConditionNames.Kind,
            when.Always is null ? null : CompanyConditionNames.Always,
        ];
        foreach (var name in given)
        {
            if (name is not null && found is not null)
                throw place.Invalid(name, "stands beside another condition; give each rule one");
            found ??= name;
        }

        if (when.Whole is not null && when.Words is null)
            throw place.Invalid(CompanyConditionNames.Whole, $"says how words are looked for; give {CompanyConditionNames.Words}, or leave it out");
        if (found is null)
            throw place.Invalid(CompanyConditionNames.Words, $"is missing; give {Known}");
    }

    private static IReadOnlyList<string> Some(string name, IReadOnlyList<string> given, DataPlace place) =>
        place.Texts(name, given, EntriesMax) is { Count: > 0 } texts ? texts : throw place.Invalid(name, "is empty; give at least one");

    private static IReadOnlyList<InboundKind> SomeKinds(IReadOnlyList<InboundKind> given, DataPlace place)
    {
        place.Count(CompanyConditionNames.Kind, given.Count, EntriesMax);
        return given.Count > 0 ? given : throw place.Invalid(CompanyConditionNames.Kind, "is empty; give at least one");
    }

    private static Regex ReadPattern(string pattern, DataPlace place)
    {
        var expression = place.Text(CompanyConditionNames.Pattern, pattern, PatternLengthMax)!;
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
            throw place.Invalid(CompanyConditionNames.Pattern, $"is not a regular expression: {fault.Error} at character {fault.Offset + 1}; correct it");
        }
    }
}
