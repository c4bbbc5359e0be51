// A returned choice between results is a choice.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public Task<int> TryAsync(bool choice) => choice ? api.CountAsync() : Task.FromResult(1);

    public Task<int> SwitchAsync(int choice)
    {
        return choice switch
        {
            1 => api.CountAsync(),
            _ => Task.FromResult(2),
        };
    }
}
