using System.Text.Json;

namespace PostHog.Development.Tests.Page;

/// <summary>Calls of models as trees, in a real browser.</summary>
[RequiresBrowser]
[NonParallelizable]
internal sealed class AiPageTests
{
    private BrowserTab _browser = null!;

    [OneTimeSetUp]
    public async Task StartBrowser() => _browser = await Browser.OpenTabAsync();

    [OneTimeTearDown]
    public async Task EndBrowser() => await _browser.DisposeAsync();

    [Test]
    public async Task Shows_traces_as_trees_with_time_tokens_and_errors()
    {
        await using var server = await ShownAsync();

        Assert.That(
            await TextsAsync(".ai-trace h3"),
            Is.EqualTo(["trace-3", "trace-2", "answer question"])
        );
        Assert.That(
            await TextsAsync(".ai-trace:last-child > .ai-tree > li > .ai-tree > li > .ai-line"),
            Is.EqualTo([
                "generationgpt-5-minigpt-5-mini · 1234 ms · 21 → 8 tokens",
                "spanfind_order20 ms",
            ])
        );
        Assert.That(
            await TextsAsync(".ai-trace:last-child .ai-tree .ai-tree .ai-tree .ai-line"),
            Is.EqualTo(["embeddingtext-embedding-3-smalltext-embedding-3-small · 5 → ? tokens"])
        );
        Assert.That(
            await TextsAsync(".ai-trace:nth-child(2) .ai-line .muted"),
            Is.EqualTo(["gpt-5-mini · rate limit reached"])
        );
        Assert.That(await TextsAsync(".ai-trace .tag.bad"), Is.EqualTo(["error", "generation"]));
    }

    [Test]
    public async Task Shows_content_as_text_when_it_is_asked_for()
    {
        await using var server = await ShownAsync();

        await _browser.EvaluateAsync(
            "[...document.querySelectorAll('#panel-ai .link')].find(one => one.textContent === 'find_order').click()"
        );

        Assert.That(
            await TextsAsync(".ai-details:not([hidden]) dd"),
            Is.EqualTo(["""{"number":7}""", "<b>order 7</b>"])
        );
    }

    [Test]
    public async Task Finds_a_trace_and_shows_new_events_while_it_is_open()
    {
        await using var server = await ShownAsync();

        await server.PostAsync(
            "/batch/",
            A.BatchOf(AiSample.Events[0].Replace("trace-1", "trace-4", StringComparison.Ordinal))
        );
        await _browser.WaitForAsync("document.querySelectorAll('.ai-trace').length === 4");
        await _browser.EvaluateAsync(
            """
            (() => {
              const search = document.querySelector('#panel-ai input');
              search.value = 'FIND_ORDER';
              search.dispatchEvent(new Event('input'));
            })()
            """
        );

        Assert.That(await TextsAsync(".ai-trace h3"), Is.EqualTo(["answer question"]));
    }

    private async Task<RunningServer> ShownAsync()
    {
        var server = await RunningServer.StartAsync(new());
        foreach (var one in AiSample.Events)
        {
            await server.PostAsync("/batch/", A.BatchOf(one));
        }

        await _browser.OpenAsync(server.Server.Url);
        await _browser.EvaluateAsync("document.querySelector('#tab-panel-ai').click()");
        await _browser.WaitForAsync("document.querySelectorAll('.ai-trace').length === 3");
        return server;
    }

    private async Task<string[]> TextsAsync(string selector)
    {
        var json = await _browser.EvaluateAsync(
            $"JSON.stringify([...document.querySelectorAll({JsonSerializer.Serialize("#panel-ai " + selector)})].map(one => one.textContent))"
        );
        return JsonSerializer.Deserialize<string[]>(json.GetString()!)!;
    }
}
