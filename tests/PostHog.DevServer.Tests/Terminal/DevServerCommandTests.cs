using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Terminal;

internal sealed class DevServerCommandTests
{
    [Test]
    public async Task Prints_its_URL_and_a_line_per_event_and_failure()
    {
        await using var program = await ServerProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = program.Url };
        var uuid = "0198f3a0-0000-7000-8000-000000000001";
        var json = $$"""{"event":"order placed","distinct_id":"user-42","uuid":"{{uuid}}"}""";

        await client.PostAsync("/batch/", new StringContent(A.BatchOf(json)));
        await client.GetAsync("/nowhere?token=secret");

        program.Child.Output.WaitForLine(line => line.StartsWith("404", StringComparison.Ordinal));
        var lines = program.Child.Output.Lines;
        Assert.That(lines[1], Is.EqualTo($"event  order placed  user-42  {uuid}"));
        Assert.That(lines[2], Does.StartWith("404  GET /nowhere?token=***  nothing is served"));
    }

    [Test]
    public async Task Prints_a_line_for_events_that_were_not_stored()
    {
        await using var program = await ServerProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = program.Url };
        using var request = ForV1.Request(ForV1.Body(ForV1.Event("e")), ForV1.AiPath);

        await client.SendAsync(request);

        var line = program.Child.Output.WaitForLine(one => one.StartsWith('2'));
        Assert.That(line, Is.EqualTo("200  POST /i/v1/ai/events  batch[0]: drop misrouted_event"));
    }

    [Test]
    public async Task Prints_and_keeps_no_events_when_it_only_counts()
    {
        await using var program = await ServerProcess.StartAsync("--count-only");
        using var client = new HttpClient { BaseAddress = program.Url };

        await client.PostAsync("/batch/", new StringContent(A.Batch("one", "two")));
        await client.GetAsync("/nowhere");

        Assert.That(await program.ReadCountsAsync(), Is.EqualTo(new ServerCounts(2, 0, 2)));
        Assert.That(await program.ReadEventsAsync(), Is.Empty);
        Assert.That(program.Child.Output.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Removes_control_characters_of_events_from_the_output()
    {
        await using var program = await ServerProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = program.Url };

        await client.PostAsync("/batch/", new StringContent(A.Batch(@"\u001b[2J\n")));

        var line = program.Child.Output.WaitForLine(one =>
            one.StartsWith("event", StringComparison.Ordinal)
        );
        Assert.That(line, Is.EqualTo("event  ?[2J?  user-42  (no uuid)"));
    }

    [Test]
    public async Task Gives_what_it_has_only_to_who_has_the_token_that_it_prints()
    {
        await using var program = await ServerProcess.StartAsync();
        using var client = new HttpClient { BaseAddress = program.Url };

        using var without = await client.GetAsync("/_dev/events");
        using var with = await client.GetAsync($"/_dev/events{program.Page.Query}");

        Assert.That(program.Page.Query, Does.Match("^[?]token=[0-9a-f]{32}$"));
        Assert.That(((int)without.StatusCode, (int)with.StatusCode), Is.EqualTo((403, 200)));
    }

    [Test]
    public void Ignores_addresses_in_environment_variables()
    {
        var path = ChildProgram.PathOf("PostHog.DevServer");
        var program = new ChildProgram(path, "--port", "0")
        {
            Environment = new Dictionary<string, string?>
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
            },
        };
        using var child = ChildProcess.Start(program);

        Assert.That(child.Output.WaitForLine(), Does.Not.Contain(":1/"));
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    [Platform("Linux", Reason = "sends a signal with kill, ignored by no shell before")]
    public async Task Stops_cleanly_on_a_signal(string signal)
    {
        await using var program = await ServerProcess.StartAsync();

        program.Child.Signal(signal);
        var result = await program.Child.WaitForExitAsync();

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
    }

    [TestCase("must be a number from 0 to 65535, not 'x'", "--port", "x")]
    [TestCase("must be a number from 0 to 65535, not '70000'", "--port", "70000")]
    [TestCase("argument missing", "--port")]
    [TestCase("'--nope'", "--nope")]
    public async Task Reports_invalid_arguments(string message, params string[] arguments)
    {
        var result = await RunProcess.RunAsync(ServerProcess.Program(arguments));

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message));
    }

    [Test]
    public async Task Reports_that_its_port_is_in_use_and_names_a_free_one()
    {
        await using var server = await DevServer.StartAsync();

        var result = await RunProcess.RunAsync(
            ServerProcess.Program("--port", $"{server.Url.Port}")
        );

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("address already in use"));
        Assert.That(result.Error, Does.Match("Port [0-9]+ is free: --port [0-9]+"));
    }
}
