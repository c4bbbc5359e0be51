using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Terminal;

/// <summary>What the program prints while it serves: one process for all tests.</summary>
internal sealed class ConsoleReportTests
{
    private ServerProcess _program = null!;

    [OneTimeSetUp]
    public async Task Start() => _program = await ServerProcess.StartAsync();

    [OneTimeTearDown]
    public async Task End() => await _program.DisposeAsync();

    [Test]
    public async Task Prints_its_URL_and_a_line_per_event_and_failure()
    {
        using var client = new HttpClient { BaseAddress = _program.Url };
        var uuid = "0198f3a0-0000-7000-8000-000000000001";
        var json = $$"""{"event":"order placed","distinct_id":"user-42","uuid":"{{uuid}}"}""";

        await client.PostAsync("/batch/", new StringContent(A.BatchOf(json)));
        await client.GetAsync("/nowhere?token=secret");

        _program.Child.Output.WaitForLine(line => line.StartsWith("404", StringComparison.Ordinal));
        var lines = _program.Child.Output.Lines;
        Assert.That(lines, Does.Contain($"event  order placed  user-42  {uuid}"));
        Assert.That(lines, Has.One.StartsWith("404  GET /nowhere?token=***  nothing is served"));
    }

    [Test]
    public async Task Prints_a_line_for_events_that_were_not_stored()
    {
        using var client = new HttpClient { BaseAddress = _program.Url };
        using var request = ForV1.Request(ForV1.Body(ForV1.Event("e")), ForV1.AiPath);

        await client.SendAsync(request);

        var line = _program.Child.Output.WaitForLine(one => one.StartsWith('2'));
        Assert.That(line, Is.EqualTo("200  POST /i/v1/ai/events  batch[0]: drop misrouted_event"));
    }

    [Test]
    public async Task Writes_out_invisible_characters_of_events()
    {
        using var client = new HttpClient { BaseAddress = _program.Url };

        await client.PostAsync("/batch/", new StringContent(A.Batch(@"\u001b[2J\n\u202e\u2028")));

        var line = _program.Child.Output.WaitForLine(one =>
            one.Contains("[2J", StringComparison.Ordinal)
        );
        Assert.That(line, Is.EqualTo(@"event  \u001B[2J\u000A\u202E\u2028  user-42  (no uuid)"));
    }

    [Test]
    public async Task Gives_what_it_has_only_to_who_has_the_token_that_it_prints()
    {
        using var client = new HttpClient { BaseAddress = _program.Url };

        using var without = await client.GetAsync("/_dev/events");
        using var with = await client.GetAsync($"/_dev/events{_program.Page.Query}");

        Assert.That(_program.Page.Query, Does.Match("^[?]token=[0-9a-f]{32}$"));
        Assert.That(((int)without.StatusCode, (int)with.StatusCode), Is.EqualTo((403, 200)));
    }
}
