namespace PostHog.Blocking.Tests.Concurrency;

/// <summary>Threads that request the same flag.</summary>
internal sealed class AskingThreads
{
    private readonly List<Thread> _threads;
    private readonly FeatureFlag?[] _answers;

    public AskingThreads(int count, Func<FeatureFlag?> ask)
    {
        _answers = new FeatureFlag?[count];
        _threads =
        [
            .. Enumerable
                .Range(0, count)
                .Select(place => new Thread(() => _answers[place] = ask())),
        ];
    }

    /// <summary>Starts them and returns once each of them is waiting.</summary>
    public void StartAndWaitUntilBlocked()
    {
        _threads.ForEach(thread => thread.Start());
        SpinWait.SpinUntil(
            () => _threads.All(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)),
            TimeSpan.FromSeconds(30)
        );
    }

    /// <summary>Returns what they got.</summary>
    public IReadOnlyList<FeatureFlag?> Answers()
    {
        _threads.ForEach(thread => thread.Join());
        return _answers;
    }
}
