namespace Engines.Schema;

/// <summary>How one language writes types, names and calls of its own runtime part. Everything else about it stands in its templates.</summary>
internal abstract class Language
{
    public abstract string TypeOf(AttributeType type);

    /// <summary>A function from a stored attribute to a value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isPersonal">Whether the names in a map may be somebody's, so that no message tells them.</param>
    public abstract string Reader(AttributeType type, bool isPersonal = false);

    /// <summary>A function from a value to a stored attribute.</summary>
    public abstract string Writer(AttributeType type);

    /// <summary>The call of <see cref="Writer"/>, in the shortest form.</summary>
    public virtual string Write(AttributeType type, string value) => $"{Writer(type)}({value})";

    /// <summary>A value that stands in the file.</summary>
    public abstract string Literal(AttributeType type, string value);

    public abstract string Field(string name);

    public abstract string Parameter(string name);

    /// <summary>What the pattern of a key attribute is called.</summary>
    public abstract string PatternName(string key);

    public abstract string Texts(IEnumerable<string> texts);

    /// <summary>One line that reads a key attribute into a variable, or checks it.</summary>
    public abstract string ReadKey(KeyPart key, bool isUsed);

    /// <summary>A value out of a key that was read.</summary>
    public abstract string ReadKeyValue(KeyPart key, Placeholder placeholder, int index);

    /// <summary>A key attribute made of values.</summary>
    public abstract string WriteKey(KeyPart key, Func<string, string> valueOf);

    /// <summary>Reading one attribute of an item or a structure.</summary>
    public abstract string ReadAttribute(ItemAttribute attribute);

    /// <summary>The type of the field that holds an attribute.</summary>
    public abstract string FieldType(ItemAttribute attribute);

    /// <summary>The statement that puts an attribute into the item, if it is there.</summary>
    public abstract string WriteAttribute(ItemAttribute attribute, string owner, string map);

    /// <summary>The statement of one rule that brings an item up to date.</summary>
    public abstract string Upcast(UpcastRule rule, ItemDefinition item);
}
