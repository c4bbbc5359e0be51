namespace PostHog.Async.Pipeline;

/// <summary>Gives a piece of work a time by which it is cancelled.</summary>
internal static class TimeLimit
{
    // True when the work ended by itself, false when its time was up. The caller's cancellation is an exception.
    public static async Task<bool> TryAsync(
        Func<CancellationToken, Task> work,
        TimeSpan? limit,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is { } time)
        {
            deadline.CancelAfter(time);
        }

        try
        {
            await work(deadline.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
