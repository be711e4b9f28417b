using System.Text.Json.Nodes;
using Engines.Local.Campaigns;
using Engines.Local.Queues;
using Engines.Tests.Browser.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Engines.Tests.Browser;

/// <summary>What people do with the page. Where there is no Chromium, each test says so in its output and checks nothing.</summary>
[Collection(BrowserTests.Name)]
public sealed class When_the_page_is_open(ShownCloud shown, ITestOutputHelper output)
{
    [Fact]
    public async Task Should_show_a_message_from_the_queue_to_the_person()
    {
        await using var visit = await OpenAsync("overview");
        if (visit is null)
            return;

        var id = shown.NextId("order");
        await visit.Button("Send a message").ClickAsync();
        await visit.Page.GetByLabel("Body").FillAsync(ShownCloud.Good(id, shown.NextPhone()).Body);
        await visit.Button("Send").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Open the conversation" }).ClickAsync();

        var message = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = id });
        await Expect(message.Locator(".chip")).ToHaveTextAsync(Arrived());
        await Expect(message).ToContainTextAsync("twilio SM");
        var timeline = visit.Page.Locator(".timeline");
        await Expect(timeline).ToContainTextAsync("order_shipped/en claimed");
        await Expect(timeline).ToContainTextAsync("twilio took call 1");
        await Expect(timeline.Locator(".chip").Filter(new() { HasText = "delivered" })).ToBeVisibleAsync();
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_follow_a_campaign_live()
    {
        await using var visit = await OpenAsync("overview");
        if (visit is null)
            return;

        await Expect(visit.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = ShownCloud.ShownName(shown.Cloud.Requests.Options.Name), Exact = true })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".tile dd").Nth(3)).Not.ToHaveTextAsync("0");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = ShownCloud.ShownName(shown.Cloud.Replies!.Function.Name), Exact = true })).ToBeVisibleAsync();
        await visit.GoToAsync("messages");
        var newest = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Messages about which a provider was called last" }).GetByRole(AriaRole.Link).First;
        await Expect(newest).Not.ToHaveTextAsync("–");
        await newest.ClickAsync();
        await Expect(visit.Page.Locator(".timeline li").First).ToBeVisibleAsync();
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_mend_a_dead_letter_and_send_it()
    {
        await using var visit = await OpenAsync("dead-letters");
        if (visit is null)
            return;

        var id = shown.NextId("mend");
        shown.Cloud.Requests.Send(new QueueMessage(SampleMessages.Misspelled(id, shown.NextPhone()).Body));
        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = id });
        await Expect(row).ToContainTextAsync("request_invalid");
        await Expect(row).ToContainTextAsync("The body is not a request.");
        await row.GetByRole(AriaRole.Button, new() { Name = "Edit…" }).ClickAsync();
        await visit.Button("Show the body").ClickAsync();
        var body = visit.Page.GetByLabel("Body");
        var mended = JsonNode.Parse(await body.InputValueAsync())!.AsObject();
        mended.Remove("recipent");

        await body.FillAsync("{");
        await visit.Button($"Send to {ShownCloud.ShownName(shown.Cloud.Requests.Options.Name)}").ClickAsync();
        await Expect(visit.Page.Locator("dialog .problem")).ToContainTextAsync("not JSON");
        await body.FillAsync(mended.ToJsonString());
        await visit.Button($"Send to {ShownCloud.ShownName(shown.Cloud.Requests.Options.Name)}").ClickAsync();

        await Expect(visit.Outcome).ToContainTextAsync("as a new message");
        await visit.Outcome.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = id }).Locator(".chip")).ToHaveTextAsync(Arrived());
        Assert.DoesNotContain(shown.Cloud.DeadLetters.Peek(100), message => message.Message.Body.Contains(id, StringComparison.Ordinal));
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_send_a_dead_letter_again_and_delete_one()
    {
        await using var visit = await OpenAsync("dead-letters");
        if (visit is null)
            return;

        var (again, gone) = (shown.NextId("again"), shown.NextId("gone"));
        foreach (var id in new[] { again, gone })
            shown.Cloud.DeadLetters.Send(new QueueMessage(ShownCloud.Good(id, shown.NextPhone()).Body).WithAttribute("reason", "attempts_exhausted"));
        await visit.Button($"Send again: {again}").ClickAsync();
        await Expect(visit.Outcome).ToContainTextAsync("again");
        await visit.Button($"Delete…: {gone}").ClickAsync();
        await visit.Button("Delete").ClickAsync();
        await Expect(visit.Outcome).ToContainTextAsync("Deleted.");
        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = gone })).ToHaveCountAsync(0);

        await visit.SearchAsync(again);
        var hit = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Search results" });
        await hit.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = again }).Locator(".chip")).ToHaveTextAsync(Arrived());
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_explain_a_reason()
    {
        await using var visit = await OpenAsync("dead-letters");
        if (visit is null)
            return;

        await visit.Button("company_unknown").First.ClickAsync();
        var dialog = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "company_unknown" });
        await Expect(dialog).ToContainTextAsync("What to do");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_throw_the_switches_of_the_faults()
    {
        await using var visit = await OpenAsync("faults");
        if (visit is null)
            return;

        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "slow at ses" }).CheckAsync(new() { Force = true });
        await Expect(visit.Outcome).ToContainTextAsync("slow at ses: 25 % of the calls.");
        Assert.Contains(shown.Cloud.Faults.Settings, setting => setting is { Switch.Name: "slow", Share: 0.25 });
        await visit.Page.GetByLabel("Share of slow at ses, in per cent").PressAsync("ArrowRight");
        await Expect(visit.Outcome).ToContainTextAsync("26 %");
        await Expect(visit.Page.Locator("#fault-count")).ToHaveTextAsync("1");
        await visit.Button("Switch all off").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Switch, new() { Name = "slow at ses" })).Not.ToBeCheckedAsync();
        Assert.Empty(shown.Cloud.Faults.Settings);
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_open_an_invocation_with_its_log()
    {
        await using var visit = await OpenAsync("overview");
        if (visit is null)
            return;

        var name = ShownCloud.ShownName(shown.Cloud.Sender.Function.Name);
        await visit.Page.Locator(".function").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        var invocations = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Last invocations" });
        await Expect(invocations.Locator(".chip").First).ToHaveTextAsync("answered");
        await invocations.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Dialog).GetByLabel("The end of its log")).ToContainTextAsync("platform.report");
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_kill_a_process_on_demand()
    {
        await using var visit = await OpenAsync("overview");
        if (visit is null)
            return;

        var before = shown.Cloud.SenderProcesses.ToHashSet();
        await visit.Button($"Kill a process of {ShownCloud.ShownName(shown.Cloud.Sender.Function.Name)}").ClickAsync();
        await Expect(visit.Outcome).ToContainTextAsync("was killed");
        Assert.NotEqual(before, shown.Cloud.SenderProcesses.ToHashSet());
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_find_by_request_number_and_conversation()
    {
        await using var visit = await OpenAsync("overview");
        if (visit is null)
            return;

        var (id, phone) = (shown.NextId("find"), shown.NextPhone());
        var sample = ShownCloud.Good(id, phone);
        shown.Cloud.Requests.Send(new QueueMessage(sample.Body));
        foreach (var query in new[] { phone, id, sample.Key!.Conversation.Value })
        {
            await visit.SearchAsync(query);
            var results = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Search results" });
            await Expect(results.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link)).ToHaveTextAsync(sample.Key.Conversation.Value);
            Assert.DoesNotContain(phone, visit.Page.Url, StringComparison.Ordinal);
        }

        await visit.SearchAsync("nobody-knows-this");
        await Expect(visit.Page.GetByText("Nothing found")).ToBeVisibleAsync();
        await visit.CheckAsync();
    }

    [Fact]
    public async Task Should_hide_addresses_until_they_are_switched_on()
    {
        var (id, phone) = (shown.NextId("mask"), shown.NextPhone());
        var sample = ShownCloud.Good(id, phone);
        await using var visit = await OpenAsync($"conversations/{sample.Key!.Conversation.Value}");
        if (visit is null)
            return;

        shown.Cloud.Requests.Send(new QueueMessage(sample.Body));
        var person = visit.Page.Locator(".facts dd").First;
        await Expect(person).ToHaveTextAsync($"+1555•••{phone[^4..]}");
        Assert.DoesNotContain(phone, await visit.Page.ContentAsync(), StringComparison.Ordinal);
        await visit.Page.GetByRole(AriaRole.Switch, new() { Name = "Show addresses" }).CheckAsync(new() { Force = true });
        await Expect(person).ToHaveTextAsync(phone);
        await Expect(visit.Page.Locator(".timeline")).ToContainTextAsync("order=A-42");
        await visit.Page.ReloadAsync();
        await Expect(person).ToHaveTextAsync($"+1555•••{phone[^4..]}");
        await visit.CheckAsync();
    }

    private static System.Text.RegularExpressions.Regex Arrived() => new("^(delivered|read)$");

    private async Task<Visit?> OpenAsync(string view)
    {
        if (shown.Lacking is { } lacking)
            output.WriteLine($"NOT CHECKED: {lacking} is not installed, so nobody looked at the page.");
        return shown.Lacking is null ? await Visit.OpenAsync(shown, view) : null;
    }
}
