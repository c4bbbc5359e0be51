using PostHog.Setup;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    private static readonly LocalEvaluationStatus NoLocalEvaluation = new();

    /// <summary>
    /// The status of the flag definitions that this process evaluates. Each read returns a new snapshot.
    /// </summary>
    public LocalEvaluationStatus LocalEvaluation => _definitions?.Status ?? NoLocalEvaluation;

    /// <summary>
    /// Loads the flag definitions now, instead of at the next poll, and returns once they are in use. Waits for a load
    /// that is already running; both together take at most <see cref="PostHogOptions.RequestTimeout"/>. Does not throw
    /// if loading fails: the last good definitions stay in use, and <see cref="LocalEvaluationStatus.LastFailure"/> of
    /// the result says why. Contexts that share flags (<see cref="PostHogContext.SharesFlags"/>) evaluate them again.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call; the definitions stay unchanged.</param>
    /// <returns>The status after the load.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<LocalEvaluationStatus> ReloadFlagDefinitionsAsync(
        CancellationToken cancellationToken = default
    )
    {
        if (_definitions is null)
        {
            Volatile.Read(ref _evaluator)?.ClearShared();
            return NoLocalEvaluation;
        }

        var status = await _definitions.ReloadAsync(cancellationToken).ConfigureAwait(false);
        Volatile.Read(ref _evaluator)?.ClearShared();
        return status;
    }

    /// <summary>
    /// Returns once flag definitions are loaded, so that a service can start with local evaluation. Returns at once if
    /// they are loaded, if this process does not evaluate flags, if the key is refused (401, 403), and if the client is
    /// closed.
    /// </summary>
    /// <param name="timeout">How long to wait. Null, the default, means 30 s; <see cref="Timeout.InfiniteTimeSpan"/>
    /// and <see cref="TimeSpan.MaxValue"/> set no limit.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether definitions are loaded.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> WaitUntilLocalEvaluationReadyAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    )
    {
        var limit = timeout is null ? timeout : CallTime.Limit(timeout) ?? Timeout.InfiniteTimeSpan;
        if (_definitions is null)
        {
            return false;
        }

        return await _definitions
            .WaitUntilReadyAsync(limit, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Discards the flag definitions: the server evaluates flags until definitions are loaded again. Contexts
    /// that share flags evaluate them again.</summary>
    public void ClearFlagDefinitions()
    {
        _definitions?.Clear();
        Volatile.Read(ref _evaluator)?.ClearShared();
    }
}
