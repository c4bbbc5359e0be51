namespace PostHog.Async.Platform;

/// <summary>Something that happens once, and that any number of callers can wait for.</summary>
internal sealed class Latch
{
    private readonly SemaphoreSlim _isOpen = new(0);

    /// <summary>Lets everybody through, from now on. Called once.</summary>
    public void Open() => _isOpen.Release();

    /// <summary>Returns once it is open.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _isOpen.WaitAsync(cancellationToken).ConfigureAwait(false);
        _isOpen.Release();
    }
}
