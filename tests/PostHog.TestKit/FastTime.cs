using System.Diagnostics;
using PostHog.Time;

namespace PostHog.TestKit;

/// <summary>
/// A clock that runs a hundred times too fast, so that a second of back-off passes in ten milliseconds: for tests on a real
/// socket, whose time cannot be faked. Its wall time is set back and forward by up to ten minutes at every read.
/// </summary>
internal sealed class FastTime : Clock
{
    private const int Haste = 100;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(200);

    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _reads;

    public override DateTimeOffset UtcNow =>
        _start + (_watch.Elapsed * Haste) + (Step * ((Interlocked.Increment(ref _reads) % 7) - 3));

    public override TimeSpan Elapsed => _watch.Elapsed * Haste;

    public override bool TryPause(TimeSpan duration)
    {
        using var over = new ManualResetEventSlim();
        using var alarm = WakeAfter(duration, over.Set);
        over.Wait();
        return true;
    }

    public override IDisposable WakeAfter(TimeSpan duration, Action wake) =>
        new Timer(_ => wake(), state: null, duration / Haste, Timeout.InfiniteTimeSpan);
}
