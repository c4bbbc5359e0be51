namespace PostHog.Blocking.Corpus;

/// <summary>A loop: takes, works, waits, stops.</summary>
internal sealed class Pump<T>(
    Func<int, CancellationToken, IReadOnlyList<T>> take,
    Action<T, CancellationToken> work,
    Action<TimeSpan, CancellationToken> pause
)
    where T : notnull
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;

    public Action<Exception> OnError { get; init; } = static _ => { };

    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var item in take(100, cancellationToken))
            {
                if (Try(item, cancellationToken))
                {
                    _failures = 0;
                    continue;
                }

                _failures++;
                pause(Delay(_failures), cancellationToken);
            }

            { }
        }
    }

    /// <summary>Nothing to do: a call less.</summary>
    public void Flush(CancellationToken cancellationToken)
    {
        if (_failures > 0)
        {
            throw new InvalidOperationException("It fails.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        RunOnce(cancellationToken);
    }

    private void RunOnce(CancellationToken cancellationToken)
    {
        var items = take(int.MaxValue, cancellationToken);
        for (var i = 0; i < items.Count; i++)
        {
            work(items[i], cancellationToken);
        }
    }

    private bool Try(T item, CancellationToken cancellationToken)
    {
        try
        {
            work(item, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            OnError(exception);
            return false;
        }
    }

    private static TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(Math.Min(Math.Pow(2, failures), Longest.TotalSeconds));
}
