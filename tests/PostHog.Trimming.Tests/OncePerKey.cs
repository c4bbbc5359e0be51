namespace PostHog.Trimming.Tests;

/// <summary>Starts a task for each key once, and gives everybody who asks for the key the same task.</summary>
internal sealed class OncePerKey<TKey, T>(Func<TKey, Task<T>> start)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Task<T>> _started = [];

    public Task<T> GetAsync(TKey key)
    {
        lock (_started)
        {
            if (!_started.TryGetValue(key, out var task))
            {
                task = Task.Run(() => start(key));
                _started.Add(key, task);
            }

            return task;
        }
    }
}
