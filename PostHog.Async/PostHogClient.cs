using System.Diagnostics.CodeAnalysis;
using PostHog.Async.ErrorTracking;
using PostHog.Async.Flags;
using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Async.Transport;
using PostHog.Diagnostics;
using PostHog.Setup;

namespace PostHog.Async;

/// <summary>
/// Sends events to PostHog and evaluates feature flags. Make one for the life of the process, share it, and dispose it once: all members are safe
/// for use by many threads at the same time.
/// </summary>
/// <remarks>
/// Nothing here throws because of the network, the server or the data of an event: results say what happened.
/// Only cancellation and mistakes in the calling code are exceptions.
/// </remarks>
public sealed partial class PostHogClient : IAsyncDisposable
{
    private readonly ClientParts _parts;
    private readonly CaptureSender _sender;
    private readonly CaptureSender _aiSender;
    private readonly DeliveryPipeline _queue;
    private readonly DefinitionLoader? _definitions;
    private readonly FlagEvaluator _flags;
    private readonly HttpSender _http;
    private readonly ExceptionReporter _exceptions;
    private volatile bool _isDisposed;

    /// <summary>Makes a client for PostHog Cloud in the US with default options.</summary>
    /// <param name="projectToken">The project token (<c>phc_…</c>). With a blank one the client is disabled and logs one error.</param>
    public PostHogClient(string projectToken)
        : this(new PostHogOptions { ProjectToken = projectToken }) { }

    /// <summary>
    /// Makes a client. Checks and copies the options; does no I/O itself. With a <see cref="PostHogOptions.SecretKey"/>, or a
    /// provider, it begins to load the definitions of feature flags in the background.
    /// </summary>
    /// <param name="options">How the client is set up.</param>
    /// <param name="flagDefinitionProvider">Where definitions of feature flags are shared with other processes. Null, the default, means that this process loads them for itself.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public PostHogClient(
        PostHogOptions options,
        IFlagDefinitionProvider? flagDefinitionProvider = null
    )
    {
        _parts = ClientParts.Build(options, flagDefinitionProvider is not null);
        SuppliedHandlers.Check(options, _parts.Log);
        _http = new HttpSender(options);
        var http = new RedirectingSender(_http);
        var batches = new BatchSender(http, _parts.Clock, _parts.Jitter, _parts.Log);
        _sender = SenderOf(_parts.Events, batches);
        _aiSender = SenderOf(_parts.Ai, batches);
        _queue = DeliveryPipeline.Build(_parts, batches);
        if (_parts.Definitions is { } definitions)
        {
            _definitions = new DefinitionLoader(_parts, definitions, http, flagDefinitionProvider);
        }

        _flags = new FlagEvaluator(_parts, http, _queue);
        _exceptions = new ExceptionReporter(options, _parts, _queue, _sender);
        if (_parts.Settings.IsEnabled && LiveClients.Enter(_parts.Settings.Token))
        {
            _parts.Log.TokenShared();
        }
    }

    /// <summary>
    /// Sends one event and returns once the API answered, retries and the waits between them included.
    /// </summary>
    /// <param name="posthogEvent">The event. It is written down before anything is sent; later changes to it have no effect.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
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

        return await _sender
            .CaptureAsync([posthogEvent], historicalMigration: false, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Sends events together and returns once the API answered for all of them, retries and the waits between them
    /// included. More than <see cref="PostHogOptions.MaxBatchSize"/> events travel in several requests, in order.
    /// </summary>
    /// <param name="events">The events. One that cannot be sent is dropped alone, with a verdict that says why.</param>
    /// <param name="historicalMigration">Whether this is an import of old data, which PostHog processes apart from live events.</param>
    /// <param name="cancellationToken">Ends the call early; events may or may not have arrived then.</param>
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
    /// Puts one event into the queue and returns at once; it is written down before, and delivered in the background.
    /// Never throws and never waits.
    /// </summary>
    /// <param name="posthogEvent">The event. Later changes to it have no effect.</param>
    /// <returns>Whether the queue took the event, and if not, why. Losses after that go to <see cref="PostHogOptions.OnError"/>, the log and <see cref="Diagnostics"/>.</returns>
    public EnqueueResult Enqueue(PostHogEvent posthogEvent) => _queue.Events.Enqueue(posthogEvent);

    /// <summary>
    /// Sends the events that are queued now, and returns once each was sent once. Events whose attempt failed for a passing
    /// reason stay queued and are tried again in the background.
    /// </summary>
    /// <param name="timeout">How long this may take; events that are not sent by then stay queued. Null, the default, sets no limit but those of the single requests.</param>
    /// <param name="cancellationToken">Ends the call early; events that are not sent by then stay queued.</param>
    /// <returns>What was delivered, what is still queued and what was given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative, and not infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FlushResult> FlushAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    ) => await _queue.FlushAsync(timeout, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Closes the client: refuses further events, delivers what is queued, trying again soon what fails, and ends the
    /// background work. What cannot be delivered in time is given up, logged and reported. Calling it again returns the
    /// same result; a callback that calls it while it is under way gets what is known so far.
    /// </summary>
    /// <param name="timeout">How long this may take. Null, the default, means <see cref="PostHogOptions.ShutdownTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the call early; the client stays closed to events, and a further call goes on with the rest.</param>
    /// <returns>What was delivered and what was given up.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative, and not infinite.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<FlushResult> ShutdownAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    )
    {
        var time = CallTime.Limit(timeout) ?? _parts.Settings.ShutdownTimeout;
        _exceptions.Dispose();
        var begin = _parts.Clock.Elapsed;
        var result = await _queue.ShutdownAsync(timeout, cancellationToken).ConfigureAwait(false);
        if (_definitions is not null)
        {
            var left = time - (_parts.Clock.Elapsed - begin);
            await _definitions.StopAsync(left).ConfigureAwait(false);
        }

        _flags.Clear();
        CloseConnections();
        return result;
    }

    /// <summary>
    /// Puts one AI event (<c>$ai_generation</c> and its kind) into the queue for AI events and returns at once. AI events
    /// may be large, up to 8 MiB, and travel to an endpoint of their own, apart from other events.
    /// </summary>
    /// <param name="posthogEvent">The event. Later changes to it have no effect.</param>
    /// <returns>Whether the queue took the event, and if not, why.</returns>
    public EnqueueResult EnqueueAi(PostHogEvent posthogEvent) => _queue.Ai.Enqueue(posthogEvent);

    /// <summary>
    /// Sends one AI event (<c>$ai_generation</c> and its kind), up to 8 MiB large, to the endpoint for AI events, and returns
    /// once the API answered, retries and the waits between them included.
    /// </summary>
    /// <param name="posthogEvent">The event. Later changes to it have no effect.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
    /// <returns>What became of the event: delivered, not delivered with the reason, or unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="posthogEvent"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureAiAsync(
        PostHogEvent posthogEvent,
        CancellationToken cancellationToken = default
    )
    {
        if (posthogEvent is null)
        {
            throw new ArgumentNullException(nameof(posthogEvent));
        }

        return await _aiSender
            .CaptureAsync([posthogEvent], historicalMigration: false, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Shuts the client down within <see cref="PostHogOptions.ShutdownTimeout"/> and closes its connections. Later captures
    /// send nothing and say so. Calling it again has no effect.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        await ShutdownAsync(timeout: null, CancellationToken.None).ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    private CaptureSender SenderOf(QueueParts queue, BatchSender batches) =>
        new(queue, batches, _parts.SendGate, _parts.Clock, _parts.Settings.CaptureTimeout);

    // A client may be disposed by a callback while it is being shut down, which still needs them.
    private void CloseConnections()
    {
        if (_isDisposed && _queue.IsShutDown)
        {
            _http.Dispose();
        }
    }

    /// <summary>Says in the log when a client is forgotten while events are queued.</summary>
    [SuppressMessage(
        "Design",
        "MA0055",
        Justification = "Nothing else notices a forgotten client."
    )]
    ~PostHogClient()
    {
        _queue?.Forget();
        _definitions?.Forget();
    }
}
