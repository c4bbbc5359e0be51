using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Flags;

/// <summary>A client with a fake server and fake flag definitions.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class FlagTest
{
    private protected FakeHttp Http { get; } = new();

    private protected FakeTime Time { get; } = new();

    private protected FakeDefinitions Definitions { get; } = new() { Refreshes = 0 };

    private protected LogRecorder Log { get; } = new();

    /// <summary>The flag requests sent so far.</summary>
    protected IReadOnlyList<JObject> Questions =>
        [.. Http.Requests.Where(IsQuestion).Select(request => request.Json)];

    [TearDown]
    public void Stop() => Http.Dispose();

    protected PostHogOptions Options()
    {
        var options = Some.Options(Http, Time);
        options.FlagDefinitions = Definitions;
        options.Log = Log.Write;
        return options;
    }

    /// <summary>Flushes the queue and returns all events that arrived.</summary>
    protected async Task<IReadOnlyList<JObject>> FlushedAsync(PostHogClient client)
    {
        await client.FlushAsync();
        return [.. Http.Requests.Where(one => !IsQuestion(one)).SelectMany(one => one.Events)];
    }

    /// <summary>Definitions are loaded from now on.</summary>
    private protected FakeDefinitions Loaded()
    {
        Definitions.Refreshes = 1;
        return Definitions;
    }

    private static bool IsQuestion(FakeRequest request) => request.Url.AbsolutePath is "/flags/";
}
