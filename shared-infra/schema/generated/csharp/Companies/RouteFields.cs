// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using Amazon.DynamoDBv2.Model;

namespace Engines.Tables;

/// <summary>The attributes of <see cref="RouteItem"/> one by one: out of items that were read in part, and as values of expressions.</summary>
public static class RouteFields
{
    /// <summary>Reads projects; null if it is not there. The projects, the first one first asked.</summary>
    /// <exception cref="ItemFormatException">It is not what it should be.</exception>
    public static IReadOnlyList<ProjectRef>? ReadProjects(Dictionary<string, AttributeValue> item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TryGetValue("projects", out var value) && value.NULL != true ? AttributeCodec.ReadList(value, At("projects"), ProjectRef.Read) : null;
    }

    /// <summary>The value of projects as it is stored. The projects, the first one first asked.</summary>
    public static AttributeValue OfProjects(IReadOnlyList<ProjectRef> value) => AttributeCodec.OfList(value, ProjectRef.Write);

    private static ItemPlace At(string name) => new(RouteItem.ItemKind, name);
}
