using System.Globalization;

namespace PostHog.Development.Tests.Terminal;

internal sealed class DevServerCommandTests
{
    [Test]
    public async Task Prints_its_url_a_line_per_event_and_a_line_per_failure()
    {
        await using var program = ServerProcess.Start("--port", "0");
        using var client = new HttpClient { BaseAddress = await program.ReadUrlAsync() };
        var uuid = "0198f3a0-0000-7000-8000-000000000001";
        var json = $$"""{"event":"order placed","distinct_id":"user-42","uuid":"{{uuid}}"}""";

        await client.PostAsync("/batch/", new StringContent(A.BatchOf(json)));
        await client.GetAsync("/nowhere?token=secret");

        Assert.That(
            await program.Output.ReadLineAsync(),
            Is.EqualTo($"event  order placed  user-42  {uuid}")
        );
        Assert.That(
            await program.Output.ReadLineAsync(),
            Does.StartWith("404  GET /nowhere?token=***  nothing is served")
        );
    }

    [Test]
    public async Task Lets_no_event_steer_the_terminal()
    {
        await using var program = ServerProcess.Start("--port", "0");
        using var client = new HttpClient { BaseAddress = await program.ReadUrlAsync() };

        await client.PostAsync("/batch/", new StringContent(A.Batch(@"\u001b[2J\n")));

        Assert.That(
            await program.Output.ReadLineAsync(),
            Is.EqualTo("event  ?[2J?  user-42  (no uuid)")
        );
    }

    [TestCase("TERM")]
    [TestCase("INT")]
    [Platform(Exclude = "Win", Reason = "sends a signal with kill")]
    public async Task Stops_cleanly_when_it_is_told_to(string signal)
    {
        Assume.That(signal, Is.Not.EqualTo("INT").Or.Matches<string>(_ => !InterruptIsIgnored()));
        await using var program = ServerProcess.Start("--port", "0");
        await program.ReadUrlAsync();

        var exitCode = await program.SignalAsync(signal);

        Assert.That(exitCode, Is.Zero);
        Assert.That(await program.Error.ReadToEndAsync(), Is.Empty);
    }

    [TestCase("must be a number from 0 to 65535, not 'x'", "--port", "x")]
    [TestCase("must be a number from 0 to 65535, not '70000'", "--port", "70000")]
    [TestCase("argument missing", "--port")]
    [TestCase("'--nope'", "--nope")]
    public async Task Says_what_is_wrong_with_its_arguments(
        string message,
        params string[] arguments
    )
    {
        await using var program = ServerProcess.Start(arguments);

        Assert.That(await program.WaitForExitAsync(), Is.EqualTo(2));
        Assert.That(await program.Error.ReadToEndAsync(), Does.Contain(message));
    }

    [Test]
    public async Task Says_so_when_its_port_is_taken()
    {
        await using var server = await DevServer.StartAsync();

        await using var program = ServerProcess.Start("--port", $"{server.Url.Port}");

        Assert.That(await program.WaitForExitAsync(), Is.EqualTo(1));
        Assert.That(await program.Error.ReadToEndAsync(), Does.Contain("address already in use"));
    }

    /// <summary>A shell starts background jobs so, and processes inherit it.</summary>
    private static bool InterruptIsIgnored()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status))
        {
            return false;
        }

        var line = File.ReadLines(status)
            .First(one => one.StartsWith("SigIgn:", StringComparison.Ordinal));
        var ignored = long.Parse(line[7..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (ignored & 0b10) != 0;
    }
}
