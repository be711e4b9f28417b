using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Engines.Tests.Browser.Running;

/// <summary>One window on the page, and what must never happen in any: an error, a request that leaves this machine, a layout that jumps.</summary>
internal sealed class Visit : IAsyncDisposable
{
    public const float Patience = 30_000;

    private const double ShiftMax = 0.01;

    private const string WatchLayout = """
        window.shifts = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        """;

    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> complaints = new();

    private Visit(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<Visit> OpenAsync(ShownCloud shown, string view, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await shown.Chromium.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, ColorScheme = scheme });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(WatchLayout);
        var visit = new Visit(context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visit.complaints.Enqueue($"the console says: {message.Text}");
        };
        page.PageError += (_, error) => visit.complaints.Enqueue($"a script failed: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(shown.Page.Address.AbsoluteUri, StringComparison.Ordinal))
                visit.complaints.Enqueue($"a request left: {request.Url}");
        };
        await page.GotoAsync($"{shown.Page.Address}#/{view}");
        await Assertions.Expect(page.Locator("#live-text")).ToHaveTextAsync("live");
        return visit;
    }

    /// <summary>What a control is found by: its role and its name, as those hear it who do not see it.</summary>
    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Outcome => Page.Locator("#outcome");

    public Task GoToAsync(string view) => Page.EvaluateAsync("view => { location.hash = `#/${view}`; }", view);

    public async Task SearchAsync(string query)
    {
        await Page.GetByRole(AriaRole.Searchbox).FillAsync(query);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Holds what must never happen.</summary>
    public async Task CheckAsync()
    {
        Assert.Empty(complaints);
        var shifts = await Page.EvaluateAsync<double>("window.shifts");
        Assert.True(shifts < ShiftMax, $"The layout shifted by {shifts}.");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
