using PostHog.Async.Flags;
using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Setup;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    private FlagEvaluator EvaluatorOf(RedirectingSender http)
    {
        var (flags, settings) = (_parts.Flags, _parts.Settings.Flags);
        var remote = new RemoteFlags(flags, settings.MaxRetries, http, _parts.Clock, _parts.Log);
        return new(flags, settings, remote, _parts.SendGate, _pipeline.Events.Enqueue, _parts.Log);
    }

    private RedirectingSender RedirectingSenderOf(PostHogOptions options) =>
        new(_http, _parts.Clock, _parts.Settings.Secrets, SuppliedHandlers.GuardOf(options));

    private CaptureSender SenderOf(QueueParts queue, BatchSender batches, ActiveCalls calls) =>
        new(
            queue,
            batches,
            _parts.SendGate,
            calls,
            _spool,
            _parts.Clock,
            _parts.Settings.CaptureTimeout
        );
}
