namespace PostHog.TestKit;

/// <summary>Occupies every thread of the pool until it is disposed, as a service does that blocks on tasks under load.</summary>
public sealed class StarvedPool : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly int _usualWorkers;
    private readonly int _usualPorts;

    public StarvedPool()
    {
        ThreadPool.GetMaxThreads(out _usualWorkers, out _usualPorts);
        var threads = Math.Max(Environment.ProcessorCount, ThreadPool.ThreadCount);
        ThreadPool.SetMaxThreads(threads, _usualPorts);
        // As many work items as the pool can have threads, so that later ones find no free thread.
        for (var number = 0; number < threads; number++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => _release.Wait(), state: null);
        }
    }

    public void Dispose()
    {
        ThreadPool.SetMaxThreads(_usualWorkers, _usualPorts);
        _release.Set();
    }
}
