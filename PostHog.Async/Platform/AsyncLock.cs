namespace PostHog.Async.Platform;

/// <summary>Lets one caller through at a time; the others wait for their turn.</summary>
internal sealed class AsyncLock : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Returns once the caller holds the lock; disposing the result releases it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<AsyncLock> EnterAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return this;
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => _free.Release();
}
