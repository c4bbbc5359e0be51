// A failed task is an exception.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task<int> ReturnAsync()
    {
        return Task.FromException<int>(new NotSupportedException());
    }

    public Task ArrowAsync() => Task.FromException(new NotSupportedException());

    public Task<int> ChoiceAsync(bool choice) =>
        choice ? Task.FromException<int>(new NotSupportedException()) : Task.FromResult(1);

    public Task<int> SwitchAsync(int choice) =>
        choice switch
        {
            1 => api.CountAsync(),
            _ => Task.FromException<int>(new NotSupportedException()),
        };

    public async Task AwaitAsync() =>
        await Task.FromException(new NotSupportedException()).ConfigureAwait(false);

    public async Task StatementAsync()
    {
        await Task.FromException(exception: new NotSupportedException());
    }

    public Func<Task<int>> Lambda => () => Task.FromException<int>(new NotSupportedException());
}
