using PostHog.Development.Terminal;
using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Terminal;

internal sealed class DevServerCommandTests
{
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

    [TestCase("shop.example")]
    [TestCase("ftp://shop.example")]
    [TestCase("https://shop.example/cart")]
    public void Refuses_an_origin_that_would_never_match(string origin) =>
        Assert.That(
            () => ServerProcess.Start("--allow-origin", origin),
            Throws.InvalidOperationException.With.Message.Contains(origin)
        );

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
    [TestCase("nowhere", "--posthog-js", "nowhere")]
    public async Task Reports_invalid_arguments(string message, params string[] arguments)
    {
        var (exitCode, error) = await RunAsync(arguments);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(message));
    }

    [Test]
    public async Task Reports_that_its_port_is_in_use_and_names_a_free_one()
    {
        await using var server = await DevServer.StartAsync();

        var (exitCode, error) = await RunAsync("--port", $"{server.Url.Port}");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("address already in use"));
        Assert.That(error, Does.Match("Port [0-9]+ is free: --port [0-9]+"));
    }

    // In this process: the program ends before it serves.
    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] arguments)
    {
        var before = Console.Error;
        await using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            return (await DevServerCommand.RunAsync(arguments), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
