using static Engines.Schema.Bump;
using static Engines.Schema.Verdict;

namespace Engines.Schema;

/// <summary>Every kind of change there is, with its verdict, the reason and the way out. What is not in this list cannot be reported.</summary>
public static class ChangeKinds
{
    private const string NewTable = "Make a new table beside it, copy the items, move the services over, delete the old one.";
    private const string NewIndex = "Add an index with another name, wait until it is active, move the readers, delete the old one in a later update.";
    private const string Generate = "Run `engines schema generate` and commit what it writes; nothing else.";
    private const string Deploy = "Run `engines schema generate`, commit what it writes, and deploy the template.";

    private static readonly ChangeKind[] List =
    [
        new("namespace-changed", BreaksReaders, Major, "Programs name the generated types by it.", "Change the programs together with it, or leave it."),
        new("version-attribute-changed", BreaksReaders, Major, "Programs of the last release look for the version under the old name.", "Leave it: rename it never."),

        new("table-added", Compatible, Minor, "Nobody uses it yet.", Deploy),
        new("table-removed", BreaksReaders, Major, "Programs of the last release still use it.", "Take it out of the programs first, release, and remove the table in the next release."),
        new("table-resource-changed", ImpossibleInPlace, Major, "Under another logical id CloudFormation makes a new table and removes this one.", "Keep the logical id."),
        new("table-description-changed", Compatible, Patch, "It is for people.", Generate),
        new("partition-key-changed", ImpossibleInPlace, Major, "DynamoDB cannot change the key of a table.", NewTable),
        new("sort-key-changed", ImpossibleInPlace, Major, "DynamoDB cannot change the key of a table.", NewTable),
        new("sort-key-added", ImpossibleInPlace, Major, "DynamoDB cannot change the key of a table.", NewTable),
        new("sort-key-removed", ImpossibleInPlace, Major, "DynamoDB cannot change the key of a table.", NewTable),
        new("key-type-changed", ImpossibleInPlace, Major, "DynamoDB cannot change the type of a key attribute.", NewTable),

        new("index-added", Compatible, Minor, "DynamoDB fills it from the items that are there.", "Let readers use it once it is active."),
        new("index-removed", BreaksReaders, Major, "Programs of the last release may read it.", "Take it out of access first, release, and remove the index in the next release."),
        new("several-indexes-changed", ImpossibleInPlace, Major, "CloudFormation makes or removes one global index of a table in one update.", "Deploy one, wait until it is active, then the next."),
        new("index-key-changed", ImpossibleInPlace, Major, "DynamoDB cannot change the key of an index.", NewIndex),
        new("index-projection-changed", ImpossibleInPlace, Major, "DynamoDB cannot change what an index carries.", NewIndex),
        new("index-capacity-changed", Compatible, Patch, "It is how much, not what.", Deploy),
        new("index-description-changed", Compatible, Patch, "It is for people.", Generate),
        new("local-index-added", ImpossibleInPlace, Major, "Local indexes are made with the table and never later.", "Make it a global index, or: " + NewTable),
        new("local-index-removed", ImpossibleInPlace, Major, "Local indexes live as long as the table.", "Leave it, or: " + NewTable),
        new("local-index-changed", ImpossibleInPlace, Major, "Local indexes are made with the table and never change.", NewTable),

        new("billing-mode-changed", Compatible, Minor, "DynamoDB changes it without a break, a few times a day at most.", "Raise the capacity to what is in use before you provision."),
        new("billing-capacity-changed", Compatible, Patch, "It is how much, not what.", Deploy),
        new("warm-throughput-raised", Compatible, Patch, "DynamoDB warms up the table while it works.", Deploy),
        new("warm-throughput-lowered", ImpossibleInPlace, Patch, "DynamoDB does not lower it.", "Leave the old value, or remove the entry."),
        new("stream-added", Compatible, Minor, "Nobody reads it yet.", Deploy),
        new("stream-removed", BreaksReaders, Major, "Whoever reads the stream hears nothing any more.", "Move its readers away first."),
        new("stream-view-changed", ImpossibleInPlace, Major, "DynamoDB cannot change what a stream carries: it is switched off, and a new one on.", "Plan a gap: stop writers or re-read what changed meanwhile; the new stream has another ARN."),
        new("ttl-added", NeedsMigration, Minor, "Items that have the attribute already begin to vanish.", "Look at the values that stand before you deploy it."),
        new("ttl-removed", Compatible, Minor, "Items stay.", "Mind what it costs."),
        new("ttl-attribute-changed", ImpossibleInPlace, Minor, "DynamoDB takes another attribute only an hour after expiry was switched off.", "Remove it in one update and add the other in a later one."),
        new("recovery-enabled", Compatible, Minor, "It changes nothing for programs.", Deploy),
        new("recovery-disabled", Compatible, Minor, "It changes nothing for programs, and what went wrong before cannot be undone any more.", "Make sure that a backup exists."),
        new("recovery-days-changed", Compatible, Patch, "It is how long, not what.", Deploy),
        new("backup-changed", Compatible, Patch, "It changes nothing for programs.", Deploy),
        new("encryption-changed", Compatible, Minor, "DynamoDB encrypts anew while it works.", "Let every role that uses the table use the new key first."),
        new("deletion-protection-changed", Compatible, Patch, "It changes nothing for programs.", Deploy),
        new("table-becomes-replicated", ImpossibleInPlace, Major, "CloudFormation cannot make a global table of a table.", "docs/recovery.md says how the stack takes it over; or: " + NewTable),
        new("replica-added", Compatible, Minor, "DynamoDB fills it while the others work.", "One Region an update."),
        new("replica-removed", BreaksReaders, Major, "Whoever works in that Region loses the table.", "Move them first."),

        new("item-added", Compatible, Minor, "Programs of the last release pass over kinds that they do not know.", Generate),
        new("item-removed", BreaksReaders, Major, "Such items still stand, and nobody knows them any more.", "Stop writing it, release, delete the items by a migration, and remove it in the next release."),
        new("item-key-pattern-changed", ImpossibleInPlace, Major, "An item cannot get another key.", "Add a new kind with the new key, write both, copy by a migration, read the new one, stop writing the old one."),
        new("item-version-raised", Compatible, Minor, "Readers take older items as well.", Generate),
        new("item-version-lowered", BreaksReaders, Major, "Items of the higher version stand.", "Versions only grow."),
        new("item-writers-changed", Compatible, Patch, "Access decides who can write, not this.", "See that access agrees."),
        new("item-description-changed", Compatible, Patch, "It is for people.", Generate),

        new("attribute-added", Compatible, Minor, "Older programs keep what they do not know.", Generate),
        new("attribute-added-with-default", Compatible, Minor, "Older items are read with the default, and older programs keep what they do not know.", Generate),
        new("attribute-added-required", BreaksWriters, Major, "Programs of the last release write items without it, and items without it stand.", "Add it as optional, write it everywhere, fill the old items by a migration, then make it required; or give it a default."),
        new("attribute-added-by-rule", BreaksWriters, Major, "Older items are brought up to date on read, but programs of the last release go on writing items without it that say the old version.", "Release readers first, writers after them: the rule covers both meanwhile."),
        new("attribute-removed", BreaksReaders, Major, "Programs of the last release may read it.", "Mark it deprecated, release, stop reading it, and remove it in the next release."),
        new("deprecated-attribute-removed", Compatible, Minor, "It was deprecated in the last release and nobody had to have it; what stands is kept as unknown.", Generate),
        new("attribute-renamed", BreaksReaders, Major, "Programs of the last release look for the old name.", "Add the new one beside the old one, write both for one release, then rename."),
        new("attribute-type-changed", NeedsMigration, Major, "Items with the old type stand, and neither program reads the other's.", "Add an attribute with the new type, write both, fill it by a migration, read the new one, deprecate the old one."),
        new("attribute-of-a-key-changed-type", ImpossibleInPlace, Major, "It is a key of an index, and DynamoDB cannot change the type of a key.", "Add an attribute with the new type and an index on it."),
        new("attribute-encoding-changed", NeedsMigration, Major, "The same value would mean another time.", "Add an attribute with the new encoding and fill it by a migration."),
        new("attribute-became-optional", BreaksReaders, Major, "Programs of the last release refuse items without it.", "Release readers that can do without it first; then stop writing it."),
        new("attribute-became-required", BreaksWriters, Major, "Programs of the last release write items without it, and items without it stand.", "Write it everywhere, fill the old items by a migration, then make it required; or give it a default."),
        new("default-added", Compatible, Minor, "Items without it get a value when they are read.", Generate),
        new("default-changed", NeedsMigration, Major, "Items without it would mean something else from now on.", "Write the old default into the items that lack it by a migration first."),
        new("default-removed", BreaksReaders, Major, "Programs count on a value, and items without one stand.", "Write the default into the items that lack it by a migration first."),
        new("attribute-became-personal", Compatible, Minor, "It changes nothing in the table.", "Take it out of logs, metrics, events and indexes."),
        new("attribute-is-no-longer-personal", Compatible, Minor, "It changes nothing in the table.", "Be sure."),
        new("attribute-deprecated", Compatible, Minor, "It is still there.", "Stop writing it, then reading it."),
        new("attribute-no-longer-deprecated", Compatible, Minor, "It was there all the time.", Generate),
        new("attribute-description-changed", Compatible, Patch, "It is for people.", Generate),

        new("type-added", Compatible, Minor, "Nobody uses it yet.", Generate),
        new("type-removed", BreaksReaders, Major, "Programs name the generated type.", "Take it out of the programs first."),
        new("type-description-changed", Compatible, Patch, "It is for people.", Generate),
        new("enum-value-added", BreaksReaders, Major, "Programs of the last release refuse items with a word that they do not know.", "Release readers that know it first; write it afterwards."),
        new("enum-value-removed", NeedsMigration, Major, "Items with it stand, and nobody reads them any more.", "Change those items by a migration first."),
        new("enum-value-description-changed", Compatible, Patch, "It is for people.", Generate),

        new("access-granted", Compatible, Minor, "A service may do more.", "Deploy the role before the code that needs it."),
        new("access-revoked", BreaksReaders, Major, "The service of the last release is refused what it does.", "Release the service without the call first."),
        new("write-access-revoked", BreaksWriters, Major, "The service of the last release is refused what it does.", "Release the service without the call first."),
    ];

    private static readonly Dictionary<string, ChangeKind> ByName = List.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>All of them, in the order in which people read them.</summary>
    public static IReadOnlyList<ChangeKind> All => List;

    /// <summary>The one with this name.</summary>
    public static ChangeKind Named(string name) => ByName[name];
}
