namespace PostHog.Async;

public sealed partial class PostHogClient
{
    private static readonly LocalEvaluationStatus NoLocalEvaluation = new();

    /// <summary>
    /// How things stand with the definitions of feature flags that this process evaluates. Each reading is a snapshot of its
    /// own.
    /// </summary>
    public LocalEvaluationStatus LocalEvaluation => _definitions?.Status ?? NoLocalEvaluation;

    /// <summary>
    /// Loads the definitions of feature flags now and whole, instead of waiting for the next poll, and returns once they are
    /// in use. It waits for a load that is under way already. Nothing throws when that fails: the last good definitions stay in
    /// use, and <see cref="LocalEvaluationStatus.LastError"/> of the result says why.
    /// </summary>
    /// <param name="cancellationToken">Ends the call early; the definitions stay as they are.</param>
    /// <returns>How things stand after that.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<LocalEvaluationStatus> ReloadFlagDefinitionsAsync(
        CancellationToken cancellationToken = default
    )
    {
        if (_definitions is null)
        {
            return NoLocalEvaluation;
        }

        return await _definitions.ReloadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Returns once definitions of feature flags are loaded, so that a service can begin to serve with answers of its own.
    /// Returns at once when they are, when flags are not evaluated in this process at all, and when the client is closed.
    /// </summary>
    /// <param name="timeout">How long to wait. Null, the default, sets no limit.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <returns>Whether definitions are loaded.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<bool> WaitUntilLocalEvaluationReadyAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    )
    {
        if (_definitions is null)
        {
            return false;
        }

        return await _definitions
            .WaitUntilReadyAsync(timeout, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Forgets the definitions of feature flags: the server evaluates them, until definitions are loaded the next time.
    /// </summary>
    public void ClearFlagDefinitions() => _definitions?.Clear();
}
