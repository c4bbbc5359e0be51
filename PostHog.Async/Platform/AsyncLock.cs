namespace PostHog.Async.Platform;

/// <summary>Lets one caller at a time through; the others wait for their turn.</summary>
internal sealed class AsyncLock : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Returns when it is the caller's turn, which ends when the result is disposed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<AsyncLock> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <summary>Ends the turn.</summary>
    public void Dispose() => _free.Release();
}
