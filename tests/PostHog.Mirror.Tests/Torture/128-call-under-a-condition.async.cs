// A call or a completed task is a call under a condition.
namespace PostHog.Async.Cases;

public sealed class Case128
{
    public Task ArrowAsync(bool b) => b ? RunAsync() : Task.CompletedTask;

    public Task InverseAsync(bool b) => b ? Task.CompletedTask : (RunAsync());

    public Task ReturnedAsync(bool b)
    {
        if (b)
            return b ? Task.CompletedTask : RunAsync();
        return b ? RunAsync() : Task.CompletedTask;
    }

    public async Task AwaitedAsync(bool b)
    {
        if (b)
            await (b ? RunAsync() : Task.CompletedTask).ConfigureAwait(false);
        else
            await (b /* why */ ? Task.CompletedTask : RunAsync());
    }

    private Task RunAsync() => Task.CompletedTask;
}
