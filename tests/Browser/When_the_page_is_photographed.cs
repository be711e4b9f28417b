using Engines.Local.Queues;
using Engines.Tests.Browser.Running;
using Engines.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Engines.Tests.Browser;

/// <summary>Pictures for people, left in <c>artifacts/screenshots</c>; those of the README are copies of them.</summary>
[Collection(BrowserTests.Name)]
public sealed class When_the_page_is_photographed(ShownCloud shown, ITestOutputHelper output)
{
    private const int Burst = 120;
    private const int PictureBytesMax = 200_000;

    [Fact]
    public async Task Should_look_its_best()
    {
        if (shown.Lacking is { } lacking)
        {
            output.WriteLine($"NOT CHECKED: {lacking} is not installed, so there are no pictures.");
            return;
        }

        var talk = await TalkAsync();
        await using (var light = await Visit.OpenAsync(shown, "overview"))
        {
            for (var number = 0; number < Burst; number++)
                shown.Cloud.Requests.Send(new QueueMessage(ShownCloud.Good(shown.NextId("order"), shown.NextPhone()).Body));
            await light.Page.WaitForTimeoutAsync(2_500);
            await ShootAsync(light, "overview");
            await light.GoToAsync("dead-letters");
            await Expect(light.Page.Locator(".letters tbody tr").First).ToBeVisibleAsync();
            await ShootAsync(light, "dead-letters");
            await light.CheckAsync();
        }

        await using var dark = await Visit.OpenAsync(shown, $"conversations/{talk}", ColorScheme.Dark);
        await Expect(dark.Page.Locator(".timeline li").First).ToBeVisibleAsync();
        await ShootAsync(dark, "timeline");
        await dark.CheckAsync();
    }

    // The conversation of the campaign with the most in it that somebody answered.
    private async Task<string> TalkAsync()
    {
        var replies = new Conversations.ReplyStore(shown.Cloud.Conversations, TimeSpan.FromDays(1), TimeProvider.System);
        var best = ("", -1);
        foreach (var key in shown.Campaign.Messages.Take(20).Select(message => message.Key).OfType<Engines.Local.Campaigns.SampleKey>())
        {
            var count = (await replies.ListAsync(key.Conversation, 100, CancellationToken.None)).Count;
            if (count > best.Item2)
                best = (key.Conversation.Value, count);
        }

        return best.Item1;
    }

    private static async Task ShootAsync(Visit visit, string name)
    {
        var path = Repository.PathOf($"artifacts/screenshots/{name}.png");
        await visit.Page.WaitForTimeoutAsync(400);
        await visit.Page.ScreenshotAsync(new() { Path = path });
        Assert.InRange(new FileInfo(path).Length, 10_000, PictureBytesMax);
    }
}
