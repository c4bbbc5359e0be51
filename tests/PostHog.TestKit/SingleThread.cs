using System.Collections.Concurrent;

namespace PostHog.TestKit;

/// <summary>
/// A single-threaded synchronisation context, as in a desktop application or classic ASP.NET: posted work waits for the
/// code that is running. Code that blocks on a task that needs this thread never returns.
/// </summary>
public sealed class SingleThread : SynchronizationContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

    /// <summary>Runs an action there and returns when it is done.</summary>
    /// <exception cref="TimeoutException">The action never returned: a deadlock.</exception>
    public static void Run(Action action)
    {
        Exception? fault = null;
        var world = new SingleThread();
        var thread = new Thread(() => fault = world.Catch(action)) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Patience))
        {
            throw new TimeoutException("The single thread is deadlocked.");
        }

        if (fault is not null)
        {
            throw new InvalidOperationException("The action failed on the single thread.", fault);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => _posted.Add((d, state));

    private Exception? Catch(Action action)
    {
        SetSynchronizationContext(this);
        try
        {
            action();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }
}
