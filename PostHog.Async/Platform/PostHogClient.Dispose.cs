using PostHog.Async.Pipeline;
using PostHog.Async.Platform;

namespace PostHog.Async;

// Only in this package: the single Dispose of the blocking client is the translated DisposeAsync.
public sealed partial class PostHogClient
{
    /// <summary>
    /// Does the same as <see cref="DisposeAsync"/> but blocks the calling thread, for owners that dispose
    /// synchronously, such as a container. No synchronisation context can deadlock it. It waits up to
    /// <see cref="PostHogOptions.ShutdownTimeout"/>, plus half a second for requests that are then cancelled. In a
    /// browser, which cannot block, it begins the shutdown and returns. Prefer <see cref="DisposeAsync"/>.
    /// </summary>
    public void Dispose()
    {
        var time = _parts.Settings.ShutdownTimeout + DeliveryPipeline.Grace;
        ExitWait.For(async () => await DisposeAsync().ConfigureAwait(false), time);
        GC.SuppressFinalize(this);
    }
}
