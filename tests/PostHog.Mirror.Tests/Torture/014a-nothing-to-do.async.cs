// A completed task is an empty body or a bare return.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task ArrowAsync() => Task.CompletedTask;

    public ValueTask ValueAsync() => ValueTask.CompletedTask;

    public Task ArrowBelowAsync()
        =>
            Task.CompletedTask;

    public Task ReturnAsync(bool choice)
    {
        if (choice)
        {
            return Task.CompletedTask;
        }

        return api.RunAsync();
    }

    public ValueTask DefaultAsync(bool choice)
    {
        if (choice)
        {
            return default;
        }

        if (api.Name.Length > 1)
        {
            return default(ValueTask);
        }

        if (api.Name.Length > 0)
        {
            return new ValueTask();
        }

        return new();
    }

    public ValueTask DefaultArrowAsync() => default;

    public async Task AwaitAsync()
    {
        await Task.CompletedTask;
        if (api.Name.Length == 0)
            await Task.CompletedTask.ConfigureAwait(false);
    }
}
