// An extension of a task is about the task.
namespace PostHog.Async.Cases;

public static class Case
{
    public static async Task<T> LoggedAsync<T>(this Task<T> task) => await task;

    extension(ValueTask<int> task)
    {
        public async Task<int> TwiceAsync() => await task * 2;
    }
}
