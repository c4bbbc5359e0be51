using PostHog.TestKit;

namespace PostHog.Async.Tests.Spool;

/// <summary>Shared by tests of the spool: a folder, and clients that use it.</summary>
public abstract class SpoolTest : ClientTest
{
    private protected TemporaryFolder Folder { get; private set; } = null!;

    [SetUp]
    public void Prepare() => Folder = new TemporaryFolder();

    [TearDown]
    public void Delete() => Folder.Dispose();

    private protected override PostHogOptions Options()
    {
        var options = base.Options();
        options.Spool = new SpoolOptions(Folder.Path);
        return options;
    }

    /// <summary>Returns options for another process: the same spool, with a fake server of its own.</summary>
    private protected PostHogOptions OptionsWith(FakeHttp http)
    {
        var options = Options();
        options.HttpHandler = http.Handler;
        return options;
    }

    /// <summary>Leaves an event to the spool, as a process does that cannot reach PostHog.</summary>
    private protected async Task<EventVerdict> SpoolAsync(
        PostHogEvent posthogEvent,
        PostHogOptions? options = null
    )
    {
        using var broken = new FakeHttp { Status = 503 };
        var own = options ?? Options();
        own.HttpHandler = broken.Handler;
        await using var client = new PostHogClient(own);
        var result = await client.CaptureAsync(posthogEvent);
        return result.Verdicts[0];
    }

    /// <summary>Starts a client, which sends what the spool holds, and closes it.</summary>
    private protected async Task<PostHogDiagnostics> ReplayAsync(PostHogOptions? options = null)
    {
        await using var client = new PostHogClient(options ?? Options());
        await client.ShutdownAsync();
        return client.Diagnostics;
    }
}
