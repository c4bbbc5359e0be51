namespace PostHog.Development.Tests.Hosting;

/// <summary>The synchronisation context of a user interface thread that never processes its posts.</summary>
internal sealed class BlockedContext : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) { }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new InvalidOperationException("nobody listens");

    /// <summary>Runs on a thread of its own, so that a deadlock fails the test instead of stopping it.</summary>
    public static bool Survives(Action action, TimeSpan limit)
    {
        var thread = new Thread(() =>
        {
            SetSynchronizationContext(new BlockedContext());
            action();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return thread.Join(limit);
    }
}
