// Partial methods and primary constructors with tasks.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public sealed partial class Inner(Func<Task<int>> source)
    {
        public partial Task<int> ReadAsync();

        public partial async Task<int> ReadAsync() => await source() + await source().ConfigureAwait(false);
    }

    public Inner Make() => new(() => api.CountAsync());
}
