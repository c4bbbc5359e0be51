using System.Diagnostics.CodeAnalysis;

namespace PostHog.Benchmarks.Load;

/// <summary>Makes a client of either kind.</summary>
internal static class Clients
{
    public static IClient Of(string kind, PostHogOptions options) =>
        kind switch
        {
            "async" => new Awaiting(options),
            "blocking" => new Calling(options),
            _ => new BareClient(new Uri(options.Host!)),
        };

    // A benchmark has nothing else to do while it waits.
    [SuppressMessage("Usage", "VSTHRD002", Justification = "See above.")]
    private sealed class Awaiting(PostHogOptions options) : IClient
    {
        private readonly Async.PostHogClient _client = new(options);

        public EnqueueResult Enqueue(PostHogEvent captured) => _client.Enqueue(captured);

        public FlushResult Flush() => _client.FlushAsync().GetAwaiter().GetResult();

        public CaptureResult Capture(PostHogEvent captured) =>
            _client.CaptureAsync(captured).GetAwaiter().GetResult();

        public void Dispose() => _client.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private sealed class Calling(PostHogOptions options) : IClient
    {
        private readonly Blocking.PostHogClient _client = new(options);

        public EnqueueResult Enqueue(PostHogEvent captured) => _client.Enqueue(captured);

        public FlushResult Flush() => _client.Flush();

        public CaptureResult Capture(PostHogEvent captured) => _client.Capture(captured);

        public void Dispose() => _client.Dispose();
    }
}
