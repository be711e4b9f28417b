namespace Engines.Schema;

/// <summary>What a change means for those who are already there.</summary>
public enum Verdict
{
    /// <summary>Old and new programs work on old and new items.</summary>
    Compatible,

    /// <summary>Items that are stored have to be changed, or looked at, first.</summary>
    NeedsMigration,

    /// <summary>Programs of the last release cannot read, or do without, what comes of it.</summary>
    BreaksReaders,

    /// <summary>What programs of the last release write is not enough any more.</summary>
    BreaksWriters,

    /// <summary>DynamoDB or CloudFormation cannot make it of what stands.</summary>
    ImpossibleInPlace,
}

/// <summary>Which part of a version number has to grow.</summary>
public enum Bump
{
    None,
    Patch,
    Minor,
    Major,
}

/// <summary>A kind of change, and what there is to say about every one of it. The whole list is in <see cref="ChangeKinds"/>.</summary>
/// <param name="Name">In kebab case; never changes its meaning.</param>
/// <param name="Verdict">What it means.</param>
/// <param name="Bump">What it does to the version.</param>
/// <param name="Reason">Why.</param>
/// <param name="WayOut">What to do.</param>
public sealed record ChangeKind(string Name, Verdict Verdict, Bump Bump, string Reason, string WayOut);

/// <summary>One change between a release and the file.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Place">Where: <c>conversations.OUT.reason</c>.</param>
/// <param name="What">From what to what; empty where the kind says it.</param>
public sealed record SchemaChange(ChangeKind Kind, string Place, string What);
