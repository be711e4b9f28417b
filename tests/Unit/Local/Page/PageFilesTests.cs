using System.Text;
using System.Text.RegularExpressions;
using Engines.Local.Page.Http;
using Engines.Local.Page.Showing;

namespace Engines.Tests.Unit.Local.Page;

public sealed partial class PageFilesTests
{
    public static TheoryData<string> Files => [.. Embedded.Names("page")];

    [Theory, MemberData(nameof(Files))]
    public void File_OfThePage_NeedsNothingFromElsewhere(string name)
    {
        var text = Embedded.Text(name)!.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);

        Assert.DoesNotContain("http:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text);
    }

    [Fact]
    public void Start_HasNoScriptAndNoStyleOfItsOwn()
    {
        var start = Embedded.Text("page/index.html")!;

        Assert.All(Script().Matches(start), script => Assert.Contains("src=\"/assets/", script.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=", start);
    }

    [Fact]
    public void Modules_ImportOnlyWhatIsThere() => Assert.All(
        Embedded.Names("page").Where(name => name.EndsWith(".js", StringComparison.Ordinal)).SelectMany(name => Import().Matches(Embedded.Text(name)!)),
        import => Assert.NotNull(Embedded.Text($"page/{import.Groups[1].Value}")));

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/assets/app.js", "text/javascript; charset=utf-8")]
    [InlineData("/assets/page.css", "text/css; charset=utf-8")]
    [InlineData("/assets/icon.svg", "image/svg+xml")]
    public void Find_FileOfThePage_HasItsType(string path, string type) => Assert.Equal(type, PageFiles.Find(path, "t")!.ContentType);

    [Theory]
    [InlineData("/index.html")]
    [InlineData("/assets/")]
    [InlineData("/assets/../errors/expired.md")]
    [InlineData("/assets/index.html")]
    public void Find_AnythingElse_IsNothing(string path) => Assert.Null(PageFiles.Find(path, "t"));

    [Fact]
    public void Find_Start_CarriesTheToken() => Assert.Contains("content=\"t-123\"", Encoding.UTF8.GetString(PageFiles.Find("/", "t-123")!.Bytes.Span), StringComparison.Ordinal);

    [Fact]
    public void Reasons_OfTheDocuments_AllHaveASentence() => Assert.All(
        Embedded.Names("errors").Select(name => Path.GetFileNameWithoutExtension(name)).Where(name => name is not ("README" or "providers")),
        reason => Assert.NotNull(ReasonPages.Sentence(reason)));

    [Theory]
    [InlineData("meta:131026", "Recipient")]
    [InlineData("twilio:timeout", "the call failed")]
    [InlineData("ses:NobodyKnows", "ses answered with code NobodyKnows.")]
    public void Sentence_OfAProvidersReason_SaysWhatItMeans(string reason, string part) => Assert.Contains(part, ReasonPages.Sentence(reason)!, StringComparison.Ordinal);

    [Theory]
    [InlineData("README")]
    [InlineData("../contract")]
    [InlineData("nobody_knows")]
    public void Find_PageOfNoReason_IsNothing(string reason) => Assert.Null(ReasonPages.Find(reason));

    [Fact]
    public void Examples_OfTheContract_AreReadyToBeSent()
    {
        var now = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

        var examples = Examples.Of(now);

        Assert.Equal(["WhatsApp", "SMS", "Email"], examples.Select(example => example!["name"]!.GetValue<string>()));
        var first = System.Text.Json.Nodes.JsonNode.Parse(examples[0]!["body"]!.GetValue<string>())!;
        Assert.Equal("visit-4711-reminder-100000-000", first["request_id"]!.GetValue<string>());
        Assert.Null(first["not_before"]);
        Assert.Equal("2026-11-22T10:00:00Z", first["expires_at"]!.GetValue<string>());
    }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();

    [GeneratedRegex(@"from '\./([a-z-]+\.js)'")]
    private static partial Regex Import();
}
