using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using PostHog.Time;

namespace PostHog.Blocking.Platform;

/// <summary>Runs pieces of work at the same time.</summary>
internal static class ConcurrentCalls
{
    /// <summary>
    /// Returns true once all work is done, or false if the time is up first, in which case the work continues in the
    /// background.
    /// </summary>
    /// <param name="works">The work; cancellation ends it in time, unless application code in it ignores the
    /// cancellation.</param>
    /// <param name="timeout">How long to wait. Null sets no limit, and runs the first piece on the calling
    /// thread.</param>
    /// <param name="clock">Measures the time.</param>
    /// <exception cref="OperationCanceledException">Some of the work was cancelled.</exception>
    public static bool Run(IReadOnlyList<Action> works, TimeSpan? timeout, Clock clock)
    {
        using var timer = new CancellationTokenSource();
        using var alarm = timeout is { } time ? clock.WakeAfter(time, timer.Cancel) : null;
        var faults = new ExceptionDispatchInfo?[works.Count];
        // Not disposed, because abandoned work still signals it.
        var open = new CountdownEvent(works.Count);
        for (var number = timeout is null ? 1 : 0; number < works.Count; number++)
        {
            Start(works, faults, number, open);
        }

        if (timeout is null && works.Count > 0)
        {
            Do(works, faults, 0, open);
        }

        var isDone = Wait(open, alarm is null ? timeout : null, timer.Token);
        Array.Find(faults, static fault => fault is not null)?.Throw();
        return isDone;
    }

    private static void Start(
        IReadOnlyList<Action> works,
        ExceptionDispatchInfo?[] faults,
        int number,
        CountdownEvent open
    ) =>
        new Thread(() => Do(works, faults, number, open))
        {
            IsBackground = true,
            Name = "PostHog drain",
        }.Start();

    [SuppressMessage("Design", "CA1031", Justification = "What it threw is thrown to the caller.")]
    private static void Do(
        IReadOnlyList<Action> works,
        ExceptionDispatchInfo?[] faults,
        int number,
        CountdownEvent open
    )
    {
        try
        {
            works[number]();
        }
        catch (Exception thrown)
        {
            faults[number] = ExceptionDispatchInfo.Capture(thrown);
        }
        finally
        {
            open.Signal();
        }
    }

    private static bool Wait(CountdownEvent open, TimeSpan? time, CancellationToken timeUp)
    {
        try
        {
            return open.Wait(time ?? Timeout.InfiniteTimeSpan, timeUp);
        }
        catch (OperationCanceledException)
        {
            return open.IsSet;
        }
    }
}
