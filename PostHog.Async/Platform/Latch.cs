namespace PostHog.Async.Platform;

/// <summary>A signal that is given once, and that any number of callers can wait for.</summary>
internal sealed class Latch
{
    private readonly SemaphoreSlim _isOpen = new(0);

    /// <summary>Lets all callers through from now on. Called once.</summary>
    public void Open() => _isOpen.Release();

    /// <summary>Returns once the latch is open.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await _isOpen.WaitAsync(cancellationToken).ConfigureAwait(false);
        _isOpen.Release();
    }
}
