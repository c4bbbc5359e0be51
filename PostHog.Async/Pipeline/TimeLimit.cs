using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>Cancels work after a time limit.</summary>
internal static class TimeLimit
{
    // True if the work ended on its own, false if the time was up. Cancellation by the caller throws.
    public static async Task<bool> TryAsync(
        Func<CancellationToken, Task> work,
        TimeSpan? limit,
        Clock clock,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var alarm = limit is { } time ? clock.WakeAfter(time, deadline.Cancel) : null;
        if (limit is { } own && alarm is null)
        {
            deadline.CancelAfter(own);
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
