using System.Globalization;
using System.Text.RegularExpressions;
using Engines.Local.Page.Http;

namespace Engines.Tests.Unit.Local.Page;

/// <summary>The colours of the page against WCAG 2.2: 4.5 for text, 3 for what shows a control or a state.</summary>
public sealed partial class ContrastTests
{
    private const double Text = 4.5;
    private const double Shape = 3;

    private static readonly Dictionary<string, (string Light, string Dark)> Colours = Colour().Matches(Embedded.Text("page/page.css")!)
        .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value), StringComparer.Ordinal);

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "text", "page", Text }, { "text", "surface", Text }, { "text", "raised", Text },
        { "muted", "page", Text }, { "muted", "surface", Text }, { "muted", "raised", Text },
        { "accent", "page", Text }, { "accent", "surface", Text }, { "accent", "raised", Text },
        { "on-accent", "accent", Text }, { "on-accent", "accent-strong", Text }, { "accent-strong", "accent-soft", Text }, { "text", "accent-soft", Text },
        { "good", "good-soft", Text }, { "warn", "warn-soft", Text }, { "warn", "surface", Text }, { "bad", "bad-soft", Text }, { "bad", "surface", Text }, { "bad", "raised", Text },
        { "surface", "bad", Text }, { "quiet", "quiet-soft", Text },
        { "edge", "surface", Shape }, { "edge", "page", Shape }, { "good", "surface", Shape }, { "accent", "accent-soft", Shape },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void Pair_InBothThemes_IsReadable(string above, string below, double least)
    {
        Assert.True(Ratio(Colours[above].Light, Colours[below].Light) >= least, $"light: {Ratio(Colours[above].Light, Colours[below].Light):F2}");
        Assert.True(Ratio(Colours[above].Dark, Colours[below].Dark) >= least, $"dark: {Ratio(Colours[above].Dark, Colours[below].Dark):F2}");
    }

    [Fact]
    public void Colours_StandInOnePlace()
    {
        var rules = Embedded.Text("page/page.css")!.Split("--mono", 2)[1];

        // The veil behind a dialog is the same in both themes.
        Assert.Equal(["#0c111899"], HexColour().Matches(rules).Select(match => match.Value));
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void Ratio_OfKnownPairs_IsKnown(string above, string below, double ratio) => Assert.Equal(ratio, Ratio(above, below), 0.01);

    private static double Ratio(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Part(colour, 1)) + (0.7152 * Part(colour, 3)) + (0.0722 * Part(colour, 5));

    private static double Part(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")]
    private static partial Regex Colour();

    [GeneratedRegex("#[0-9a-f]{3,8}(?=[;, )])")]
    private static partial Regex HexColour();
}
