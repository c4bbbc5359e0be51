using PostHog.Compliance.Tests.Driving;
using PostHog.Compliance.Tests.Sent;

namespace PostHog.Compliance.Tests;

/// <summary>
/// A test against one variant of the adapter, with its own server and test id, so that tests can run in parallel. At its
/// end it asserts what must hold for every request.
/// </summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class AdapterTest(Variant variant)
{
    private AdapterProcess? _adapter;

    protected Variant Variant { get; } = variant;

    protected RecordingServer Server { get; private set; } = null!;

    protected Harness Harness { get; private set; } = null!;

    /// <summary>Whether redundant and slow variants run too.</summary>
    protected static bool IsFull => Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";

    [SetUp]
    public async Task StartAsync()
    {
        Server = await RecordingServer.StartAsync();
        _adapter = await Adapters.GetAsync(Variant);
        Harness = NewHarness();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await Harness.ResetAsync();
        await Server.DisposeAsync();
        string[] served =
        [
            Variant.AnalyticsPath,
            Variant.AiPath,
            SentRequest.FlagsPath,
            SentRequest.DefinitionsPath,
        ];
        Assert.That(Server.Requests.Select(one => one.Path), Is.All.AnyOf(served));
        Assert.That(
            Server.Requests.Select(one => one.Header("X-Test-Id")),
            Is.All.Length.EqualTo(Harness.TestId.Length)
        );
        Assert.That(
            Server.Requests.Select(one => one.Header("User-Agent")),
            Is.All.Match(@"^posthog-csharp/\d")
        );
    }

    /// <summary>Another test of the same adapter and server.</summary>
    protected Harness NewHarness() => new(_adapter!.Http, Server.Url);

    /// <summary>Sends one event and returns it as the server saw it.</summary>
    protected async Task<SentEvent> SendAsync(Func<Task> capture)
    {
        await capture();
        await Harness.FlushAsync();
        return Server.Requests.Single().Events.Single();
    }
}
