using PostHog.Development;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Processes that are killed while they write to the spool, and clients that send what they left.</summary>
[NonParallelizable]
public sealed partial class KilledSpoolTests
{
    private const string Program = "PostHog.Spool.Program";

    private static readonly string Package = typeof(PostHogClient).Namespace!;

    private static readonly string Color = Package.EndsWith("Blocking", StringComparison.Ordinal)
        ? "blocking"
        : "async";

    [TestCase(SpoolMode.Undelivered)]
    [TestCase(SpoolMode.Always)]
    [Platform(Exclude = "Win", Reason = "a killed process is another thing there")]
    public async Task Every_event_reported_as_spooled_is_delivered_exactly_once(SpoolMode mode)
    {
        using var folder = new TemporaryFolder();
        var host = Some.UnusedAddress();
        var random = new Random(42);
        var reported = new HashSet<Guid>();
        for (var kill = 0; kill < FullRun.Count(few: 8, all: 250); kill++)
        {
            reported.UnionWith(KillAfter(random.Next(1, 40), mode, folder, host));
        }

        await using var server = await DevServer.StartAsync(
            new DevServerOptions { Port = host.Port }
        );
        await using var client = new PostHogClient(OptionsOf(host, folder));
        server.WaitForUuids(reported.Count);
        await client.ShutdownAsync();

        Assert.That(reported.Except(server.UuidCounts.Keys), Is.Empty);
        Assert.That(server.UuidCounts.Values, Is.All.EqualTo(1));
        Assert.That(folder.Files, Is.Empty);
    }

    [Test]
    public async Task Two_clients_share_a_folder_without_sending_an_event_twice()
    {
        using var folder = new TemporaryFolder();
        var host = Some.UnusedAddress();
        var reported = KillAfter(200, SpoolMode.Undelivered, folder, host).ToHashSet();
        await using var server = await DevServer.StartAsync(
            new DevServerOptions { Port = host.Port }
        );

        await using var first = new PostHogClient(OptionsOf(host, folder));
        await using var second = new PostHogClient(OptionsOf(host, folder));
        server.WaitForUuids(reported.Count);
        await first.ShutdownAsync();
        await second.ShutdownAsync();

        Assert.That(server.UuidCounts.Values, Is.All.EqualTo(1));
    }

    [Test]
    [Platform("Linux", Reason = "limits the size of files with a shell")]
    public async Task Event_that_finds_no_room_on_the_disk_is_reported_and_those_before_are_delivered()
    {
        using var folder = new TemporaryFolder();
        var host = Some.UnusedAddress();
        // Files of one KiB at most; the runtime would use larger ones for itself.
        var limited =
            $"trap '' XFSZ; ulimit -f 1; exec dotnet '{ChildProgram.PathOf(Program)}' {Color} Undelivered '{folder.Path}'";
        using var child = ChildProcess.Start(
            new ChildProgram("bash", "-c", limited)
            {
                Environment = new Dictionary<string, string?>(EnvironmentOf(host))
                {
                    ["DOTNET_EnableDiagnostics"] = "0",
                    ["DOTNET_EnableWriteXorExecute"] = "0",
                },
            }
        );

        var end = child.WaitForExit();

        Assert.That(end.Error, Does.Contain("The spool failed").And.Contain("write events"));
        Assert.That(end.Error, Does.Contain("delivered 0 of 1 event in 1 attempt; Unreachable"));
        await AssertDeliveredAsync(IdsOf(child), folder, host);
    }

    private static async Task AssertDeliveredAsync(
        HashSet<Guid> ids,
        TemporaryFolder folder,
        Uri host
    )
    {
        await using var server = await DevServer.StartAsync(
            new DevServerOptions { Port = host.Port }
        );
        await using var client = new PostHogClient(OptionsOf(host, folder));
        await client.ShutdownAsync();

        Assert.That(ids, Is.Not.Empty);
        Assert.That(server.UuidCounts.Keys, Is.EquivalentTo(ids));
        Assert.That(server.UuidCounts.Values, Is.All.EqualTo(1));
        Assert.That(folder.Files, Is.Empty);
    }

    private static PostHogOptions OptionsOf(Uri host, TemporaryFolder folder)
    {
        var options = Some.Options(host);
        options.Spool = new SpoolOptions(folder.Path);
        return options;
    }

    // Kills a process after it has reported some events, at whatever it is doing then.
    private static IEnumerable<Guid> KillAfter(
        int events,
        SpoolMode mode,
        TemporaryFolder folder,
        Uri host
    )
    {
        using var child = ChildProcess.Start(
            new ChildProgram(ChildProgram.PathOf(Program), Color, mode.ToString(), folder.Path)
            {
                Environment = EnvironmentOf(host),
            }
        );
        child.Output.WaitForLine(_ => child.Output.Lines.Count >= events);
        child.Signal("KILL");
        child.WaitForExit();
        return IdsOf(child);
    }

    private static HashSet<Guid> IdsOf(ChildProcess child) =>
        [.. child.Output.Lines.Where(line => Guid.TryParse(line, out _)).Select(Guid.Parse)];

    private static Dictionary<string, string?> EnvironmentOf(Uri host) =>
        new()
        {
            ["POSTHOG_PROJECT_TOKEN"] = Some.Token,
            ["POSTHOG_HOST"] = host.AbsoluteUri,
            ["POSTHOG_DISABLED"] = null,
        };
}
