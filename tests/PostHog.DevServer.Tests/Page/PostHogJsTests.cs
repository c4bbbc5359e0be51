using System.Text.Json;
using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Page;

/// <summary>PostHog's own library for browsers, in a page of another origin.</summary>
[RequiresBrowser]
[RequiresPostHogJs]
[NonParallelizable]
internal sealed class PostHogJsTests
{
    private const string Flags = """
        {"flags":[
          {"id":1,"key":"beta","active":true,"filters":{"groups":[{"rollout_percentage":100}],"payloads":{"true":"{\"title\":\"Hi\"}"}}},
          {"id":2,"key":"of-the-server","active":true,"evaluation_runtime":"server","filters":{"groups":[{"rollout_percentage":100}]}}]}
        """;

    private BrowserTab _shop = null!;

    [SetUp]
    public async Task OpenTab() => _shop = await Browser.OpenTabAsync();

    [TearDown]
    public async Task CloseTab() => await _shop.DisposeAsync();

    [Test]
    public async Task Sends_events_that_the_page_shows_within_a_second()
    {
        await using var server = await StartAsync();
        await using var site = await WebSite.StartAsync(ShopPage.For(server.Server.Url));
        await using var viewer = await Browser.OpenTabAsync();
        await viewer.OpenAsync(server.Server.Url);

        await _shop.NavigateAsync(site.UrlAt("localhost"));
        await viewer.WaitForRowAsync("$pageview");
        await _shop.EvaluateAsync("posthog.capture('cart opened', { total: 12 }, now)");
        var took = await viewer.WaitForRowAsync("cart opened");

        Assert.That(took, Is.LessThan(1_000));
        var opened = server.Server.Events.Single(one => one.Name == "cart opened");
        Assert.That(opened.DistinctId, Is.Not.Empty);
        var properties = opened.Json.GetProperty("properties");
        Assert.That(properties.GetProperty("total").GetInt32(), Is.EqualTo(12));
        Assert.That(properties.GetProperty("$lib").GetString(), Is.EqualTo("web"));
        var request = server.Server.Requests.Last(one =>
            one.Path.StartsWith("/i/v0/e/", StringComparison.Ordinal)
        );
        Assert.That(request.WireLength, Is.LessThan(request.BodyLength), "it came as gzip");
    }

    [Test]
    public async Task Gets_flags_and_identifies_its_person()
    {
        await using var server = await StartAsync();
        await using var site = await WebSite.StartAsync(ShopPage.For(server.Server.Url));
        await _shop.NavigateAsync(site.UrlAt("127.0.0.1"));

        await _shop.WaitForAsync("posthog.getFeatureFlag('beta') === true");
        var payload = await _shop.EvaluateAsync(
            "posthog.getFeatureFlagResult('beta').payload.title"
        );
        var hidden = await _shop.EvaluateAsync("posthog.getFeatureFlag('of-the-server') ?? null");
        await _shop.EvaluateAsync("posthog.identify('user-42', { plan: 'pro' })");
        await WaitForEventAsync(server, "$identify");

        Assert.That(payload.GetString(), Is.EqualTo("Hi"));
        Assert.That(hidden.ValueKind, Is.EqualTo(JsonValueKind.Null));
        var persons = (await server.GetAsync("/_dev/persons")).Text;
        Assert.That(persons, Does.Contain("\"user-42\"").And.Contain("plan"));
        Assert.That(await ProblemsAsync(), Is.Empty);
    }

    [Test]
    public async Task Sends_what_it_has_when_the_page_is_left()
    {
        await using var server = await StartAsync();
        // The event is in the queue when the library hears that the page ends. What it sends on its timer is compressed in the
        // background before, and is lost when the page ends while that runs.
        var page = ShopPage
            .For(server.Server.Url)
            .Replace(
                "<h1>",
                "<script>addEventListener('pagehide', () => posthog.capture('page left'));</script><h1>",
                StringComparison.Ordinal
            );
        await using var site = await WebSite.StartAsync(page);
        await _shop.NavigateAsync(site.UrlAt("localhost"));
        await WaitForEventAsync(server, "$pageview");

        await _shop.NavigateAsync(new Uri("about:blank"));

        await WaitForEventAsync(server, "page left");
    }

    [Test]
    public async Task Page_below_localhost_sends_without_being_allowed()
    {
        await using var server = await StartAsync();
        await using var site = await WebSite.StartAsync(ShopPage.For(server.Server.Url));

        await _shop.NavigateAsync(site.UrlAt("app.localhost"));

        await WaitForEventAsync(server, "$pageview");
    }

    [Test]
    public async Task Page_of_another_machine_sends_only_where_its_origin_is_allowed(
        [Values] bool isAllowed
    )
    {
        await using var site = await WebSite.StartAsync();
        var page = site.UrlAt("shop.example");
        await using var server = await StartAsync(
            isAllowed ? page.GetLeftPart(UriPartial.Authority) : "https://other.example"
        );
        site.Html = ShopPage.For(server.Server.Url);

        await _shop.NavigateAsync(page);
        await _shop.EvaluateAsync(
            $"fetch('{server.Server.Url}e/', {{ method: 'POST', body: '{A.Batch("by hand")}' }}).catch(() => 0)"
        );

        if (isAllowed)
        {
            await WaitForEventAsync(server, "$pageview");
        }

        Assert.That(server.EventNames.Contains("by hand"), Is.EqualTo(isAllowed));
        var statuses = server.Server.Requests.Select(one => one.Status).OfType<int>().Distinct();
        Assert.That(statuses, Is.EqualTo(isAllowed ? [200] : Array.Empty<int>()));
        Assert.That(
            (await server.GetAsync("/_dev/counts")).Text,
            Does.Match(isAllowed ? "\"refused\":0" : "\"refused\":[1-9]")
        );
    }

    /// <summary>As with posthog-js from npm in the bundle of a site: the server has none of its scripts.</summary>
    [TestCase("", "surveys", "")]
    [TestCase("defaults: '2026-01-30',", "surveys", "")]
    [TestCase(
        "capture_exceptions: true, capture_performance: true, capture_dead_clicks: true,",
        "surveys,exception-autocapture,dead-clicks-autocapture,web-vitals-with-attribution",
        "exception-autocapture,dead-clicks-autocapture,web-vitals-with-attribution"
    )]
    public async Task Gets_all_that_it_asks_for_and_warns_of_what_stays_off(
        string settings,
        string scripts,
        string warnings
    )
    {
        await using var server = await RunningServer.StartAsync();
        await using var site = await WebSite.StartAsync(
            ShopPage.For(server.Server.Url, "/array.js", settings)
        );
        site.Script = Path.Combine(PostHogJs.Folder, "dist", "array.js");
        await _shop.NavigateAsync(site.UrlAt("localhost"));

        foreach (var script in scripts.Split(','))
        {
            await _shop.WaitForAsync(
                $"performance.getEntriesByType('resource').some(one => one.name.includes('/{script}.js'))"
            );
        }

        var surveys = await _shop.EvaluateAsync(
            "new Promise(done => posthog.getSurveys(done)).then(list => list.length)"
        );
        await _shop.EvaluateAsync("posthog.capture('cart opened', {}, now)");
        await WaitForEventAsync(server, "cart opened");

        Assert.That(surveys.GetInt32(), Is.Zero);
        Assert.That(
            // An event can be seen before its request is answered.
            server
                .Server.Requests.Where(one => one.Status is not (null or 200))
                .Select(one => one.Path),
            Is.Empty
        );
        Assert.That(await ProblemsAsync(), Is.Empty);
        var warned = (await _shop.EvaluateAsync("warnings.join()")).GetString();
        foreach (var script in scripts.Split(','))
        {
            var isExpected = warnings.Split(',').Contains(script);
            Assert.That(warned!.Contains($"{script}.js"), Is.EqualTo(isExpected), script);
        }
    }

    private static Task<RunningServer> StartAsync(string? allowed = null) =>
        RunningServer.StartAsync(
            new()
            {
                Flags = Flags,
                BrowserSdkFolder = PostHogJs.Folder,
                AllowedOrigins = allowed is null ? [] : [allowed],
            }
        );

    private async Task<string> ProblemsAsync() =>
        (await _shop.EvaluateAsync("problems.join()")).GetString()!;

    private static async Task WaitForEventAsync(RunningServer server, string name)
    {
        for (var count = 1; !server.EventNames.Contains(name); count++)
        {
            server.Server.WaitForEvents(count);
            await Task.Yield();
        }
    }
}
