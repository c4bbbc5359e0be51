using PostHog.Async.Pipeline;
using PostHog.Async.Platform;

namespace PostHog.Async;

// Written for this package alone: the one Dispose of its twin is the translated DisposeAsync.
public sealed partial class PostHogClient : IDisposable
{
    /// <summary>
    /// Does the same as <see cref="DisposeAsync"/> and blocks the calling thread meanwhile, for owners that dispose
    /// synchronously, such as a container. No synchronisation context can deadlock it. It waits no longer than
    /// <see cref="PostHogOptions.ShutdownTimeout"/>, and half a second for requests that are cancelled then. In a
    /// browser, which cannot block, it begins the shutdown and returns. Prefer <see cref="DisposeAsync"/>.
    /// </summary>
    public void Dispose()
    {
        var time = _parts.Settings.ShutdownTimeout + DeliveryPipeline.Grace;
        ExitWait.For(async () => await DisposeAsync().ConfigureAwait(false), time);
        GC.SuppressFinalize(this);
    }
}
