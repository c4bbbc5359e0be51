using PostHog.Async.Flags;
using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Setup;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    private FlagEvaluator? _evaluator;

    // Created when flags are first needed: a program that only captures events does without.
    private FlagEvaluator Flags => Volatile.Read(ref _evaluator) ?? CreateEvaluator();

    private FlagEvaluator CreateEvaluator()
    {
        var created = EvaluatorOf(_redirecting);
        return Interlocked.CompareExchange(ref _evaluator, created, null) ?? created;
    }

    private DefinitionLoader? LoaderOf(IFlagDefinitionProvider? provider) =>
        _parts.Definitions is { } definitions
            ? new(definitions, _redirecting, provider, _parts.Clock, _parts.Jitter, _parts.Log)
            : null;

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
