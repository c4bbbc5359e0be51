// A task that may be missing is not a result that may be null.
namespace PostHog.Async.Cases;

public class Case(Api? api, bool isUp)
{
    public Task<Api?> OneAsync() => api?.FindAsync() ?? Task.FromResult<Api?>(null);

    public async Task<Api?> TwoAsync() =>
        await (isUp ? api?.FindAsync() ?? Task.FromResult<Api?>(null) : Task.FromResult(api));

    public async Task<Api?> ThreeAsync() => await (isUp ? api?.FindAsync() : Task.FromResult(api))!;

    public Task<Api?> FourAsync() => null!;

    public static Task<string>? Five() => null;
}
