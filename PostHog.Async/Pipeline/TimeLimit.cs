using PostHog.Time;

namespace PostHog.Async.Pipeline;

/// <summary>Gives a piece of work a time by which it is cancelled.</summary>
internal static class TimeLimit
{
    // True when the work ended by itself, false when its time was up. The caller's cancellation is an exception.
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
