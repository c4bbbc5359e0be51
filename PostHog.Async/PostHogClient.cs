using PostHog.Async.Pipeline;
using PostHog.Async.Platform;
using PostHog.Setup;

namespace PostHog.Async;

/// <summary>
/// Sends events to PostHog. Make one for the life of the process, share it, and dispose it once: all members are safe
/// for use by many threads at the same time.
/// </summary>
/// <remarks>
/// Nothing here throws because of the network, the server or the data of an event: results say what happened.
/// Only cancellation and mistakes in the calling code are exceptions.
/// </remarks>
public sealed class PostHogClient : IAsyncDisposable
{
    private readonly CaptureSender _sender;
    private readonly HttpSender _http;

    /// <summary>Makes a client for PostHog Cloud in the US with default options.</summary>
    /// <param name="projectToken">The project token (<c>phc_…</c>). With a blank one the client is disabled and logs one error.</param>
    public PostHogClient(string projectToken)
        : this(new PostHogOptions { ProjectToken = projectToken }) { }

    /// <summary>Makes a client. Checks and copies the options; does no I/O.</summary>
    /// <param name="options">How the client is set up.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option has a value no client can work with; the exception names it.</exception>
    public PostHogClient(PostHogOptions options)
    {
        var settings = ClientSettings.From(options);
        _http = new HttpSender(options);
        _sender = new CaptureSender(settings, _http);
    }

    /// <summary>
    /// Sends one event and returns once the API answered, retries and the waits between them included.
    /// </summary>
    /// <param name="captured">The event. It is written down before anything is sent; later changes to it have no effect.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
    /// <returns>What became of the event: delivered, not delivered with the reason, or unknown.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="captured"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureAsync(
        PostHogEvent captured,
        CancellationToken cancellationToken = default
    )
    {
        if (captured is null)
        {
            throw new ArgumentNullException(nameof(captured));
        }

        return await _sender
            .CaptureAsync([captured], historicalMigration: false, cancellationToken)
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
    /// Closes the client and its connections. Later captures send nothing and say so. Calling it again has no effect.
    /// </summary>
    public ValueTask DisposeAsync()
    {
        _sender.Close();
        _http.Dispose();
        return default;
    }
}
