using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Capture;
using PostHog.Context;
using PostHog.Diagnostics;
using PostHog.ErrorTracking;
using PostHog.Setup;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Async.ErrorTracking;

/// <summary>
/// Reports exceptions: those the application passes and, if the options say so, unhandled ones. An exception that is
/// caught several times on its way up is reported once.
/// </summary>
internal sealed class ExceptionReporter : IDisposable
{
    private readonly bool _isEnabled;
    private readonly Clock _clock;
    private readonly PostHogLog _log;
    private readonly DeliveryPipeline _pipeline;
    private readonly CaptureSender _sender;
    private readonly ExceptionEvents _events;
    private readonly ReportedExceptions _reported = new();
    private readonly ExceptionFilter _filter;
    private readonly ReportLimiter _limiter = new();
    private readonly CrashHook? _crashHook;
    private readonly UnobservedTasks? _unobservedTasks;

    public ExceptionReporter(
        PostHogOptions options,
        ClientSettings settings,
        DeliveryPipeline pipeline,
        CaptureSender sender,
        Clock clock,
        PostHogLog log
    )
    {
        _isEnabled = settings.IsEnabled;
        _clock = clock;
        _log = log;
        _pipeline = pipeline;
        _sender = sender;
        var rules = new InAppRules(options.InAppNamespaces, options.LibraryNamespaces);
        var source = options.SendSourceLines ? new SourceFiles() : null;
        var writer = new FrameWriter(
            options.SendSourcePaths,
            source is null ? null : source.LinesOf
        );
        _filter = new ExceptionFilter(
            options.IgnoredExceptions,
            options.ShouldReportException,
            log.ExceptionFilterFailed,
            log.ExceptionFilterWithoutEnd
        );
        _events = new ExceptionEvents(new FrameReader(rules, writer));
        if (settings.IsEnabled && options.CaptureUnhandledExceptions)
        {
            _crashHook = CrashHook.Register(
                ReportCrash,
                pipeline.Exit.DrainAtCrashAsync,
                settings.CrashFlushTimeout + DeliveryPipeline.Grace,
                log.ExceptionHookFailed
            );
        }

        if (settings.IsEnabled && options.CaptureUnobservedTaskExceptions)
        {
            _unobservedTasks = UnobservedTasks.Register(ReportUnobserved, log);
        }
    }

    /// <summary>Puts an exception into the queue. Never throws.</summary>
    public EnqueueResult Enqueue(object? error, string? distinctId, ExceptionDetails? details)
    {
        if (error is null)
        {
            return _pipeline.Events.Drop(
                ExceptionNames.Event,
                Guid.Empty,
                EventFailures.NoException
            );
        }

        return EnqueueFrom(ExceptionBoundary.Manual, error, distinctId, details);
    }

    /// <summary>Sends an exception and returns once it has its verdict.</summary>
    public async Task<CaptureResult> CaptureAsync(
        object? error,
        string? distinctId,
        ExceptionDetails? details,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var person = PersonOf(distinctId);
        if (ReasonNotToReport(error, person) is { } reason)
        {
            return EventFailures.Of([new PostHogEvent(ExceptionNames.Event)], reason);
        }

        try
        {
            var posthogEvent = Build(error!, distinctId, details, ExceptionBoundary.Manual);
            var result = await _sender
                .CaptureAsync([posthogEvent], historicalMigration: false, cancellationToken)
                .ConfigureAwait(false);
            if (result.Verdicts[0].Outcome == DeliveryOutcome.NotDelivered)
            {
                _reported.Unmark(error, person);
            }

            return result;
        }
        catch (OperationCanceledException)
        {
            // Whether it arrived is unknown, and a duplicate report is better than none.
            _reported.Unmark(error, person);
            throw;
        }
    }

    /// <summary>Stops reporting unhandled and unobserved exceptions.</summary>
    public void Dispose()
    {
        _crashHook?.Dispose();
        _unobservedTasks?.Dispose();
    }

    private PostHogFailure? ReasonNotToReport(object? error, string? person)
    {
        if (error is null)
        {
            _log.EventDropped(ExceptionNames.Event, EventFailures.NoException.Message);
            return EventFailures.NoException;
        }

        var reason =
            !_filter.Passes(error) ? EventFailures.ExceptionIgnored
            : !_reported.TryMark(error, person, _clock.Elapsed) ? EventFailures.AlreadyReported
            : null;
        if (reason is not null)
        {
            _log.ExceptionNotSent(reason);
        }

        return reason;
    }

    private static string PersonOf(string? distinctId) =>
        string.IsNullOrWhiteSpace(distinctId)
            ? ContextScope.Current?.Values.DistinctId ?? ""
            : distinctId!;

    private EnqueueResult EnqueueFrom(
        ExceptionBoundary boundary,
        object error,
        string? distinctId,
        ExceptionDetails? details
    )
    {
        var person = boundary.IsNearCaller ? PersonOf(distinctId) : null;
        if (ReasonNotToReport(error, person) is { } reason)
        {
            return EnqueueResult.Dropped(reason);
        }

        var result = _pipeline.Events.Enqueue(Build(error, distinctId, details, boundary));
        if (!result.IsAccepted)
        {
            _reported.Unmark(error, person);
        }

        return result;
    }

    // A disabled client sends nothing, so its event needs no details.
    private PostHogEvent Build(
        object error,
        string? distinctId,
        ExceptionDetails? details,
        ExceptionBoundary boundary
    ) =>
        _isEnabled
            ? _events.Build(error, distinctId, details, boundary)
            : new PostHogEvent(ExceptionNames.Event, distinctId ?? "");

    // A process crashes only once, so the limit does not apply to a crash.
    private void ReportCrash(object error, bool isTerminating)
    {
        if (isTerminating)
        {
            EnqueueFrom(ExceptionBoundary.Crash, error, distinctId: null, details: null);
        }
        else
        {
            ReportLimited(error, ExceptionBoundary.Uncaught);
        }
    }

    private void ReportUnobserved(Exception error)
    {
        // The runtime wraps the exceptions of a task; a single one is reported without the wrapper.
        var inner = error is AggregateException { InnerExceptions.Count: 1 } one
            ? one.InnerExceptions[0]
            : error;
        ReportLimited(inner, ExceptionBoundary.UnobservedTask);
    }

    private void ReportLimited(object error, ExceptionBoundary boundary)
    {
        var type = error.GetType();
        if (_limiter.TryTake(type.FullName ?? type.Name, _clock.Elapsed))
        {
            EnqueueFrom(boundary, error, distinctId: null, details: null);
        }
        else
        {
            _log.ExceptionLimited(type.Name);
        }
    }
}
