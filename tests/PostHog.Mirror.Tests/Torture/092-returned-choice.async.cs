// A returned choice between tasks without a result is no statement.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task TryAsync(bool choice) => choice ? api.RunAsync() : Task.CompletedTask;

    public Task AgainAsync(bool choice)
    {
        return choice ? api.RunAsync() : api.RunAsync();
    }
}
