namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Puts an exception into the queue and returns at once, with its causes and their stacks. Never throws and never waits.
    /// </summary>
    /// <param name="error">The exception, or anything else that went wrong: a text, an object with a message. One that is null is not sent.</param>
    /// <param name="distinctId">Whom it happened to. Null or blank, the default, means whom the context names; without one the event is personless.</param>
    /// <param name="details">What is known beyond the exception. Null, the default, means nothing.</param>
    /// <returns>Whether the queue took the event, and if not, why: an exception object is reported once by a client.</returns>
    public EnqueueResult EnqueueException(
        object error,
        string? distinctId = null,
        ExceptionDetails? details = null
    ) => _exceptions.Enqueue(error, distinctId, details);

    /// <summary>
    /// Sends an exception, with its causes and their stacks, and returns once the API answered, retries and the waits between
    /// them included.
    /// </summary>
    /// <param name="error">The exception, or anything else that went wrong: a text, an object with a message. One that is null is not sent.</param>
    /// <param name="distinctId">Whom it happened to. Null or blank, the default, means whom the context names; without one the event is personless.</param>
    /// <param name="details">What is known beyond the exception. Null, the default, means nothing.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
    /// <returns>What became of the event; not delivered for an exception object that this client reported before.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureExceptionAsync(
        object error,
        string? distinctId = null,
        ExceptionDetails? details = null,
        CancellationToken cancellationToken = default
    ) =>
        await _exceptions
            .CaptureAsync(error, distinctId, details, cancellationToken)
            .ConfigureAwait(false);
}
