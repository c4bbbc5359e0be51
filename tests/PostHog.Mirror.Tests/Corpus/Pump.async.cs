namespace PostHog.Async.Corpus;

/// <summary>A loop: takes, works, waits, stops.</summary>
internal sealed class Pump<T>(
    Func<int, CancellationToken, Task<IReadOnlyList<T>>> take,
    Func<T, CancellationToken, ValueTask> work,
    Func<TimeSpan, CancellationToken, Task> pause
)
    where T : notnull
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;

    public Func<Exception, Task> OnError { get; init; } = static _ => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var item in await take(100, cancellationToken).ConfigureAwait(false))
            {
                if (await TryAsync(item, cancellationToken).ConfigureAwait(false))
                {
                    _failures = 0;
                    continue;
                }

                _failures++;
                await pause(Delay(_failures), cancellationToken).ConfigureAwait(false);
            }

            await Task.Yield();
        }
    }

    /// <summary>Nothing to do: a call less.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_failures > 0)
        {
            return Task.FromException(new InvalidOperationException("It fails."));
        }

        cancellationToken.ThrowIfCancellationRequested();
        return RunOnceAsync(cancellationToken);
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var items = await take(int.MaxValue, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < items.Count; i++)
        {
            await work(items[i], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(T item, CancellationToken cancellationToken)
    {
        try
        {
            await work(item, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await OnError(exception).ConfigureAwait(false);
            return false;
        }
    }

    private static TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures), Longest.TotalSeconds));
}
