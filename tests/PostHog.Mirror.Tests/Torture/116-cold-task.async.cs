// A task made by hand, its type left to the compiler, is refused.
namespace PostHog.Async.Cases;

public class Case
{
    public Task<object> OneAsync() => new(() => 1);

    public Func<ValueTask<Api>> Two() => () => new();
}
