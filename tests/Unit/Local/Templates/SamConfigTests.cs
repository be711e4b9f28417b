using Engines.Local.Templates;

namespace Engines.Tests.Unit.Local.Templates;

public sealed class SamConfigTests
{
    [Theory]
    [InlineData("\"A=1 B=two\"", "A=1;B=two")]
    [InlineData("'A=1 B=\"two words\"'", "A=1;B=two words")]
    [InlineData("[\"A=1\", # one\n  \"B=x=y\",\n]", "A=1;B=x=y")]
    [InlineData("\"A=a\\\"\\\\b\"", "A=a\"\\b")]
    public void DeploymentOf_ReadsParameters(string value, string expected)
    {
        var deployment = SamConfig.Parse($"version = 0.1\n[x.global.parameters]\nstack_name = \"s\" # its name\n[x.deploy.parameters]\nparameter_overrides = {value}\n")
            .DeploymentOf("x");

        Assert.Equal(("s", expected), (deployment.StackName, string.Join(';', deployment.Parameters.Select(one => $"{one.Key}={one.Value}"))));
    }

    [Theory]
    [InlineData("[a]\n[a]", "samconfig.toml:2: [a] stands there twice")]
    [InlineData("a = 1\na = 2", "samconfig.toml:2: a stands there twice")]
    [InlineData("a = ", "a value is missing")]
    [InlineData("a = yes", "yes is neither a text, a number nor true or false")]
    [InlineData("a = 1 2", "'2' stands after the end of a value")]
    [InlineData("a = \"b", "a text has no end")]
    [InlineData("a = {b = 1}", "inline tables are not read here")]
    [InlineData("[[a]]", "arrays of tables are not read here")]
    [InlineData("a = \"\"\"b\"\"\"", "texts of several lines are not read here")]
    [InlineData("a", "= is missing")]
    public void Parse_OfWhatIsNotRead_SaysSo(string text, string message) =>
        Assert.Contains(message, Assert.Throws<TemplateException>(() => SamConfig.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void DeploymentOf_WithAPairThatIsNone_SaysSo()
    {
        var config = SamConfig.Parse("[x.global.parameters]\nstack_name = \"s\"\n[x.deploy.parameters]\nparameter_overrides = \"A\"");

        Assert.Contains("samconfig.toml:4: parameter_overrides holds 'A'", Assert.Throws<TemplateException>(() => config.DeploymentOf("x")).Message, StringComparison.Ordinal);
    }
}
