using System.Collections;
using PostHog.Capture.Values;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Queues an exception, with its causes and their stacks, and returns at once. Never throws and never waits.
    /// </summary>
    /// <param name="error">The exception, or another description of the error: a string, or an object with a message.
    /// Null is not sent.</param>
    /// <param name="distinctId">The person it happened to. Null or blank, the default, means the person of the context;
    /// without a context the event is personless.</param>
    /// <param name="details">Further details of the exception. Null, the default, for none.</param>
    /// <returns>Whether the event was queued, and if not, why. The same exception object is reported at most once a
    /// minute for the same person.</returns>
    public EnqueueResult EnqueueException(
        object error,
        string? distinctId = null,
        ExceptionDetails? details = null
    ) => _exceptions.Enqueue(error, distinctId, details);

    /// <summary>
    /// Queues an exception with properties in any shape, and returns at once; see
    /// <see cref="EnqueueException(object, string, ExceptionDetails)"/>. Never waits.
    /// </summary>
    /// <param name="error">The exception, or another description of the error. Null is not sent.</param>
    /// <param name="distinctId">The person it happened to. Null or blank means the person of the context; without a
    /// context the event is personless.</param>
    /// <param name="properties">Properties of the event: any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/>, or a sequence of pairs. Null for none.</param>
    /// <returns>Whether the event was queued, and if not, why.</returns>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public EnqueueResult EnqueueException(
        object error,
        string? distinctId,
        IEnumerable? properties
    ) => _exceptions.Enqueue(error, distinctId, DetailsOf(properties));

    /// <summary>
    /// Sends an exception, with its causes and their stacks, and returns once the API has responded, after retries if
    /// necessary.
    /// </summary>
    /// <param name="error">The exception, or another description of the error: a string, or an object with a message.
    /// Null is not sent.</param>
    /// <param name="distinctId">The person it happened to. Null or blank, the default, means the person of the context;
    /// without a context the event is personless.</param>
    /// <param name="details">Further details of the exception. Null, the default, for none.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event; not delivered if this client reported the same exception object for the same
    /// person less than a minute ago.</returns>
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

    /// <summary>
    /// Sends an exception with properties in any shape, and returns once the API has responded, after retries if
    /// necessary.
    /// </summary>
    /// <param name="error">The exception, or another description of the error. Null is not sent.</param>
    /// <param name="distinctId">The person it happened to. Null or blank means the person of the context; without a
    /// context the event is personless.</param>
    /// <param name="properties">Properties of the event: any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/>, or a sequence of pairs. Null for none.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> CaptureExceptionAsync(
        object error,
        string? distinctId,
        IEnumerable? properties,
        CancellationToken cancellationToken = default
    ) =>
        await _exceptions
            .CaptureAsync(error, distinctId, DetailsOf(properties), cancellationToken)
            .ConfigureAwait(false);

    private static ExceptionDetails? DetailsOf(IEnumerable? properties) =>
        properties as ExceptionDetails
        ?? (NamedValues.Check(properties, nameof(properties)) is { } named ? new(named) : null);
}
