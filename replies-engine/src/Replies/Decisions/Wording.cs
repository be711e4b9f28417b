using System.Globalization;
using System.Text;

namespace Replies.Decisions;

/// <summary>Brings what people type into a form that can be compared with words.</summary>
internal static class Wording
{
    /// <summary>
    /// Lower case; white space collapsed; whatever is neither letter nor digit gone from both ends; accents that stand as characters of their own dropped,
    /// as are the invisible characters that phones put in.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";

        var folded = new StringBuilder(text.Length);
        var isGap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
                continue;
            if (Rune.IsWhiteSpace(rune))
            {
                isGap = folded.Length > 0;
                continue;
            }

            if (isGap)
                folded.Append(' ');
            isGap = false;
            folded.Append(rune.Value == '’' ? "'" : Rune.ToLowerInvariant(rune).ToString());
        }

        return TrimToWord(folded.ToString());
    }

    /// <summary>True if a folded word or phrase stands in a folded text and is no part of a longer word.</summary>
    public static bool Contains(string text, string word)
    {
        if (word.Length == 0)
            return false;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }

    // Combining accents, variation selectors, joiners and direction marks.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is (>= 0x300 and <= 0x36F) or (>= 0xFE00 and <= 0xFE0F) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static string TrimToWord(string text)
    {
        var start = -1;
        var end = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune))
            {
                start = start < 0 ? at : start;
                end = at + rune.Utf16SequenceLength;
            }

            at += rune.Utf16SequenceLength;
        }

        return start < 0 ? "" : text[start..end];
    }

    // Vowel signs of scripts such as Devanagari end words and are no letters.
    private static bool IsWordPart(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
