namespace Engines.Local;

/// <summary>A hash that is the same in every process: string.GetHashCode is not, and what a seed decides must be.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a with a last mixing step, so that texts which differ in their last character alone still seed different numbers.</summary>
    public static int Of(string text)
    {
        var hash = text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
        hash ^= hash >> 16;
        hash = unchecked(hash * 0x7feb352du);
        hash ^= hash >> 15;
        return unchecked((int)hash);
    }
}
