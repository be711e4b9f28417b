using System.Text;

namespace Engines.Local.Edge.Velocity;

/// <summary>A mapping template in the Velocity Template Language, as far as mapping templates of API Gateway use it. It may be rendered several times at once.</summary>
/// <remarks>Follows Velocity 1.7: an empty text is true, and <c>#set</c> with a value of null changes nothing.</remarks>
public sealed class VelocityTemplate
{
    private readonly Statement body;

    private VelocityTemplate(Statement body) => this.body = body;

    /// <summary>Reads a template.</summary>
    /// <exception cref="VelocityException">It cannot be read, or has a directive that is not known here.</exception>
    public static VelocityTemplate Parse(string text) => new(new TemplateParser(new Cursor(text)).ParseAll());

    /// <summary>Renders it for one call.</summary>
    /// <param name="variables">What the template may refer to, without the <c>$</c>: texts, numbers, lists, maps, or objects with members.</param>
    /// <exception cref="VelocityException">It asks for a method that does not exist, or for one that fails.</exception>
    public string Render(IReadOnlyDictionary<string, object?> variables)
    {
        var output = new StringBuilder();
        body.Render(output, new Scope(variables));
        return output.ToString();
    }
}
