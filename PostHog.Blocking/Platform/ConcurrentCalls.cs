using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace PostHog.Blocking.Platform;

/// <summary>Does pieces of work at the same time.</summary>
internal static class ConcurrentCalls
{
    /// <summary>Returns once all is done: true, or false when patience ended first, and the work goes on unwatched.</summary>
    /// <param name="works">The work, which ends by cancellation in time, unless code of the host's in it does not listen.</param>
    /// <param name="patience">How long it is waited for. Null trusts the work, and does the first of it on the caller's own thread.</param>
    /// <exception cref="OperationCanceledException">Some of the work was cancelled.</exception>
    public static bool Run(IReadOnlyList<Action> works, TimeSpan? patience)
    {
        var watch = Stopwatch.StartNew();
        var faults = new ExceptionDispatchInfo?[works.Count];
        var threads = new List<Thread>();
        for (var number = patience is null ? 1 : 0; number < works.Count; number++)
        {
            threads.Add(Start(works, faults, number));
        }

        if (patience is null && works.Count > 0)
        {
            Do(works, faults, 0);
        }

        var isDone = true;
        foreach (var thread in threads)
        {
            isDone &= Join(thread, patience - watch.Elapsed);
        }

        Array.Find(faults, static fault => fault is not null)?.Throw();
        return isDone;
    }

    private static Thread Start(
        IReadOnlyList<Action> works,
        ExceptionDispatchInfo?[] faults,
        int number
    )
    {
        var thread = new Thread(() => Do(works, faults, number))
        {
            IsBackground = true,
            Name = "PostHog drain",
        };
        thread.Start();
        return thread;
    }

    [SuppressMessage("Design", "CA1031", Justification = "What it threw is thrown to the caller.")]
    private static void Do(IReadOnlyList<Action> works, ExceptionDispatchInfo?[] faults, int number)
    {
        try
        {
            works[number]();
        }
        catch (Exception thrown)
        {
            faults[number] = ExceptionDispatchInfo.Capture(thrown);
        }
    }

    private static bool Join(Thread thread, TimeSpan? patience)
    {
        if (patience is not { } time)
        {
            thread.Join();
            return true;
        }

        return thread.Join(time > TimeSpan.Zero ? time : TimeSpan.Zero);
    }
}
