using System.Diagnostics.CodeAnalysis;
using PostHog.Async.ErrorTracking;
using PostHog.Async.Flags;
using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Async.Spool;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.Setup;

namespace PostHog.Async;

/// <summary>
/// Sends events to PostHog and evaluates feature flags. Create one for the process, share it, and dispose it once: all
/// members are thread-safe.
/// </summary>
/// <remarks>
/// Network failures, server errors and the data of an event never cause an exception: results say what happened. Only
/// cancellation and mistakes in the calling code throw.
/// </remarks>
public sealed partial class PostHogClient : IPostHogClient
{
    private readonly ClientParts _parts;
    private readonly ClientSpool? _spool;
    private readonly CaptureSender _sender;
    private readonly CaptureSender _aiSender;
    private readonly DeliveryPipeline _pipeline;
    private readonly DefinitionLoader? _definitions;
    private readonly HttpSender _http;
    private readonly RedirectingSender _redirecting;
    private readonly ExceptionReporter _exceptions;
    private volatile bool _isDisposed;

    /// <summary>Creates a client for PostHog Cloud in the US with default options.</summary>
    /// <param name="projectToken">The project token (<c>phc_…</c>). If blank, the client is disabled and logs one
    /// error.</param>
    public PostHogClient(string projectToken)
        : this(new PostHogOptions { ProjectToken = projectToken }) { }

    /// <summary>
    /// Creates a client. Checks and copies the options; does no I/O itself. With a
    /// <see cref="PostHogOptions.SecretKey"/>, or a provider, it starts loading flag definitions in the background.
    /// </summary>
    /// <param name="options">The options of the client.</param>
    /// <param name="flagDefinitionProvider">Shares flag definitions with other processes. Null, the default, means that
    /// this process loads them itself.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option has an invalid value; the exception names it.</exception>
    /// <exception cref="PlatformNotSupportedException">This is the client of <c>PostHog.Blocking</c>, and the program
    /// runs in a browser.</exception>
    public PostHogClient(
        PostHogOptions options,
        IFlagDefinitionProvider? flagDefinitionProvider = null
    )
    {
        SupportedPlatform.Check();
        _parts = ClientParts.Build(options, flagDefinitionProvider is not null);
        SuppliedHandlers.Check(options, _parts.Log);
        var calls = new ActiveCalls(_parts.Clock);
        _http = new HttpSender(options, calls.Closed);
        _redirecting = RedirectingSenderOf(options);
        // The request is on its way while the rest is created.
        _definitions = LoaderOf(flagDefinitionProvider);
        try
        {
            var batches = new BatchSender(_redirecting, _parts.Clock, _parts.Jitter, _parts.Log);
            _spool = ClientSpool.Start(_parts, batches);
            _sender = SenderOf(_parts.Events, batches, calls);
            _aiSender = SenderOf(_parts.Ai, batches, calls);
            _pipeline = DeliveryPipeline.Build(_parts, batches, calls, _spool);
            if (_parts.Settings.IsEnabled && LiveClients.Enter(_parts.Settings.Token))
            {
                _parts.Log.TokenShared();
            }

            _exceptions = new ExceptionReporter(
                options,
                _parts.Settings,
                _pipeline,
                _sender,
                _parts.Clock,
                _parts.Log
            );
            options.OnCreated?.Invoke(this);
        }
        catch
        {
            // Nobody can dispose a client that was not created.
            _spool?.Forget();
            _exceptions?.Dispose();
            Forget();
            GC.SuppressFinalize(this);
            throw;
        }
    }

    /// <summary>Sends one event and returns once the API has responded, after retries if necessary.</summary>
    /// <param name="posthogEvent">The event, serialised before anything is sent; later changes have no effect.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event: delivered, not delivered with the reason, or unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="posthogEvent"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureAsync(
        PostHogEvent posthogEvent,
        CancellationToken cancellationToken = default
    )
    {
        if (posthogEvent is null)
        {
            throw new ArgumentNullException(nameof(posthogEvent));
        }

        var sender = IsForAiQueue(posthogEvent) ? _aiSender : _sender;
        return await sender
            .CaptureAsync([posthogEvent], historicalMigration: false, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Sends events together and returns once the API has responded for all of them, after retries if necessary. More
    /// than <see cref="PostHogOptions.MaxBatchSize"/> events are sent in several requests, in order.
    /// </summary>
    /// <param name="events">The events. An invalid one is dropped, with a verdict that says why; the others are
    /// sent.</param>
    /// <param name="historicalMigration">Whether this is an import of old data, which PostHog processes separately
    /// from live events.</param>
    /// <param name="cancellationToken">Cancels the call; events may or may not have arrived.</param>
    /// <returns>One verdict for each event, in the order given.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureBatchAsync(
        IEnumerable<PostHogEvent> events,
        bool historicalMigration = false,
        CancellationToken cancellationToken = default
    )
    {
        if (events is null)
        {
            throw new ArgumentNullException(nameof(events));
        }

        return await _sender
            .CaptureAsync([.. events], historicalMigration, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Queues one event and returns at once; the event is serialised first and delivered in the background. Never
    /// throws and never waits.
    /// </summary>
    /// <param name="posthogEvent">The event. Later changes have no effect.</param>
    /// <returns>Whether the event was queued, and if not, why. Later losses are reported to
    /// <see cref="PostHogOptions.OnError"/>, the log and <see cref="Diagnostics"/>.</returns>
    public EnqueueResult Enqueue(PostHogEvent posthogEvent) =>
        (IsForAiQueue(posthogEvent) ? _pipeline.Ai : _pipeline.Events).Enqueue(posthogEvent);

    /// <summary>
    /// Sends the events that are queued now, and returns once each has been attempted. Events whose attempt failed for
    /// a temporary reason stay queued and are retried in the background.
    /// </summary>
    /// <param name="timeout">How long this may take; events not sent by then stay queued. Null, the default, sets no
    /// limit besides those of the requests.</param>
    /// <param name="cancellationToken">Cancels the call; events that are not sent yet stay queued.</param>
    /// <returns>What was delivered, what is still queued and what was given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FlushResult> FlushAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    ) => await _pipeline.FlushAsync(timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Closes the client: accepts no more events, delivers the queue with short retry delays, and ends the background
    /// work. Waits for capture calls in progress, which are not retried. Events that cannot be delivered in time are
    /// given up, logged and reported. Calling it again returns the same result; a callback that calls it during the
    /// shutdown gets the result so far.
    /// </summary>
    /// <param name="timeout">How long this may take. Null, the default, is
    /// <see cref="PostHogOptions.ShutdownTimeout"/>.</param>
    /// <param name="cancellationToken">Cancels the call; the client accepts no more events, and another call continues
    /// the shutdown.</param>
    /// <returns>What was delivered and what was given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative and finite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FlushResult> ShutdownAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    )
    {
        var time = CallTime.Limit(timeout) ?? _parts.Settings.ShutdownTimeout;
        _exceptions.Dispose();
        var begin = _parts.Clock.Elapsed;
        var result = await _pipeline
            .ShutdownAsync(timeout, cancellationToken)
            .ConfigureAwait(false);
        if (_definitions is not null)
        {
            var left = time - (_parts.Clock.Elapsed - begin);
            await _definitions.StopAsync(left).ConfigureAwait(false);
        }

        ClearFeatureFlagCache();
        CloseConnections();
        return result;
    }

    /// <summary>
    /// Shuts the client down within <see cref="PostHogOptions.ShutdownTimeout"/> and closes its connections. Later
    /// captures send nothing, and their results say so. Calling it again has no effect.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await ShutdownAsync(timeout: null, CancellationToken.None).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    // A callback may dispose the client during the shutdown, which still needs the connections.
    private void CloseConnections()
    {
        if (_isDisposed && _pipeline.IsShutDown)
        {
            _http.Dispose();
        }
    }

    /// <summary>Logs if a client is finalised while events are queued.</summary>
    [SuppressMessage(
        "Design",
        "MA0055",
        Justification = "Nothing else notices a forgotten client."
    )]
    ~PostHogClient()
    {
        // .NET Framework and Mono finalise clients in use while the process ends, when other threads no longer run.
        if (!Environment.HasShutdownStarted)
        {
            Forget();
        }
    }

    // The constructor may have thrown before it created these.
    private void Forget()
    {
        _pipeline?.Forget();
        _definitions?.Forget();
    }
}
