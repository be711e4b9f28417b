namespace Engines.Local.Edge.Velocity;

/// <summary>Reads <c>$name</c>, <c>$!name</c>, <c>${name}</c>, <c>$!{name}</c> and the members, methods and indexes after it.</summary>
internal static class ReferenceParser
{
    /// <summary>The reference that begins here; null, and nothing taken, where the <c>$</c> is only a character.</summary>
    public static Reference? TryParse(Cursor cursor)
    {
        var start = cursor.Index;
        cursor.Index++;
        var isQuiet = cursor.Take("!");
        var isFormal = cursor.Take("{");
        if (!IsFirst(cursor.Current))
        {
            cursor.Index = start;
            return null;
        }

        var name = cursor.TakeWhile(IsPart);
        var accessors = new List<Accessor>();
        while (TryParseAccessor(cursor) is { } accessor)
            accessors.Add(accessor);
        if (isFormal)
            cursor.Expect("}", $"after ${{{name}");
        return new(name, accessors, isQuiet, cursor.PositionOf(start));
    }

    private static Accessor? TryParseAccessor(Cursor cursor)
    {
        if (cursor.Take("["))
        {
            var index = new ExpressionParser(cursor).Parse();
            cursor.SkipSpace();
            cursor.Expect("]", "after an index");
            return new IndexAccessor(index);
        }

        if (cursor.Current != '.' || !IsFirst(cursor.Peek(1)))
            return null;
        var at = cursor.Position;
        cursor.Index++;
        var name = cursor.TakeWhile(IsPart);
        return cursor.Take("(") ? new MethodAccessor(name, new ExpressionParser(cursor).ParseList(")"), at) : new MemberAccessor(name);
    }

    private static bool IsFirst(char letter) => char.IsAsciiLetter(letter) || letter == '_';

    private static bool IsPart(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
