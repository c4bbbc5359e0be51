// A task made of a result is the result.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public ValueTask<int> NewAsync() => new ValueTask<int>(1);

    public ValueTask<int> TargetTypedAsync()
    {
        return new(1);
    }

    public Task<int> FromResultAsync() => Task.FromResult(1);

    public Task<int?> TypedAsync() => Task.FromResult<int?>(null);

    public ValueTask<long> NamedAsync() => ValueTask.FromResult<long>(result: 1);

    public ValueTask<int> EmptyAsync() => new ValueTask<int>();

    public ValueTask<int> TaskAsync() => new ValueTask<int>(api.CountAsync());

    public ValueTask VoidAsync() => new ValueTask(api.RunAsync());

    public ValueTask VoidTargetTypedAsync() => new(api.RunAsync());

    public ValueTask ReturnedAsync(bool choice)
    {
        if (choice)
        {
            return new ValueTask(api.RunAsync());
        }

        return new(api.RunAsync());
    }

    public async Task<int> ValueAsync() => await Task.FromResult(2) + await new ValueTask<int>(3);
}
