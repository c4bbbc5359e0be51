namespace PostHog.Benchmarks.Load;

/// <summary>A client under load, async or blocking.</summary>
internal interface IClient : IDisposable
{
    public EnqueueResult Enqueue(PostHogEvent captured);

    public FlushResult Flush();

    public CaptureResult Capture(PostHogEvent captured);
}
