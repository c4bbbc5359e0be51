using PostHog.Blocking;
using PostHog.TestKit;

namespace PostHog.Development.Tests.Page;

/// <summary>The page in a real browser.</summary>
[RequiresBrowser]
[NonParallelizable]
internal sealed class PageTests
{
    private const string Script =
        "<script>document.hit = 1</script><img src=x onerror=document.hit=1>";
    private const string Flags = """
        {"flags":[{"id":1,"key":"new-checkout","active":true,"filters":{
          "groups":[{"properties":[{"key":"plan","type":"person","operator":"exact","value":["pro"]}],"rollout_percentage":100,"variant":"blue"},
                    {"properties":[],"rollout_percentage":40}],
          "multivariate":{"variants":[{"key":"control","rollout_percentage":70},{"key":"blue","rollout_percentage":30}]},
          "payloads":{"blue":"{\"discount\":10}"}}},
          {"id":2,"key":"beta","active":true,"filters":{"groups":[{"properties":[],"rollout_percentage":25}]}}]}
        """;

    private static readonly string[] Tabs =
    [
        "events",
        "flags",
        "persons",
        "requests",
        "break-it",
        "warnings",
        "ai",
    ];

    private BrowserTab _browser = null!;

    [OneTimeSetUp]
    public async Task StartBrowser() => _browser = await Browser.OpenTabAsync();

    [OneTimeTearDown]
    public async Task EndBrowser() => await _browser.DisposeAsync();

    [Test]
    public async Task Shows_events_of_a_program_and_of_the_client_within_a_second()
    {
        await using var server = await StartAsync();
        await _browser.OpenAsync(PageOf(server));
        using var client = new PostHogClient(
            new PostHogOptions { ProjectToken = "phc_test", Host = server.Server.Url.AbsoluteUri }
        );

        await server.PostBatchAsync("sent by a program");
        var first = await _browser.WaitForRowAsync("sent by a program");
        client.Capture(new PostHogEvent("sent by the client", "user-42"));
        var second = await _browser.WaitForRowAsync("sent by the client");

        Assert.That(first, Is.LessThan(1_000));
        Assert.That(second, Is.LessThan(1_000));
    }

    [Test]
    public async Task Shows_markup_of_events_as_text()
    {
        await using var server = await StartAsync();
        var text = System.Text.Json.JsonSerializer.Serialize(Script);
        await server.PostAsync(
            "/batch/",
            A.BatchOf(
                $$"""
                {"event":{{text}},"distinct_id":{{text}},"properties":{
                  {{text}}:{{text}},"$lib":{{text}},"$lib_version":{{text}},"$set":{ {{text}}:{{text}} } } }
                """
            )
        );
        await server.PostAsync("/batch/?" + Uri.EscapeDataString(Script), Script);
        await server.PostAsync("/_dev/flags", $$"""{ {{text}}:{{text}} }""");
        await _browser.OpenAsync(PageOf(server));

        foreach (var tab in Tabs)
        {
            await OpenTabAsync(tab);
            await _browser.EvaluateAsync($"document.querySelector('#panel-{tab} .row')?.click()");
            await _browser.WaitForAsync(
                $"document.querySelector('#panel-{tab}').textContent.includes('script') || '{tab}' === 'break-it' || ['warnings', 'ai'].includes('{tab}')"
            );
        }

        await OpenTabAsync("events");
        await _browser.WaitForAsync("document.querySelector('#panel-events .row')");
        await _browser.EvaluateAsync(
            "document.querySelector('#panel-events .json') ?? document.querySelector('#panel-events .row').click()"
        );
        await _browser.WaitForAsync("document.querySelector('#panel-events .json')");
        Assert.That(await TextAsync("document.hit === undefined"), Is.EqualTo("True"));
        Assert.That(await TextAsync("document.scripts.length"), Is.EqualTo("1"));
        Assert.That(
            await TextAsync("document.querySelector('#panel-events .row .name').textContent"),
            Is.EqualTo(Script)
        );
    }

    [Test]
    public async Task Overrides_a_flag_and_says_who_gets_what()
    {
        await using var server = await StartAsync();
        await _browser.OpenAsync(PageOf(server));
        await OpenTabAsync("flags");
        await _browser.WaitForAsync("document.querySelector('[data-flag=beta] .on')");

        await _browser.EvaluateAsync("document.querySelector('[data-flag=beta] .on').click()");
        await _browser.WaitForAsync(
            "document.querySelector('[data-flag=beta] .on').getAttribute('aria-pressed') === 'true'"
        );
        await _browser.EvaluateAsync(
            """
            document.querySelector('#who-properties').value = '{"plan":"pro"}';
            document.querySelector('button[type=submit].main').click();
            """
        );
        await _browser.WaitForAsync("document.querySelector('.result[data-flag=beta]')");

        var answer = await server.PostAsync("/flags/", """{"token":"t","distinct_id":"any"}""");
        Assert.That(answer.Text, Does.Contain("""{"key":"beta","enabled":true"""));
        Assert.That(
            await TextAsync(
                "document.querySelector('.result[data-flag=new-checkout]').textContent"
            ),
            Does.Contain("blue").And.Contain("condition 1: plan exact").And.Contain("discount")
        );
    }

    [Test]
    public async Task Nothing_overlaps_or_is_cut(
        [Values(1280, 390)] int width,
        [Values] bool isDark
    )
    {
        await using var server = await StartAsync();
        await FillAsync(server);
        foreach (var one in Sample.Long)
        {
            await server.PostAsync("/batch/", A.BatchOf(one));
        }

        await server.PostAsync("/_dev/flags", $$"""{"{{new string('x', 150)}}":7}""");
        await _browser.DarkenAsync(isDark);
        await _browser.OpenAsync(PageOf(server), width, height: 800);

        foreach (var (index, tab) in Tabs.Index())
        {
            await _browser.PressAsync($"{index + 1}");
            await _browser.WaitForAsync(
                $"document.querySelector('#panel-{tab} button, #panel-{tab} .row, #panel-{tab} article')"
            );
            var problems = await TextAsync(PageChecks.Script);
            await SaveAsync($"{tab}-{width}-{(isDark ? "dark" : "light")}.png");
            Assert.That(problems, Is.Empty, tab);
        }
    }

    [Test]
    public async Task Digits_choose_a_tab_wherever_the_last_one_led()
    {
        await using var server = await StartAsync();
        await FillAsync(server);
        await _browser.OpenAsync(PageOf(server));

        foreach (var (index, tab) in Tabs.Index().Concat(Tabs.Index().Reverse()))
        {
            await _browser.PressAsync($"{index + 1}");
            Assert.That(await TextAsync("location.hash"), Is.EqualTo($"#{tab}"));
        }

        await _browser.PressAsync("3");
        await _browser.PressAsync("/");
        await _browser.PressAsync("4");
        Assert.That(await TextAsync("document.activeElement.value"), Is.EqualTo("4"));
        await _browser.PressAsync("Escape");
        await _browser.PressAsync("4");
        Assert.That(await TextAsync("location.hash"), Is.EqualTo("#requests"));
    }

    [Test]
    public async Task Picture_in_the_docs_is_small()
    {
        var picture = Path.Combine(RepositoryFolder.Path, "docs", "local-posthog.png");
        if (Environment.GetEnvironmentVariable("UPDATE_PICTURE") == "1")
        {
            await using var server = await StartAsync();
            await FillAsync(server);
            await _browser.DarkenAsync(isDark: false);
            await _browser.OpenAsync(PageOf(server), 1000, 400);
            await _browser.WaitForRowAsync("$identify");
            await _browser.EvaluateAsync(
                "[...document.querySelectorAll('#panel-events .row')].find(one => one.textContent.includes('$identify')).click()"
            );
            await _browser.WaitForAsync("document.querySelector('#panel-events .json')");
            await File.WriteAllBytesAsync(picture, await _browser.TakePictureAsync());
        }

        Assert.That(new FileInfo(picture).Length, Is.InRange(1, 80 * 1024));
    }

    private static async Task FillAsync(RunningServer server)
    {
        for (var number = 0; number < 40; number++)
        {
            await server.PostAsync("/batch/", A.BatchOf(Sample.Event(number)));
        }

        server.Server.InjectFault(
            new Fault
            {
                Status = 503,
                Count = 2,
                RetryAfter = "1",
            }
        );
        for (var attempt = 1; attempt < 4; attempt++)
        {
            await server.PostV1Async(ForV1.BodyOf(2));
        }

        await server.PostAsync("/batch/", A.BatchOf(Sample.Identification));
        await server.PostAsync("/batch/", A.BatchOf(Sample.Group));
        await server.PostAsync("/batch/", A.BatchOf(Sample.Odd));
        foreach (var one in AiSample.Events)
        {
            await server.PostAsync("/batch/", A.BatchOf(one));
        }

        await server.PostAsync("/batch/", "no JSON");
    }

    private async Task SaveAsync(string name)
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "page");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(
            Path.Combine(folder, name),
            await _browser.TakePictureAsync()
        );
    }

    private static Task<RunningServer> StartAsync() =>
        RunningServer.StartAsync(new() { Flags = Flags, EventLimit = 10_000 });

    private static Uri PageOf(RunningServer server) => server.Server.Url;

    private async Task OpenTabAsync(string tab) =>
        await _browser.EvaluateAsync($"document.querySelector('#tab-panel-{tab}').click()");

    private async Task<string> TextAsync(string script) =>
        (await _browser.EvaluateAsync(script)).ToString();
}
