using Engines.Local.Queues;
using Engines.Tests.Browser.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Engines.Tests.Browser;

/// <summary>The page for those who use a keyboard, hear it, or need it dark. Where there is no Chromium, each test says so in its output and checks nothing.</summary>
[Collection(BrowserTests.Name)]
public sealed class When_the_page_is_used_without_a_mouse(ShownCloud shown, ITestOutputHelper output)
{
    private const int StepsMax = 60;

    private static readonly string[] Views = ["overview", "messages", "dead-letters", "faults"];

    /// <summary>What a person who hears the page would miss: controls without a name, ids that stand twice, tables and fields without a label.</summary>
    private const string Faults = """
        () => {
          const found = [];
          const nameOf = node => {
            const by = node.getAttribute('aria-labelledby');
            if (by) return by.split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ');
            return node.getAttribute('aria-label') || [...(node.labels ?? [])].map(label => label.textContent).join(' ') || (node.matches('input,select,textarea') ? '' : node.textContent);
          };
          for (const node of document.querySelectorAll('a, button, input, select, textarea, [role="img"], dialog, nav, section')) {
            if (node.checkVisibility({ visibilityProperty: true }) && nameOf(node).trim() === '') found.push(`no name: ${node.outerHTML.slice(0, 120)}`);
          }
          const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
          found.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `twice: #${id}`));
          for (const table of document.querySelectorAll('main table')) if (!table.caption) found.push('a table without a caption');
          if (document.querySelectorAll('main h1').length !== 1) found.push('not one h1');
          if (document.querySelectorAll('header, main, nav, search').length < 4) found.push('a landmark is missing');
          if (document.documentElement.lang !== 'en') found.push('no language');
          for (const node of document.querySelectorAll('[tabindex]')) if (node.tabIndex > 0) found.push('an order of its own');
          return found;
        }
        """;

    [Fact]
    public async Task Should_be_walked_through_with_the_keyboard()
    {
        await using var visit = await OpenAsync("overview", ColorScheme.Light);
        if (visit is null)
            return;

        var id = shown.NextId("keys");
        shown.Cloud.DeadLetters.Send(new QueueMessage(ShownCloud.Good(id, shown.NextPhone()).Body).WithAttribute("reason", "attempts_exhausted"));
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusedAsync(visit));
        await TabUntilAsync(visit, name => name.StartsWith("Dead letters", StringComparison.Ordinal));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Button($"Delete…: {id}")).ToBeVisibleAsync();

        await TabUntilAsync(visit, name => name == $"Delete…: {id}");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle === 'solid'"), "The focus cannot be seen.");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        Assert.Equal("Cancel", await FocusedAsync(visit));
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal($"Delete…: {id}", await FocusedAsync(visit));

        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Delete", await FocusedAsync(visit));
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Outcome).ToContainTextAsync("Deleted.");
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_name_every_control_in_every_view()
    {
        await using var visit = await OpenAsync("overview", ColorScheme.Light);
        if (visit is null)
            return;

        foreach (var view in Views.Append($"queues/{shown.Cloud.DeadLetters.Options.Name}").Append($"functions/{shown.Cloud.Sender.Function.Name}").Append($"conversations/{await FirstConversationAsync(visit)}"))
        {
            await visit.GoToAsync(view);
            await Expect(visit.Page.Locator("main .panel >> visible=true").First).ToBeVisibleAsync();
            await visit.Page.WaitForTimeoutAsync(300);
            Assert.True(await visit.Page.EvaluateAsync<string[]>(Faults) is [], $"{view}: {string.Join("; ", await visit.Page.EvaluateAsync<string[]>(Faults))}");
        }

        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_say_what_came_of_it_politely()
    {
        await using var visit = await OpenAsync("faults", ColorScheme.Light);
        if (visit is null)
            return;

        Assert.Equal("polite", await visit.Outcome.GetAttributeAsync("aria-live"));
        await Expect(visit.Page.Locator("#live")).ToHaveAttributeAsync("role", "status");
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_be_dark_where_the_system_is_and_light_on_demand()
    {
        await using var visit = await OpenAsync("overview", ColorScheme.Dark);
        if (visit is null)
            return;

        Assert.True(await BrightnessAsync(visit) < 60);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Colours: Auto." }).ClickAsync();
        Assert.True(await BrightnessAsync(visit) > 200);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Colours: Light." })).ToBeVisibleAsync();
        Assert.True(await BrightnessAsync(visit) > 200);
        await visit.CheckAsync();
    }

    private static Task<string> FocusedAsync(Visit visit) =>
        visit.Page.EvaluateAsync<string>("() => (document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim()");

    private static async Task TabUntilAsync(Visit visit, Func<string, bool> isIt)
    {
        for (var step = 0; step < StepsMax; step++)
        {
            if (isIt(await FocusedAsync(visit)))
                return;
            await visit.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Not reached with {StepsMax} steps of the Tab key; the focus is on '{await FocusedAsync(visit)}'.");
    }

    private static async Task<string> FirstConversationAsync(Visit visit)
    {
        await visit.GoToAsync("messages");
        var first = visit.Page.Locator("main a[href^='#/conversations/']").First;
        return (await first.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    private static Task<int> BrightnessAsync(Visit visit) =>
        visit.Page.EvaluateAsync<int>("() => Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");

    private async Task<Visit?> OpenAsync(string view, ColorScheme scheme)
    {
        if (shown.Lacking is { } lacking)
            output.WriteLine($"NOT CHECKED: {lacking} is not installed, so nobody looked at the page.");
        return shown.Lacking is null ? await Visit.OpenAsync(shown, view, scheme) : null;
    }
}
