namespace Engines.Schema;

/// <summary>What somebody may have meant.</summary>
internal static class Suggestion
{
    /// <summary>The way out for a word that is not one of those known.</summary>
    public static string Among(string word, IReadOnlyCollection<string> known)
    {
        var list = known.Count == 0 ? "There is none to choose" : $"Use one of: {string.Join(", ", known)}";
        var nearest = known.Select(one => (Word: one, Steps: Distance(word.ToLowerInvariant(), one.ToLowerInvariant())))
            .Where(one => one.Steps <= Math.Max(1, Math.Min(one.Word.Length, word.Length) / 3)).OrderBy(one => one.Steps).FirstOrDefault();
        return nearest.Word is null ? list : $"Did you mean '{nearest.Word}'? {list}";
    }

    // Letters put in, left out, changed or swapped with their neighbour.
    private static int Distance(string one, string two)
    {
        var steps = new int[one.Length + 1, two.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            steps[i, 0] = i;
        for (var j = 0; j <= two.Length; j++)
            steps[0, j] = j;

        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= two.Length; j++)
            {
                var change = one[i - 1] == two[j - 1] ? 0 : 1;
                steps[i, j] = Math.Min(Math.Min(steps[i - 1, j] + 1, steps[i, j - 1] + 1), steps[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == two[j - 2] && one[i - 2] == two[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }

        return steps[one.Length, two.Length];
    }
}
