// A member of somebody else without a synchronous sibling is refused by the async project. (fails when blocking)
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public sealed class Inner : MemoryStream
    {
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    public async Task TryAsync() => await api.RunAsync();
}
