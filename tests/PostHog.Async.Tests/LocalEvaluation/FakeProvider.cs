using PostHog.TestKit;

namespace PostHog.Async.Tests.LocalEvaluation;

/// <summary>A provider that does what the test says, and notes what it was asked.</summary>
/// <param name="time">The clock by which the client gives up a call that hangs.</param>
internal sealed class FakeProvider(FakeTime time) : IFlagDefinitionProvider
{
    /// <summary>How long the client waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly List<string> _calls = [];

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
            {
                return [.. _calls];
            }
        }
    }

    public bool ShouldFetch { get; set; }

    public string? Shared { get; set; }

    /// <summary>The call that throws.</summary>
    public string Throws { get; set; } = "";

    /// <summary>The call that does not return. The time it would take is over at once.</summary>
    public string Hangs { get; set; } = "";

    /// <summary>How long that call takes by the clock; the time that the client gives it, at most, by default.</summary>
    public TimeSpan HangTime { get; set; } = Patience;

    /// <summary>Until when, by the clock, the client has to wait before a read that it cancelled comes back.</summary>
    public TimeSpan? ComesBackWhenAwaitedUntil { get; set; }

    /// <summary>Ends the hanging.</summary>
    public ManualResetEventSlim Release { get; } = new();

    /// <summary>Returns once it was asked this.</summary>
    /// <exception cref="TimeoutException">It never was.</exception>
    public void WaitFor(string call)
    {
        lock (_calls)
        {
            while (!_calls.Contains(call))
            {
                if (!Monitor.Wait(_calls, TimeSpan.FromSeconds(30)))
                {
                    throw new TimeoutException($"Nobody called '{call}'.");
                }
            }
        }
    }

    public Task<bool> ShouldFetchDefinitionsAsync(CancellationToken cancellationToken)
    {
        Note("decide");
        return Task.FromResult(ShouldFetch);
    }

    public Task<FlagDefinitionData?> GetDefinitionsAsync(CancellationToken cancellationToken)
    {
        Note("read");
        if (ComesBackWhenAwaitedUntil is { } due)
        {
            cancellationToken.WaitHandle.WaitOne();
            time.WaitForAlarm(due);
        }

        return Task.FromResult(FlagDefinitionData.FromJson(Shared));
    }

    public Task OnDefinitionsReceivedAsync(
        FlagDefinitionData definitions,
        CancellationToken cancellationToken
    )
    {
        Note("store");
        Shared = definitions.ToJson();
        return Task.CompletedTask;
    }

    public Task ShutdownAsync(CancellationToken cancellationToken)
    {
        Note("shutdown");
        return Task.CompletedTask;
    }

    private void Note(string call)
    {
        lock (_calls)
        {
            _calls.Add(call);
            Monitor.PulseAll(_calls);
        }

        if (string.Equals(Throws, call, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The store is out of order.");
        }

        if (string.Equals(Hangs, call, StringComparison.Ordinal))
        {
            time.AdvanceOnceAwaited(HangTime);
            Release.Wait();
        }
    }
}
