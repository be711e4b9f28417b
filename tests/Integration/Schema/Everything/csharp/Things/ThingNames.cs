// Generated from tables.yaml by `engines schema generate`. Do not edit.
namespace Everything.Tables;

/// <summary>The attribute names of <see cref="ThingItem"/>, for expressions.</summary>
public static class ThingNames
{
    /// <summary>Of the key: T#{owner}#{id:ulid}.</summary>
    public const string Pk = "pk";

    /// <summary>Of the key: {number:integer:6}#{at:timestamp}#{colour:colour}#{rest}.</summary>
    public const string Sk = "sk";

    /// <summary>Version of the item.</summary>
    public const string Shape = "shape";

    /// <summary>Whose; also in the key.</summary>
    public const string Owner = "owner";

    /// <summary>A whole number of 64 bits.</summary>
    public const string Rank = "rank";

    /// <summary>When.</summary>
    public const string MadeAt = "made_at";

    /// <summary>Any text, with "quotes", \ and */ in its description.</summary>
    public const string Text = "text";

    /// <summary>A name that languages have as a word.</summary>
    public const string Class = "class";

    /// <summary>Up to 38 digits.</summary>
    public const string Exact = "exact";

    /// <summary>Yes or no.</summary>
    public const string Flag = "flag";

    /// <summary>Anything.</summary>
    public const string Bytes = "bytes";

    /// <summary>When it may go.</summary>
    public const string Expires = "expires";

    /// <summary>When it was last seen.</summary>
    public const string Seen = "seen";

    /// <summary>An id.</summary>
    public const string Trace = "trace";

    /// <summary>What it looks like.</summary>
    public const string ColourNow = "colour_now";

    /// <summary>How it feels.</summary>
    public const string Mood = "mood";

    /// <summary>Texts.</summary>
    public const string Lines = "lines";

    /// <summary>Structures.</summary>
    public const string Sizes = "sizes";

    /// <summary>Lists of lists.</summary>
    public const string Grid = "grid";

    /// <summary>Words.</summary>
    public const string Names = "names";

    /// <summary>Exact numbers.</summary>
    public const string Numbers = "numbers";

    /// <summary>Whole numbers.</summary>
    public const string Counts = "counts";

    /// <summary>Binaries.</summary>
    public const string Blobs = "blobs";

    /// <summary>Words of an enum.</summary>
    public const string Colours = "colours";

    /// <summary>Times.</summary>
    public const string Moments = "moments";

    /// <summary>Texts by name.</summary>
    public const string ByName = "by_name";

    /// <summary>Structures by name.</summary>
    public const string BySize = "by_size";

    /// <summary>Names that are somebody's.</summary>
    public const string ByPerson = "by_person";

    /// <summary>One structure.</summary>
    public const string Size = "size";

    /// <summary>Whatever it is.</summary>
    public const string Anything = "anything";

    /// <summary>In DynamoDB's letters.</summary>
    public const string OldList = "old_list";

    /// <summary>How often; three unless it says otherwise.</summary>
    public const string Tries = "tries";

    /// <summary>With a default of an enum.</summary>
    public const string State = "state";

    /// <summary>With a default that is exact.</summary>
    public const string Rate = "rate";

    /// <summary>Required with a default.</summary>
    public const string On = "on";

    /// <summary>Nobody writes it.</summary>
    public const string Gone = "gone";
}
