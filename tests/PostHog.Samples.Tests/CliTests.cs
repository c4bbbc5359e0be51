using System.Diagnostics;
using System.Globalization;
using PostHog.Development;
using PostHog.TestKit;

namespace PostHog.Samples.Tests;

[Platform(Exclude = "Win", Reason = "a crash has another exit code there")]
internal sealed class CliTests
{
    private const int Aborted = 134;
    private const string NobodyListens = "http://127.0.0.1:1";

    // Two seconds for the exit flush, the rest for a busy machine; one attempt alone may take fifteen.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Sends_an_event_and_confirms_it()
    {
        await using var server = await DevServer.StartAsync();

        var end = await RunAsync(At(server.Url), "send", "order placed");

        var line = $"delivered 1 of 1 event in 1 attempt{Environment.NewLine}";
        Assert.That(end, Is.EqualTo(new SampleEnd(0, line, "")));
        Assert.That(Names(server), Is.EqualTo(["order placed"]));
    }

    [Test]
    public async Task Uses_the_proxy_from_the_environment()
    {
        using var proxy = new RawServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{\"status\":1}"
        );
        var settings = At(new Uri("http://posthog.example/"));
        settings["HTTP_PROXY"] = settings["http_proxy"] = proxy.Url.AbsoluteUri;
        settings["NO_PROXY"] = settings["no_proxy"] = "";

        var end = await RunAsync(settings, "send", "order placed");

        Assert.That(end.ExitCode, Is.Zero, end.Output);
        Assert.That(
            proxy.Requests.Single(),
            Does.StartWith("POST http://posthog.example/batch/ HTTP/1.1")
        );
    }

    [Test]
    public async Task Reports_a_refused_event()
    {
        await using var server = await DevServer.StartAsync();
        server.InjectFault(new Fault { Status = 401 });

        var end = await RunAsync(At(server.Url), "send", "order placed");

        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That(end.Output, Does.StartWith("delivered 0 of 1 event in 1 attempt; Refused"));
    }

    [TestCase("queue", 0)]
    [TestCase("exit 7", 7)]
    [TestCase("crash", Aborted)]
    public async Task Loses_no_event_and_exits_as_without_PostHog(string arguments, int exitCode)
    {
        await using var server = await StartWarmAsync();
        server.InjectFault(new Fault { Delay = TimeSpan.FromMilliseconds(200) });
        string[] names = [.. Enumerable.Range(1, 250).Select(number => $"event {number}")];

        var end = await RunAsync(At(server.Url), [.. arguments.Split(' '), .. names]);
        var silent = await RunAsync(Disabled, [.. arguments.Split(' '), .. names]);

        Assert.That(Names(server), Is.EqualTo(names));
        Assert.That(end, Is.EqualTo(silent));
        Assert.That(end.ExitCode, Is.EqualTo(exitCode));
    }

    [TestCase("TERM", 143)]
    [TestCase("INT", 130)]
    [TestCase("HUP", 129)]
    [TestCase("QUIT", 131)]
    [Platform("Linux", Reason = "sends a signal with kill, ignored by no shell before")]
    public async Task Loses_no_event_when_stopped_by_a_signal(string signal, int status)
    {
        await using var server = await DevServer.StartAsync();
        await using var cli = SampleProcess.Start("Cli", At(server.Url), "wait", "one", "two");
        await cli.ReadToAsync("Waiting");

        await cli.SignalAsync(signal);

        Assert.That(await cli.WaitAsync(), Is.EqualTo(new SampleEnd(status, "", "")));
        Assert.That(Names(server), Is.EqualTo(["one", "two"]));
    }

    [TestCase("queue", 0)]
    [TestCase("exit 7", 7)]
    [TestCase("crash", Aborted)]
    public async Task Exits_in_time_when_PostHog_does_not_respond(string arguments, int exitCode)
    {
        Stopwatch? sinceRequest = null;
        using var server = new RawServer(null, () => sinceRequest ??= Stopwatch.StartNew());

        var end = await RunAsync(At(server.Url), [.. arguments.Split(' '), "one"]);
        var took = sinceRequest?.Elapsed;
        var silent = await RunAsync(Disabled, [.. arguments.Split(' '), "one"]);

        Assert.That(end, Is.EqualTo(silent));
        Assert.That(end.ExitCode, Is.EqualTo(exitCode));
        Assert.That(took, Is.LessThan(LongestEnd));
    }

    [TestCase("queue", 0)]
    [TestCase("exit 7", 7)]
    [TestCase("crash", Aborted)]
    public async Task Exits_normally_when_PostHog_is_unreachable(string arguments, int exitCode)
    {
        var end = await RunAsync(At(new Uri(NobodyListens)), [.. arguments.Split(' '), "one"]);
        var silent = await RunAsync(Disabled, [.. arguments.Split(' '), "one"]);

        Assert.That(end, Is.EqualTo(silent));
        Assert.That(end.ExitCode, Is.EqualTo(exitCode));
    }

    [TestCase("queue")]
    [TestCase("exit 7")]
    [TestCase("crash")]
    public async Task Reports_every_event_that_it_did_not_accept(string arguments)
    {
        string[] names = [.. Enumerable.Repeat("", 250)];

        var end = await RunAsync(At(new Uri(NobodyListens)), [.. arguments.Split(' '), .. names]);

        var events = end
            .Error.Split(Environment.NewLine)
            .Where(line => line.StartsWith("Enqueue: ", StringComparison.Ordinal))
            .Sum(line => int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
        Assert.That(events, Is.EqualTo(names.Length), end.Error);
    }

    [Test]
    public async Task Reports_what_a_model_answered()
    {
        await using var server = await DevServer.StartAsync();

        var end = await RunAsync(At(server.Url), "report", "gpt-5-mini", "Where?", "Here.");

        Assert.That(end.ExitCode, Is.Zero, end.Error);
        var properties = server.Events.Single().Json.GetProperty("properties");
        Assert.That(
            properties.GetProperty("$ai_input").GetRawText(),
            Is.EqualTo("""[{"role":"user","content":"Where?"}]""")
        );
        Assert.That(properties.GetProperty("$ai_model").GetString(), Is.EqualTo("gpt-5-mini"));
    }

    [Test]
    public async Task Prints_its_usage()
    {
        var end = await RunAsync(Disabled);

        Assert.That(end.ExitCode, Is.EqualTo(2));
        Assert.That(end.Error, Does.StartWith("Usage: cli send EVENT"));
    }

    // On a busy machine the first response may take longer than the two seconds of the exit flush.
    private static async Task<DevServer> StartWarmAsync()
    {
        var server = await DevServer.StartAsync();
        using var client = new HttpClient { BaseAddress = server.Url };
        using var answer = await client.PostAsync("/batch/", new StringContent("{}"));
        server.Clear();
        return server;
    }

    private static Dictionary<string, string> At(Uri url) =>
        new() { ["POSTHOG_PROJECT_TOKEN"] = "phc_test", ["POSTHOG_HOST"] = url.AbsoluteUri };

    private static Dictionary<string, string> Disabled => new() { ["POSTHOG_DISABLED"] = "1" };

    private static IEnumerable<string> Names(DevServer server) =>
        server.Events.Select(received => received.Name);

    private static async Task<SampleEnd> RunAsync(
        Dictionary<string, string> settings,
        params string[] arguments
    )
    {
        await using var cli = SampleProcess.Start("Cli", settings, arguments);
        return await cli.WaitAsync();
    }
}
